"""Checks of exercises: values compared, and a wrong answer told which mistake it is.

``check.ps01.sigmoid(sigmoid)`` prints one line when the answer is right and raises
`CheckFailed` with a message in five parts when it is not. ``check_gradients(layer, x)``
does so for the gradients of a layer, a model or a loss.
"""

import importlib
import re

from nnworks.check.attempt import draft
from nnworks.check.failure import CheckFailed
from nnworks.check.gradients import check_gradients, numerical_gradient

__all__ = ["CheckFailed", "check_gradients", "draft", "numerical_gradient"]


def __getattr__(name):
    # The checks of an assignment are imported when a notebook names them, those of the
    # tasks in the pages when a page does.
    if re.fullmatch(r"ps[0-9]{2}|page", name):
        try:
            return importlib.import_module(f"{__name__}.{name}")
        except ModuleNotFoundError as error:
            if error.name != f"{__name__}.{name}":
                raise
    raise AttributeError(
        f"nnworks.check has no {name}; is the assignment's name right?"
    )
