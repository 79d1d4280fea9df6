"""The kinds of values that figures hold, and the sentence that a wrong one gets."""

import numpy as np
import pytest
import traitlets

from nnworks.widgets import Figure
from nnworks.widgets.base import Array, Whole


class Table(Figure):
    _esm = "export default {}"
    _options = ("W", "n")
    W = Array([[1, 2, 3], [4, 5, 6]], low=-10, high=10).tag(sync=True)
    n = Whole(1, low=0, high=3).tag(sync=True)


def test_arrays_lists_and_tuples_are_taken_and_kept_as_tuples():
    figure = Table(W=np.zeros((2, 3)), n=2)
    assert figure.W == ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0)) and figure.n == 2
    figure.W = [[1, 2, 3], [4, 5, -6]]
    assert figure.W[1] == (4.0, 5.0, -6.0)
    assert Table().W == ((1.0, 2.0, 3.0), (4.0, 5.0, 6.0))
    with pytest.raises(TypeError):
        figure.W[0][0] = 5  # the page would not hear of it


WRONG = [
    ({"W": [[1, 2], [3, 4]]}, "W: got shape (2, 2), expected (2, 3)."),
    ({"W": "many"}, "W: got the str 'many', expected numbers"),
    ({"W": [[1, 2, 3], [4, 5]]}, "W: its rows have different lengths"),
    ({"W": [[1, 2, 3], [4, 5, float("nan")]]}, "W: it contains nan"),
    ({"W": [[1, 2, 3], [4, 5, 60]]}, "W: it contains 60, expected numbers from -10"),
    ({"n": 1.5}, "n: got 1.5, expected a whole number from 0 to 3."),
    ({"n": 4}, "n: got 4, expected a number from 0 to 3."),
    ({"n": "two"}, "n: got the str 'two', expected numbers"),
]


@pytest.mark.parametrize("options, sentence", WRONG)
def test_a_wrong_value_gets_one_clear_sentence(options, sentence):
    figure = Table()
    before = figure.get_state(["W", "n"])
    with pytest.raises(traitlets.TraitError) as caught:
        setattr(figure, *next(iter(options.items())))
    assert sentence in str(caught.value)
    assert figure.get_state(["W", "n"]) == before
