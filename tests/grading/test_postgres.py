"""The server that the tests start themselves: there, and gone without a trace."""

import subprocess
import sys

import pytest

from tests.grading.postgres import TOOL, Server
from tests.tools.test_tools import tool

here = pytest.mark.skipif(
    sys.platform == "win32" or TOOL["skipped"](), reason="SKIP_POSTGRES=1, or Windows"
)


def test_no_postgres_is_one_sentence_that_says_how_to_get_it():
    done = tool("postgres", NNWORKS_POSTGRES="/no/such", SKIP_POSTGRES="0")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert done.stderr.startswith("No PostgreSQL:") and "apt install" in done.stderr


@pytest.mark.parametrize("ci, code", [("", 0), ("true", 1)])
def test_a_person_may_skip_postgres_and_ci_may_not(ci, code):
    done = tool("postgres", NNWORKS_POSTGRES="/no/such", SKIP_POSTGRES="1", CI=ci)
    assert done.returncode == code


def run(command):
    return subprocess.run(command, capture_output=True, text=True).stdout


@here
@pytest.mark.slow
def test_nbgrader_keeps_its_gradebook_there_and_nothing_is_left():
    from nbgrader.api import Gradebook

    with Server() as server:
        with Gradebook(server.url("marks"), "small") as book:
            book.add_assignment("hw")
            book.add_student("ada")
            assert [student.id for student in book.students] == ["ada"]
        pid = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
    assert not server.folder.exists()
    # Ended; in a container without init nobody may have asked how.
    assert run(["ps", "-o", "stat=", "-p", str(pid)])[:1] in ("", "Z")
