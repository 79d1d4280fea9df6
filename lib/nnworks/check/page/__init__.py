"""The checks of the tasks that a reader solves in the page: one module a chapter.

``check.page.neuron.border(border)`` takes the reader's function and, optionally, the
seed of the random inputs. It prints one line when the answer is right and raises
`CheckFailed` otherwise. A browser runs these checks: they need NumPy and no more.
"""

import importlib

__all__ = []


def __getattr__(name):
    # A page loads the checks of its own chapter, and no others.
    if not name.startswith("_"):
        try:
            return importlib.import_module(f"{__name__}.{name}")
        except ModuleNotFoundError as error:
            if error.name != f"{__name__}.{name}":
                raise
    raise AttributeError(
        f"nnworks.check.page has no {name}; is it the name of the chapter's file?"
    )
