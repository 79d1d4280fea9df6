"""From a test cell's end to its points; through a session in test_proxy."""

import numpy as np
import pytest

from nnworks.grading.capture import Outputs
from nnworks.grading.link import Stopped
from nnworks.grading.verdict import verdict


@pytest.mark.parametrize(
    ("value", "score"),
    [(None, 4.0), (4, 4.0), (1.5, 1.5), (np.float64(0), 0.0)],
)
def test_a_test_that_ends_gives_its_points_or_a_part(value, score):
    got, failure, outputs = verdict(value, None, 4.0, Outputs())
    assert got == score and bool(failure) == (score < 4)
    assert [o["data"]["text/plain"] for o in outputs] == [repr(score)] * len(outputs)


@pytest.mark.parametrize("value", [5, -1, np.nan, np.inf, True, "4", [4], 1j])
def test_what_is_no_number_of_points_gives_none(value):
    got, failure, outputs = verdict(value, None, 4.0, Outputs())
    assert got == 0.0 and failure.startswith("ValueError: the test cell")
    assert outputs[-1]["output_type"] == "error"


def test_a_failure_says_the_words_of_the_test():
    error = AssertionError("half(4) is not 2\x1b[2J")
    error.add_note("It was raised in line 3")
    got, failure, _ = verdict(None, error, 4.0, Outputs())
    text = "AssertionError: half(4) is not 2?[2J\nIt was raised in line 3"
    assert (got, failure) == (0.0, text)


def test_what_was_stopped_says_why_alone():
    assert verdict(None, Stopped("too slow"), 4.0, Outputs())[:2] == (0.0, "too slow")
