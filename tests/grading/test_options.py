"""What is typed behind the command, read or refused."""

import os
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnworks.grading.limits import Limits
from nnworks.grading.options import bytes_of, jobs_of, limits_of, seconds_of
from nnworks.grading.trouble import Trouble


def course(**execute):
    config = {"Execute": execute} if execute else {}
    return SimpleNamespace(converter=SimpleNamespace(config=config))


def test_as_many_at_once_as_there_are_processors():
    assert jobs_of(None) == len(os.sched_getaffinity(0))
    assert jobs_of("3") == 3


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "", "two", "²"])
def test_jobs_that_are_no_number_above_zero(text):
    with pytest.raises(Trouble, match="1 or more") as error:
        jobs_of(text)
    assert error.value.code == 2


@given(st.integers(256, 4096))
def test_sizes(size):
    assert bytes_of(f"{size}M") == bytes_of(f"{size}mib") == size << 20
    assert bytes_of(str(size << 20)) == size << 20
    assert bytes_of("1.5 G") == 3 << 29


@pytest.mark.parametrize("text", ["", "G", "-1G", "1e9", "nan", "2 gallons", "255M"])
def test_sizes_that_are_none(text):
    with pytest.raises(Trouble) as error:
        bytes_of(text)
    assert error.value.code == 2


@pytest.mark.parametrize("text", ["0", "-3", "nan", "inf", "soon"])
def test_times_that_are_none(text):
    with pytest.raises(Trouble, match="more than 0"):
        seconds_of(text)


def test_limits_are_the_courses_unless_somebody_asks():
    assert limits_of(course()) == Limits()
    assert limits_of(course(timeout=10)).cell_s == 10
    assert limits_of(course(timeout=10), 5.0).cell_s == 5
    assert limits_of(course(timeout=None)) == Limits()
    assert limits_of(course(), memory="1G").memory_bytes == 1 << 30


def test_a_notebook_gets_six_times_as_long_as_a_cell():
    limits = limits_of(course(), 1000.0)
    assert limits.notebook_s == limits.cpu_s == 6000
    limits = limits_of(course(timeout=10))
    assert (limits.notebook_s, limits.cpu_s) == (60, Limits().cpu_s)
    assert Limits().notebook_s == 6 * Limits().cell_s
