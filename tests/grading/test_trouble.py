"""What keeps grading from going on: one sentence, an exit code, and nothing lost."""

import ctypes
import errno
import io
import json
import os
import sqlite3

import pytest

from nnworks.grading import pool
from nnworks.grading.feedback import feedback_command
from nnworks.grading.grade import grade_command
from nnworks.grading.trouble import (
    BAD_USAGE,
    OLDER,
    Trouble,
    exit_code,
    in_a_sentence,
)
from tests.grading.classes import FULL, NONE, WRONG, nbgrader
from tests.grading.test_feedback import Here


@pytest.fixture
def two(small_class):
    small_class.hand_in("ada")
    small_class.hand_in("bob", WRONG)
    return small_class


def as_others_do(small_class, command, **more):
    """(exit code, stderr) of a command of somebody who may not do everything."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        code, err = -1, io.StringIO()
        try:
            give_up_what_root_may()
            os.chdir(small_class.folder)
            code = command(small_class.options(**more), io.StringIO(), err)
        finally:
            os.write(writer, json.dumps([code, err.getvalue()]).encode())
            os._exit(0)
    os.close(writer)
    with open(reader) as said:
        code, err = json.load(said)
    os.waitpid(child, 0)
    return code, err


def give_up_what_root_may():
    """The rights to write and to read everything, now and in programs started later."""
    libc, rights = ctypes.CDLL(None), (1, 2)
    for right in rights:
        libc.prctl(24, right, 0, 0, 0)
    head, held = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(head, held) == 0
    for right in rights:
        held[0] &= ~(1 << right)
        held[1] &= ~(1 << right)
    assert libc.capset(head, held) == 0


@pytest.mark.parametrize("what", [".", "marks.db", "autograded"])
def test_no_permission_to_write(two, what):
    two.grade(students="ada")
    path, usual = two.folder / what, two.folder.stat().st_mode
    path.chmod(0o555 if path.is_dir() else 0o444)
    code, said = as_others_do(two, grade_command)
    path.chmod(usual)
    assert (code, said.count("\n")) == (1, 1), said
    assert said.startswith("There is no permission to write ")
    assert said.endswith("then run the same command again.\n")
    assert two.marks()["ada"] == FULL
    assert two.grade()[0] == 0
    assert two.marks() == {"ada": FULL, "bob": NONE}


def test_no_permission_to_write_feedback(two, monkeypatch):
    two.grade()
    monkeypatch.setattr(pool, "Pool", Here)  # who writes is the parent
    (two.folder / "feedback").mkdir(mode=0o555)
    code, said = as_others_do(two, feedback_command)
    assert (code, said.count("\n")) == (1, 1), said
    assert said.startswith(f"There is no permission to write {two.folder}/feedback/")
    (two.folder / "feedback").chmod(0o755)
    assert as_others_do(two, feedback_command) == (0, "")


def test_a_submission_that_nobody_may_read_stops_no_other(two):
    two.submission("ada").chmod(0)
    code, said = as_others_do(two, grade_command)
    two.submission("ada").chmod(0o755)
    assert (code, said) == (1, "")
    assert two.marks() == {"bob": NONE}
    assert two.grade()[0] == 0
    assert two.marks()["ada"] == FULL


def as_nbgrader_0_5_made_it(path):
    """Take from a gradebook what nbgrader 0.6 added: courses."""
    with sqlite3.connect(path) as book:
        found = book.execute("SELECT sql FROM sqlite_master WHERE name = 'assignment'")
        lines = found.fetchone()[0].splitlines()
        kept = [line.rstrip(", ") for line in lines if "course" not in line]
        older = f"{kept[0]} {', '.join(kept[1:-1])} )"
        columns = "id, name, duedate"
        book.execute("ALTER TABLE assignment RENAME TO newer")
        book.execute(older)
        book.execute(f"INSERT INTO assignment SELECT {columns} FROM newer")
        book.execute("DROP TABLE newer")
        book.execute("DROP TABLE course")
        book.execute("UPDATE alembic_version SET version_num = '282d30a0218e'")
    book.close()


@pytest.mark.grading_proof
def test_what_is_said_about_an_older_gradebook_helps(two):
    as_nbgrader_0_5_made_it(two.folder / "marks.db")
    code, said = two.grade()
    assert (code, said) == (1, f"{OLDER}\n")
    assert "`nbgrader db upgrade`" in said
    nbgrader(two.folder, "db", "upgrade")
    code, said = two.grade()
    assert code == 0, said
    assert two.marks() == {"ada": FULL, "bob": NONE}


@pytest.mark.parametrize(
    "number, words",
    [
        (errno.ENOSPC, "The disk is full: make room"),
        (errno.EDQUOT, "The disk is full: make room"),
        (errno.EACCES, "There is no permission to write x: change its owner"),
        (errno.EROFS, "There is no permission to write x: change its owner"),
        (errno.EMFILE, "The system says: Too many open files (x)."),
    ],
)
def test_what_the_system_says_is_said_in_a_sentence(number, words):

    error = OSError(number, os.strerror(number), "x")
    assert str(in_a_sentence(error)).startswith(words)


def said_of(attempt):
    err = io.StringIO()
    return exit_code(attempt, err), err.getvalue()


def test_exit_codes():
    def stop():
        raise KeyboardInterrupt

    def refuse():
        raise Trouble("No.", BAD_USAGE)

    assert said_of(lambda: True) == (0, "")
    assert said_of(lambda: False) == (1, "")
    assert said_of(refuse) == (2, "No.\n")
    code, said = said_of(stop)
    assert code == 1 and said.endswith("the same command goes on from there.\n")


def test_a_defect_of_ours_is_not_hidden():
    with pytest.raises(ZeroDivisionError):
        said_of(lambda: 1 / 0)
