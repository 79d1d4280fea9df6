"""`nbgrader autograde` before the first preprocessor: what is read, who is refused."""

import contextlib
import datetime
import errno
import logging
import os
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook
from nbgrader.converters import NbGraderException, base

from nnworks.grading import guard, run
from nnworks.grading.course import open_course
from nnworks.grading.guard import GuardedExporter
from nnworks.grading.intake import TIME_BYTES, Accepted, Refused
from nnworks.grading.trouble import FULL_DISK, Trouble
from tests.grading import fake
from tests.grading.classes import CONFIG, FULL
from tests.grading.plugged import NOT_JSON, autograde, errors


def test_one_that_is_refused_does_not_stop_the_class(plugged, caplog):
    plugged.hand_in("ada")
    place = plugged.hand_in("bob")
    for name in ("one", "two"):
        (place / f"{name}.ipynb").write_text("{")
    plugged.hand_in("eve")
    with pytest.raises(NbGraderException):
        autograde()
    assert errors(caplog) == [NOT_JSON, "Not graded: bob."]
    others = {s: m for s, m in plugged.marks().items() if s != "bob"}
    assert others == {"ada": FULL, "eve": FULL}
    assert not plugged.graded("bob").exists()


def test_what_ends_the_run_is_said_once(plugged, caplog, monkeypatch):
    def check_system(sandbox):
        raise Trouble("There is no sandbox.")

    plugged.hand_in("ada")
    plugged.hand_in("bob")
    autograde()
    caplog.clear()
    monkeypatch.setattr(run, "check_system", check_system)
    with pytest.raises(NbGraderException, match="There is no sandbox."):
        autograde(force=True)
    assert errors(caplog) == ["There is no sandbox."]
    assert plugged.graded("ada").exists() and plugged.graded("bob").exists()


ENDS = {
    FULL_DISK: OSError(errno.ENOSPC, "No space left on device"),
    "Stopped: what was graded so far is kept.": KeyboardInterrupt(),
}


@pytest.mark.parametrize("said", ENDS)
def test_nothing_stays_half_graded(plugged, caplog, monkeypatch, said):
    runs, real = [], fake.Warm.run

    def run_or_fail(self, job):
        runs.append(job)
        if len(runs) == 5:  # the instructor's two notebooks, ada's two, bob's first
            raise ENDS[said]
        return real(self, job)

    monkeypatch.setattr(fake.Warm, "run", run_or_fail)
    for student in ("ada", "bob", "eve"):
        plugged.hand_in(student)
    with pytest.raises(NbGraderException):
        autograde()
    assert errors(caplog) == ["Canceled", said]  # the first word is nbgrader's
    assert plugged.graded("ada").exists() and not plugged.graded("bob").exists()
    autograde()
    assert plugged.marks() == {"ada": FULL, "bob": FULL, "eve": FULL}


def test_only_the_notebook_asked_for(plugged, caplog):
    place = plugged.hand_in("ada")
    autograde()
    times = [path.stat().st_mtime_ns for path in notebooks(plugged)]
    autograde(force=True, notebook="two")
    again = [path.stat().st_mtime_ns for path in notebooks(plugged)]
    assert again[0] == times[0] and again[1] != times[1]
    (place / "two.ipynb").write_text("{")
    with pytest.raises(NbGraderException):
        autograde(force=True, notebook="two")
    assert "ada: two.ipynb is not JSON" in caplog.text
    why = "ada: there is no two.ipynb to grade."
    assert errors(caplog) == [why, "Not graded: ada."]


def notebooks(small_class):
    return [small_class.graded("ada") / name for name in ("one.ipynb", "two.ipynb")]


def test_links_and_pipes_are_neither_followed_nor_copied(plugged, tmp_path):
    place = plugged.hand_in("ada")
    (tmp_path / "secret.txt").write_text("secret")
    (place / "mine.txt").symlink_to(tmp_path / "secret.txt")
    (place / "zero.txt").symlink_to("/dev/zero")
    (place / "notes.txt").write_text("mine")
    os.mkfifo(place / "pipe.txt")
    os.mkfifo(place / "timestamp.txt")
    autograde()
    names = {path.name for path in plugged.graded("ada").iterdir()}
    assert names == {"one.ipynb", "two.ipynb", "data.txt", "notes.txt"}
    assert plugged.marks() == {"ada": FULL}


def test_a_notebook_of_another_name_is_recognised(plugged):
    place = plugged.hand_in("ada")
    (place / "one.ipynb").rename(place / "one (2).ipynb")
    autograde()
    assert plugged.marks() == {"ada": FULL}


def test_an_unreadable_timestamp_does_not_matter(plugged):
    plugged.hand_in("ada", timestamp="soon")
    autograde()
    assert plugged.marks() == {"ada": FULL}


@pytest.mark.grading_proof
def test_a_time_with_much_behind_it_is_no_time(plugged):
    """As for the command: else the same file would be late in one of the two ways."""
    from nbgrader.api import Gradebook

    plugged.hand_in("ada", timestamp="2026-01-01 00:00:00 UTC" + " " * 200 + "soon")
    autograde()
    with Gradebook(plugged.url, "small") as book:
        assert book.find_submission("hw", "ada").timestamp is None
    assert plugged.marks() == {"ada": FULL}


STOPPED = "Stopped: what was graded so far is kept."


@pytest.fixture
def converter(monkeypatch):
    """As much of nbgrader's converter as the steps ask for; `taken` is taken in."""
    made = SimpleNamespace(
        log=logging.getLogger("converter"),
        coursedir=SimpleNamespace(notebook_id="*"),
        taken=Accepted({"one": {}, "two": {}}, {"a.txt": b"", "b/c.txt": b""}),
        _format_source=lambda assignment, student: f"/in/{student}/{assignment}",
    )

    def accepted(student):
        if isinstance(made.taken, Exception):
            raise made.taken
        return made.taken

    running = SimpleNamespace(accepted=accepted)
    monkeypatch.setattr(guard, "run_of", lambda asked, assignment: running)
    return made


def started(converter, grade_it=True):
    return guard._init_destination(converter, lambda *who: grade_it, "hw", "ada")


def test_the_notebooks_that_were_taken_in_are_graded(converter, caplog):
    converter.taken = Accepted({"one": {}, "two": {}}, {}, ("a was left out.",))
    assert started(converter)
    assert converter.notebooks == ["/in/ada/hw/one.ipynb", "/in/ada/hw/two.ipynb"]
    assert caplog.messages == ["ada: a was left out."]
    converter.coursedir.notebook_id = "t*"
    assert started(converter)
    assert converter.notebooks == ["/in/ada/hw/two.ipynb"]


def test_what_is_graded_already_is_not_even_read(converter):
    converter.taken = Refused("bad.")
    assert not started(converter, grade_it=False)
    assert not hasattr(converter, "_nnworks_refused")


@pytest.mark.parametrize(
    ("taken", "why"),
    [
        (Refused("one.ipynb is empty."), "one.ipynb is empty."),
        (Accepted({"one": {}}, {}), "there is no two.ipynb to grade."),
    ],
    ids=["refused", "missing"],
)
def test_who_is_refused_is_named_at_the_end(converter, caplog, taken, why):
    converter.taken, converter.coursedir.notebook_id = taken, "two"
    assert not started(converter)
    with pytest.raises(NbGraderException, match=f"^ada: {why}$"):
        guard._convert_notebooks(converter, lambda: None)
    assert errors(caplog) == [f"ada: {why}", "Not graded: ada."]


def test_what_was_taken_in_is_copied_and_nothing_else(converter):
    def own(assignment, student):
        found.extend(base.find_all_files("/anywhere", ["*"]))
        raise ZeroDivisionError

    found, before = [], base.find_all_files
    with pytest.raises(ZeroDivisionError):
        guard._init_assignment(converter, own, "hw", "ada")
    assert found == ["/in/ada/hw/a.txt", "/in/ada/hw/b/c.txt"]
    assert base.find_all_files is before


def raising(error):
    def own(*arguments):
        raise error

    return own


TROUBLES = {"No.": Trouble("No."), FULL_DISK: OSError(errno.ENOSPC, "no space")}


@pytest.mark.parametrize("said", TROUBLES)
def test_what_a_person_must_mend_ends_the_run(converter, said):
    """As a KeyboardInterrupt where nbgrader is to remove what is half written."""
    steps = [
        (True, lambda own: guard._convert_single_notebook(converter, own, "one.ipynb")),
        (True, lambda own: guard._init_assignment(converter, own, "hw", "ada")),
        (False, lambda own: guard._init_destination(converter, own, "hw", "ada")),
    ]
    for half_written, step in steps:
        with pytest.raises(BaseException) as ended:
            step(raising(TROUBLES[said]))
        assert str(ended.value) == said and not isinstance(ended.value, Exception)
        assert isinstance(ended.value, KeyboardInterrupt) == half_written
        with pytest.raises(ZeroDivisionError):
            step(raising(ZeroDivisionError()))


@pytest.mark.parametrize(
    ("error", "kind", "said"),
    [
        (KeyboardInterrupt(), NbGraderException, [STOPPED]),
        (guard._Stop("No."), NbGraderException, ["No."]),
        (ZeroDivisionError("no"), ZeroDivisionError, []),
        (None, None, []),
    ],
    ids=["stopped", "trouble", "error", "done"],
)
def test_however_a_run_ends_its_processes_end(converter, caplog, error, kind, said):
    closed = []
    running = SimpleNamespace(close=lambda: closed.append("closed"))
    converter._nnworks_runs = {"hw": running, "hw2": running}
    expected = pytest.raises(kind, match=(said or ["no"])[0])
    with expected if kind else contextlib.nullcontext():
        guard._convert_notebooks(converter, raising(error) if error else lambda: None)
    assert errors(caplog) == said and closed == ["closed", "closed"]


@pytest.fixture
def own(tmp_path, monkeypatch):
    """nbgrader's own converter."""
    (tmp_path / "nbgrader_config.py").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    return open_course().converter


def test_nothing_of_nbgrader_is_changed_for_anybody_else(own, tmp_path):
    other = open_course().converter
    GuardedExporter(parent=own)
    for name in guard._AROUND:
        assert getattr(own, name).func is guard._AROUND[name]
        assert getattr(other, name).__func__ is getattr(type(other), name)
    (tmp_path / "timestamp.txt").symlink_to("time")
    (tmp_path / "time").write_text("2026-01-02 03:04:05 UTC")
    assert own.coursedir.get_existing_timestamp(str(tmp_path)) is None
    assert other.coursedir.get_existing_timestamp(str(tmp_path)) == TIME


def test_behind_the_restoring_the_file_itself_is_read(own, tmp_path):
    mine = new_notebook(cells=[new_markdown_cell("mine")])
    nbformat.write(mine, tmp_path / "one.ipynb")
    own._sanitizing = False
    text, _ = GuardedExporter(parent=own).from_filename("one.ipynb")
    assert "mine" in text


TIME = datetime.datetime(2026, 1, 2, 3, 4, 5)
WRITTEN = b"2026-01-02 03:04:05 UTC"
SAYS = [(None, None, False), (WRITTEN, TIME, False), (b" \n", None, False)]
SAYS += [(b"soon", None, True), (b"\xff", None, True)]
SAYS += [(WRITTEN.ljust(TIME_BYTES), TIME, False)]
SAYS += [(WRITTEN.ljust(TIME_BYTES + 1), None, False)]


@pytest.mark.parametrize(("content", "time", "warned"), SAYS)
def test_a_time_is_what_a_file_says(own, tmp_path, caplog, content, time, warned):
    GuardedExporter(parent=own)
    own.log.propagate = True
    if content is not None:
        (tmp_path / "timestamp.txt").write_bytes(content)
    assert own.coursedir.get_existing_timestamp(str(tmp_path)) == time
    assert ("timestamp.txt in " in caplog.text) == warned
