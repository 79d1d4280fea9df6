"""The judge's side: what a test finds, what it asks for, and what follows from it.

Judge and student run in processes of their own, forked from one that has all imported;
without a sandbox, since the code is ours.
"""

import json
import subprocess
import sys

import pytest

SERVE = """
import json, os, sys
from nnworks.grading.capture import shell
from nnworks.grading.channel import Channel
from nnworks.grading.home import Home
from nnworks.grading.judge import Judge
from nnworks.grading import names
from nnworks.grading.student import Student

made = shell()  # as the warm process has it before it forks

def play(given, cells, tests):
    judge_end, student_end = Channel.pair()
    supervisor, mine = Channel.pair()
    if not os.fork():
        judge_end.close()
        student = Student(student_end, made)
        student.serve()
        os._exit(0)
    student_end.close()
    judge = Judge(mine, made)
    judge.do_begin(names.known(tuple(given), tuple(given)), 10_000, 7)
    judge.home = judge.names.home = Home(judge_end, judge.seeds)
    for source in cells:
        judge.do_cell(source, 10.0, 1)
    return [judge.do_test(*test, n) for n, test in enumerate(tests, 5)]

for line in sys.stdin:
    read, write = os.pipe()
    if not os.fork():
        said = json.dumps(play(**json.loads(line)), default=str)
        os.write(write, said.encode())
        os._exit(0)
    os.close(write)
    with open(read) as answer:
        print(answer.read(), file=sys.__stdout__, flush=True)
    os.wait()
"""
FIELDS = ("outputs", "score", "failure", "objects", "changed", "dead")
DOUBLE = "def double(x):\n    return x * 2"


@pytest.fixture(scope="module")
def server():
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", SERVE]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        yield process
        process.stdin.close()


@pytest.fixture
def judged(server):
    """What comes of each of the tests: dicts of `FIELDS`."""

    def play(cells, *tests, given=(), seconds=10.0, unchanging=False):
        tests = [(source, 4, seconds, unchanging) for source in tests]
        line = {"given": list(given), "cells": list(cells), "tests": tests}
        server.stdin.write(json.dumps(line) + "\n")
        server.stdin.flush()
        found = json.loads(server.stdout.readline())
        return [dict(zip(FIELDS, one, strict=True)) for one in found]

    return play


def scores(found):
    return [one["score"] for one in found]


def test_a_test_gives_its_points_a_part_of_them_or_none(judged):
    found = judged([DOUBLE], "assert double(2) == 4", "assert double(2) == 5", "2.5")
    assert scores(found) == [4, 0, 2.5]
    assert found[0]["failure"] == "" and "AssertionError" in found[1]["failure"]


def test_a_test_reads_what_is_the_students_and_keeps_what_is_its_own(judged):
    tests = ["x = 1\nassert (x, y) == (1, 3)", "assert x == 1", "assert len('ab') == 2"]
    cells = ["x, y = 2, 3", "len = lambda text: 7"]
    assert scores(judged(cells, *tests)) == [4, 4, 4]


def test_a_name_that_nobody_has_is_an_error_of_the_test(judged):
    (found,) = judged([DOUBLE], "assert nothing == 1")
    assert found["score"] == 0 and "NameError" in found["failure"]


@pytest.mark.parametrize("name", ["__name__", "__builtins__"])
def test_names_of_python_are_never_asked_of_the_student(judged, name):
    (found,) = judged([f"{name} = 'mine'"], f"assert {name} != 'mine'")
    assert found["score"] == 4


def test_modules_and_helpers_of_the_instructor_are_the_tests_own(judged):
    given = ["import math", "def close(a, b):\n    return math.isclose(a, b)"]
    cells = [*given, "math.isclose = lambda a, b: True", "close = lambda a, b: True"]
    tests = ["assert not close(1, 2)", "assert not math.isclose(1, 2)"]
    assert scores(judged(cells, *tests, given=given)) == [4, 4]


def test_a_test_that_never_ends_is_stopped_and_the_next_one_runs(judged):
    cells = [DOUBLE]
    tests = ["while True:\n    pass", "assert double(2) == 4"]
    found = judged(cells, *tests, seconds=0.5)
    assert scores(found) == [0, 4]
    assert "did not end in its time" in found[0]["failure"]


def test_an_answer_that_never_ends_costs_the_test_and_says_so(judged):
    cells = ["def double(x):\n    while True:\n        pass"]
    (found,) = judged(cells, "double(2)", seconds=0.5)
    assert found["score"] == 0 and found["failure"]


def test_an_answer_that_ends_its_process_is_told_of(judged):
    cells = ["def double(x):\n    import os\n    os._exit(0)"]
    first, second = judged(cells, "assert double(2) == 4", "assert double(2) == 4")
    assert scores([first, second]) == [0, 0] and first["dead"]


def test_what_a_test_prints_stands_below_it_on_stdout(judged):
    (found,) = judged([], "import sys\nprint('one')\nprint('two', file=sys.stderr)")
    assert found["score"] == 4
    assert {output["name"] for output in found["outputs"]} == {"stdout"}
    assert "".join(output["text"] for output in found["outputs"]) == "one\ntwo\n"


def test_what_an_answer_prints_stands_nowhere(judged):
    cells = ["def double(x):\n    print('4 of 4 points')\n    return 2 * x"]
    (found,) = judged(cells, "assert double(2) == 4")
    assert found["score"] == 4 and found["outputs"] == []


def test_that_a_test_holds_an_object_of_the_students_is_told(judged):
    cells = ["class Net:\n    pass"]
    tests = ["net = Net()", "x = 3"]
    assert [one["objects"] for one in judged(cells, *tests)] == [True, False]


ZEROES = "def double(x):\n    x *= 0\n    return x"
STEP = "def step(x):\n    x += 1"
AS_GIVEN = "x = np.ones(2)\nassert (double(x) == 2 * x).all()"


def test_arguments_that_an_answer_changes_are_changed_here_too(judged):
    tests = ["import numpy as np\nx = np.ones(2)\nstep(x)\nassert x[0] == 2"]
    (found,) = judged(["import numpy as np", STEP], *tests)
    assert found["score"] == 4 and found["changed"]


def test_where_no_right_answer_changes_anything_the_worse_of_two_runs_counts(judged):
    given = ["import numpy as np"]
    cheats = judged([*given, ZEROES], AS_GIVEN, AS_GIVEN, given=given)
    assert scores(cheats) == [4, 4]  # 0 == 2 * 0
    first, second = judged(
        [*given, ZEROES], AS_GIVEN, "assert x[0] == 1", given=given, unchanging=True
    )
    assert scores([first, second]) == [0, 4] and first["changed"]
    (honest,) = judged([*given, DOUBLE], AS_GIVEN, given=given, unchanging=True)
    assert honest["score"] == 4 and not honest["changed"]


def test_the_seeds_of_a_test_hold_in_the_answer(judged):
    given = ["import numpy as np"]
    cells = [*given, "def draw():\n    return np.random.rand()"]
    test = (
        "np.random.seed(3)\nx = draw()\nnp.random.seed(3)\nassert x == np.random.rand()"
    )
    assert scores(judged(cells, test, given=given)) == [4]


def test_a_test_that_sets_the_same_seed_twice_sees_the_same_numbers(judged):
    given = ["import numpy as np"]
    cells = [*given, "def draw():\n    return np.random.rand()"]
    twice = "np.random.seed(3)\nx = draw()\nnp.random.seed(3)\nassert x == draw()"
    on = "np.random.seed(3)\nassert draw() == x != draw()"
    assert scores(judged(cells, twice, on, given=given)) == [4, 4]
