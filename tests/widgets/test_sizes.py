"""A figure is small: its script and what it has learned, each with a limit."""

import inspect

import pytest

from nnworks import widgets
from nnworks.widgets import Figure

SCRIPT, WEIGHTS = 60_000, 200_000  # bytes
KINDS = [
    kind
    for _, kind in inspect.getmembers(widgets, inspect.isclass)
    if issubclass(kind, Figure) and kind is not Figure
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_script_and_weights_are_small(kind):
    figure = kind()
    assert 1_000 < len(kind._esm.encode()) < SCRIPT
    state = {k: v for k, v in figure.get_state().items() if k not in ("_esm", "_css")}
    assert sum(len(str(value).encode()) for value in state.values()) < WEIGHTS


def test_every_figure_is_listed():
    below = {kind for kind in Figure.__subclasses__() if kind.__module__ != __name__}
    ours = {kind for kind in below if kind.__module__.startswith("nnworks.widgets")}
    assert ours == set(KINDS)
