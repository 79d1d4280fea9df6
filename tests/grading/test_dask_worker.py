"""What grades in a Dask worker: a local worker for each thread, and only if alike."""

import pickle
import platform
from dataclasses import replace
from importlib import metadata

import pytest

import nnworks
from nnworks.grading import dask_worker
from nnworks.grading.dask_worker import UNSEEN, Grader, about, grade_there
from nnworks.grading.folder import look_into
from nnworks.grading.stamp import folder_digest
from nnworks.grading.trouble import Trouble
from nnworks.grading.work import Grading
from tests.grading.clusters import PATHS
from tests.grading.crowd import hand_in, plan


def test_what_marks_hang_on_is_told_with_its_version():
    here = about(("numpy", "math", "nnworks", "no_such_module"))
    assert set(here) == {"nnworks", "Python", "numpy", "ipython"}
    assert here["numpy"] == metadata.version("numpy")
    assert here["Python"] == "3." + platform.python_version_tuple()[1]


def test_a_module_that_is_installed_under_another_name_is_told_by_that():
    assert about(("dateutil",))["python-dateutil"] == metadata.version(
        "python-dateutil"
    )


def test_the_library_is_compared_by_its_text_also_where_it_is_installed(monkeypatch):
    monkeypatch.setattr(metadata, "version", lambda name: "9.9")
    there = about(("nnworks",))
    assert there["numpy"] == "9.9" and there["nnworks"] == about()["nnworks"] != "9.9"


def test_every_source_of_the_library_counts_and_nothing_else(tmp_path, monkeypatch):
    package = tmp_path / "nnworks"
    (package / "inside").mkdir(parents=True)
    for path in (package / "__init__.py", package / "inside" / "one.py"):
        path.write_text("x = 1")
    monkeypatch.setattr(nnworks, "__file__", str(package / "__init__.py"))
    before = about()["nnworks"]
    assert len(before) == 12
    (package / "inside" / "picture.svg").write_text("<svg/>")
    assert about()["nnworks"] == before
    (package / "inside" / "one.py").write_text("x = 2")
    changed = about()["nnworks"]
    (package / "inside" / "one.py").rename(package / "inside" / "two.py")
    assert len({before, changed, about()["nnworks"]}) == 3


class Kept:
    """Stands in for a pool: remembers all that were made, and who was ended."""

    made = []

    def __init__(self, work, jobs):
        self.work, self.jobs, self.asked, self.ended = work, jobs, [], 0
        self.made.append(self)

    def run(self, items):
        self.asked += items
        for item in items:
            if item.student == "bad":
                raise Trouble("It cannot start.")
            yield item.student

    def __exit__(self, *error):
        self.ended += 1


@pytest.fixture
def pools(monkeypatch):
    monkeypatch.setattr(Kept, "made", [])
    monkeypatch.setattr(dask_worker, "Pool", Kept)
    return Kept.made


def grader(**changes):
    made = Grader(plan(), about() | changes)
    made.setup(None)
    return made


@pytest.fixture
def ada(tmp_path):
    submission = hand_in(tmp_path, "ada")
    return replace(submission, digest=folder_digest(submission.folder))


def test_a_pool_of_one_worker_is_kept_for_the_next_submission(pools, ada):
    one = grader()
    assert [one.grade(ada), one.grade(ada)] == ["ada", "ada"]
    (pool,) = pools
    assert (pool.work, pool.jobs) == (Grading(plan()), 1)
    assert pool.asked == [ada, ada] and pool.ended == 0
    one.teardown(None)
    assert pool.ended == 1


def test_two_threads_have_a_pool_each_and_both_are_ended(pools):
    one = grader()
    with one._pool() as first, one._pool() as second:
        assert first is not second
    with one._pool(), one._pool():
        assert len(pools) == 2
    one.teardown(None)
    assert [pool.ended for pool in pools] == [1, 1]


def test_a_pool_that_fails_is_ended_and_not_kept(pools, ada):
    one = grader()
    with pytest.raises(Trouble, match="^It cannot start.$"):
        one.grade(replace(ada, student="bad"))
    assert one.grade(ada) == "ada"
    assert [pool.ended for pool in pools] == [1, 0]


def test_a_pool_that_is_at_work_when_the_run_is_over_ends_behind_its_work(pools):
    one = grader()
    with one._pool() as pool:
        one.teardown(None)
        assert pool.ended == 0
    assert pool.ended == 1
    one.setup(None)  # the next run, with the same plug-in
    for _ in range(2):
        with one._pool():
            assert len(pools) == 2


def test_on_a_machine_with_other_packages_nothing_is_graded(pools, ada):
    with pytest.raises(Trouble) as caught:
        grader(numpy="1.0").grade(ada)
    machine = platform.node()
    assert str(caught.value) == dask_worker.OTHER.format(machine=machine)
    assert f"The worker on {machine} came with other packages" in str(caught.value)
    assert not pools


def test_what_is_not_seen_here_as_it_was_there_must_be_sent_along(pools, ada):
    one = grader()
    found = look_into(ada.folder)
    (ada.folder / "who").write_text("somebody else")
    assert one.grade(ada) == UNSEEN and not pools
    assert one.grade(replace(ada, found=found)) == "ada"
    nowhere = replace(ada, folder=ada.folder / "nowhere")
    assert one.grade(nowhere) == UNSEEN
    assert one.grade(replace(nowhere, found=found)) == "ada"


def test_a_task_is_done_by_the_plug_in_of_its_run(pools, ada, monkeypatch):
    worker = type("Worker", (), {"plugins": {"mine": grader(), "other": None}})
    monkeypatch.setattr(dask_worker, "get_worker", lambda: worker)
    assert grade_there("mine", ada) == "ada"


def test_it_crosses_to_the_workers_before_it_holds_anything():
    sent = Grader(plan(), {"numpy": "1.0"})
    there = pickle.loads(pickle.dumps(sent))
    assert (there.plan, there.versions) == (sent.plan, sent.versions)


def test_a_real_worker_grades_one_after_the_other_and_is_gone(ada, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", PATHS)
    one = grader()
    assert [one.grade(ada).refused for _ in range(2)] == ["", ""]
    (pool,) = one.idle
    (worker,) = pool._workers
    one.teardown(None)
    assert worker.process.poll() is not None
