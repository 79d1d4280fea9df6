"""Workers die, hang and come back; every submission is answered once."""

from pathlib import Path

import pytest

from nnworks.grading import pool as pool_module
from nnworks.grading.pool import Pool
from nnworks.grading.trouble import Trouble
from nnworks.grading.work import Grading
from tests.grading.classes import WORKER_PATH
from tests.grading.crowd import hand_in, plan
from tests.grading.runners import Heard


@pytest.fixture(autouse=True)
def workers_find_the_stand_ins(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", WORKER_PATH)


@pytest.fixture
def submissions(tmp_path):
    return [hand_in(tmp_path, name) for name in ("ada", "bob", "eve", "joe")]


def work(runner):
    return Grading(plan(runner))


def results(runner, submissions, jobs=2):
    with Pool(work(runner), jobs) as pool:
        return {graded.student: graded for graded in pool.run(submissions)}


@pytest.mark.parametrize("jobs", [1, 2, 9])
def test_everyone_is_answered_once(submissions, jobs):
    with Pool(work("Nothing"), jobs) as pool:
        students = [graded.student for graded in pool.run(submissions)]
    assert sorted(students) == ["ada", "bob", "eve", "joe"]


def test_there_are_no_more_workers_than_submissions(submissions):
    with Pool(work("Nothing"), 9) as pool:
        list(pool.run(submissions[:1]))
        assert len(pool._workers) == 1


def test_workers_that_were_started_before_do_the_work(submissions):
    with Pool(work("Nothing"), 3) as pool:
        pool.start(2)
        ready = [worker.process.pid for worker in pool._workers]
        list(pool.run(submissions[:1]))
        assert [worker.process.pid for worker in pool._workers] == ready
        pool.start(9)
        assert len(pool._workers) == 3


def test_news_reach_every_worker_and_those_that_come_after():
    with Pool(Heard(), 2) as pool:
        pool.start(2)
        assert list(pool.run([1])) == [("", 1)]
        pool.tell("news")
        assert sorted(pool.run([2, 3, 4])) == [("news", 2), ("news", 3), ("news", 4)]
        pool._workers[0].process.kill()
        pool._workers[0].process.wait()
        assert sorted(pool.run([5, 6])) == [("news", 5), ("news", 6)]
        pool._workers[0].process.kill()
        pool._workers[0].process.wait()
        pool.tell("newer")
        assert sorted(pool.run([7, 8])) == [("newer", 7), ("newer", 8)]


def test_a_worker_that_is_killed_is_replaced(submissions):
    found = results("DiesOnce", submissions)
    assert [found[name].refused for name in sorted(found)] == [""] * 4


def test_after_three_deaths_a_submission_is_given_up(submissions):
    found = results("DiesAlways", submissions[:2])
    assert {graded.refused[:38] for graded in found.values()} == {
        "error: the process that did it ended 3"
    }


def test_a_worker_that_hangs_is_ended(submissions):
    with Pool(work("Hangs"), 1) as pool:
        pool.limit = 0.3
        found = {graded.student: graded for graded in pool.run(submissions[:1])}
    assert "3 times" in found["ada"].refused


def test_what_a_notebook_raises_is_its_own_affair(submissions):
    found = results("Raises", submissions)
    assert found["bob"].refused == "error: ZeroDivisionError: by bob."
    assert [found[name].refused for name in ("ada", "eve", "joe")] == ["", "", ""]


def test_nothing_starts_where_nothing_can_be_graded(submissions):
    with pytest.raises(Trouble, match="It cannot start: OSError: no sandbox here"):
        results("CannotStart", submissions)


def test_no_worker_is_left(submissions):
    with Pool(work("Nothing"), 2) as pool:
        list(pool.run(submissions))
        left = [worker.process.pid for worker in pool._workers]
    assert len(left) == 2
    assert not [pid for pid in left if Path(f"/proc/{pid}").exists()]


def test_workers_calculate_in_one_thread():
    assert pool_module.PINNED["OMP_NUM_THREADS"] == "1"
