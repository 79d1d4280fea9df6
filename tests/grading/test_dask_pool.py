"""A cluster grades as the local pool does, and says in a sentence why it cannot."""

import subprocess
import sys
import time
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path

import pytest

from nnworks.grading import dask_pool
from nnworks.grading.course import Submission
from nnworks.grading.dask_pool import LOST, DaskPool
from nnworks.grading.dask_worker import about
from nnworks.grading.pool import Pool
from nnworks.grading.trouble import Trouble
from nnworks.grading.work import Graded, Grading
from tests.grading.classes import FULL, NONE, RIGHT, WRONG
from tests.grading.clusters import PATHS, Cluster
from tests.grading.crowd import hand_in, plan

NAMES = ("ada", "bob", "eve", "joe", "kim", "lea")


@pytest.fixture
def submissions(tmp_path):
    return [hand_in(tmp_path, name) for name in NAMES]


def results(pool, submissions):
    with pool:
        return {graded.student: graded for graded in pool.run(submissions)}


def refusal(address, **more):
    with pytest.raises(Trouble) as caught, DaskPool(plan(), address, **more) as pool:
        list(pool.run([]))
    said = str(caught.value)
    assert said.endswith(".") and "\n" not in said
    return said


# -- without a cluster -----------------------------------------------------------------


@pytest.mark.parametrize("address", ["", "nonsense", "no such.json", "bogus://a:1"])
def test_what_is_no_address_is_said_so(address):
    assert f"--dask {address}: that is no address" in refusal(address)


def test_a_scheduler_that_is_not_there(monkeypatch):
    monkeypatch.setattr(dask_pool, "_CONNECT", 0.5)
    said = refusal("tcp://127.0.0.1:9")
    assert said.startswith("No Dask scheduler answers at tcp://127.0.0.1:9")


def test_without_dask_one_sentence_says_how_to_get_it():
    code = (
        "import sys; sys.modules['distributed'] = None\n"
        "from nnworks.grading.trouble import Trouble\n"
        "try:\n    import nnworks.grading.dask_pool\n"
        "except Trouble as error:\n    print(error, error.code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == f"{dask_pool.NO_DASK} 2\n", done.stderr


def test_grading_on_this_machine_does_not_import_dask():
    code = (
        "from nnworks.grading.quick import import_nbformat; import_nbformat()\n"
        "import sys, nnworks.__main__, nnworks.grading.grade, nnworks.grading.pool\n"
        "import nnworks.grading.worker, nnworks.grading.writer\n"
        "print({'dask', 'distributed', 'psycopg'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "set()\n", done.stderr


def test_what_marks_hang_on_is_compared():
    here = about(("numpy", "math"))
    dask_pool._compare("It", dict(here), here)
    with pytest.raises(Trouble, match=r"^It has numpy 1\.0, this machine .* both\.$"):
        dask_pool._compare("It", here | {"numpy": "1.0"}, here)
    with pytest.raises(Trouble, match="^It has no nnworks, or one too old"):
        dask_pool._compare("It", ModuleNotFoundError("nnworks"), here)


# -- two workers on loopback -----------------------------------------------------------

cluster_test = pytest.mark.slow


@pytest.fixture(scope="module")
def cluster():
    with Cluster(2) as cluster:
        yield cluster


@pytest.fixture(autouse=True)
def workers_find_the_stand_ins(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", PATHS)


def without_times(found):
    return {name: replace(graded, seconds={}) for name, graded in found.items()}


@cluster_test
def test_two_workers_find_what_the_local_pool_finds(cluster, submissions):
    there = results(DaskPool(plan("Raises"), cluster.address), submissions)
    here = results(Pool(Grading(plan("Raises")), 2), submissions)
    assert sorted(there) == sorted(NAMES)
    assert without_times(there) == without_times(here)
    assert there["bob"].refused == "error: ZeroDivisionError: by bob."


@cluster_test
def test_what_the_workers_do_not_see_is_sent_along(cluster, submissions, monkeypatch):
    monkeypatch.setattr(dask_pool, "folder_digest", lambda folder: "of another machine")
    pool = DaskPool(plan(), cluster.address, jobs=2)
    found = results(pool, submissions)
    assert not pool.shared and sorted(found) == sorted(NAMES)
    assert {graded.submission for graded in found.values()} == {"of another machine"}
    assert found["joe"].files["who"] == b"joe"


@cluster_test
def test_a_folder_that_cannot_be_sent_is_refused_alone(cluster, submissions, tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "ada")
    pool = DaskPool(plan(), cluster.address)
    pool.shared = False
    found = results(pool, [*submissions, Submission("link", tmp_path / "link")])
    assert "is a link" in found["link"].refused
    assert [found[name].refused for name in NAMES] == [""] * 6


@cluster_test
def test_what_kills_its_process_costs_no_neighbour(cluster, submissions):
    found = results(DaskPool(plan("DiesOnce"), cluster.address), submissions)
    assert [found[name].refused for name in NAMES] == [""] * 6
    assert all(worker.poll() is None for worker in cluster.workers)


@cluster_test
def test_where_nothing_can_be_graded_the_sentence_comes_back(cluster, submissions):
    with pytest.raises(Trouble, match="It cannot start: OSError: no sandbox here"):
        results(DaskPool(plan("CannotStart"), cluster.address), submissions)


@cluster_test
def test_the_cluster_is_left_as_it_was_found(cluster, submissions):
    results(DaskPool(plan("Nothing"), cluster.address), submissions)
    for worker in cluster.workers:
        children = Path(f"/proc/{worker.pid}/task/{worker.pid}/children").read_text()
        assert children.split() == []


@cluster_test
def test_a_worker_without_nnworks_is_named(cluster, tmp_path, monkeypatch):
    (tmp_path / "lacks.py").write_text("import sys; sys.modules['nnworks'] = None\n")
    before = {*_addresses(cluster)}
    worker = cluster.add("--preload", str(tmp_path / "lacks.py"))
    (new,) = _until(lambda: {*_addresses(cluster)} - before)
    assert refusal(cluster.address).startswith(f"The worker at {new} has no nnworks")
    cluster.kill(worker)
    cluster.workers.remove(worker)
    _until(lambda: {*_addresses(cluster)} == before)


@cluster_test
def test_another_version_is_named(cluster, monkeypatch):
    here = about() | {"numpy": "1.0"}
    monkeypatch.setattr(dask_pool, "_here", lambda modules: here)
    assert "this machine has 1.0: marks could differ" in refusal(cluster.address)


def test_a_submission_whose_workers_are_all_lost_is_given_up_alone():
    """Scheduler and futures are stand-ins: three workers out of memory take minutes."""

    class Lost:
        status = "error"

    from distributed.scheduler import KilledWorker

    pool = DaskPool(plan(), "tcp://127.0.0.1:9")
    killed = KilledWorker("grade", None, 3)
    assert pool._answer(Lost(), (KilledWorker, killed, None)) == dask_pool.LOST
    with pytest.raises(Trouble, match="cannot grade: KeyError: 'it'"):
        pool._answer(Lost(), (KeyError, KeyError("it"), None))


def _addresses(cluster):
    from distributed import Client

    with Client(cluster.address, set_as_default=False) as client:
        return list(client.scheduler_info(n_workers=-1)["workers"])


def _until(condition):
    for _ in range(600):
        if found := condition():
            return found
        time.sleep(0.1)
    raise AssertionError("it never came")


# -- clusters that break ---------------------------------------------------------------


@cluster_test
def test_a_scheduler_without_workers(monkeypatch):
    monkeypatch.setattr(dask_pool, "_ARRIVE", 0.2)
    with Cluster() as empty:
        assert "has no worker: start one with `dask worker" in refusal(empty.address)


@cluster_test
def test_workers_killed_in_the_middle_cost_nothing(submissions):
    with Cluster(2) as cluster, DaskPool(plan("Slow"), cluster.address) as pool:
        found = []
        for graded in pool.run(submissions):
            found.append(graded)
            if len(found) == 1:
                cluster.kill(cluster.workers[0])
                cluster.add()
            if len(found) == 3:
                cluster.kill(cluster.workers[1])
    assert sorted(graded.student for graded in found) == sorted(NAMES)
    assert {graded.refused for graded in found} == {""}


class Cancelled:
    """A future whose worker died, with what it had come to or before that."""

    status = "cancelled"


@cluster_test
def test_a_result_that_came_counts_and_one_that_did_not_is_asked_for_again(cluster):
    with DaskPool(plan("Nothing"), cluster.address) as pool:
        came = Graded("ada", "", "")
        assert pool._answer(Cancelled, came) is came
        assert pool._answer(Cancelled, CancelledError()) == LOST
    with pytest.raises(Trouble, match="is gone: start it again"):
        pool._answer(Cancelled, CancelledError())  # nobody is asked any more


@cluster_test
def test_a_scheduler_killed_in_the_middle_is_one_sentence(submissions):
    with Cluster(1) as cluster, pytest.raises(Trouble, match="is gone: start it again"):
        with DaskPool(plan("Slow"), cluster.address) as pool:
            for _ in pool.run(submissions):
                cluster.kill(cluster.scheduler)


# -- the command -----------------------------------------------------------------------


@pytest.mark.grading_proof
@cluster_test
def test_the_command_gives_the_marks_of_the_local_pool(cluster, small_class):
    """With the sandbox and the warm process, on both ways."""
    for name, answers in {"ada": RIGHT, "bob": WRONG, "eve": RIGHT}.items():
        small_class.hand_in(name, answers)
    real = {"runner": "", "no_sandbox": sys.platform != "linux"}
    code, said = small_class.grade(**real)
    assert code == 0, said
    here = small_class.marks()
    assert here == {"ada": FULL, "bob": NONE, "eve": FULL}
    code, said = small_class.grade(**real, force=True, dask=cluster.address)
    assert code == 0 and "Graded 3 of 3" in said, said
    assert small_class.marks() == here


@cluster_test
def test_nobody_asks_the_cluster_when_all_is_done(small_class):
    small_class.hand_in("ada")
    assert small_class.grade()[0] == 0
    code, said = small_class.grade(dask="tcp://127.0.0.1:9")
    assert code == 0 and "1 left as they are, 0 to grade" in said


def test_what_is_typed_wrong_costs_exit_code_2(small_class):
    small_class.hand_in("ada")
    code, said = small_class.grade(dask="nonsense")
    sentence = dask_pool.BAD_ADDRESS.format(address="nonsense")
    assert (code, said) == (2, f"{sentence}\n")  # before anything was run
