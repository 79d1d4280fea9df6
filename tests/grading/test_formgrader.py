"""formgrader's own server: what its buttons ask of it, with the plug-in behind them."""

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import requests

from tests.grading.classes import RIGHT, WORKER_PATH
from tests.grading.plugged import NOT_JSON
from tests.grading.test_feedback import feedback, page
from tests.grading.test_render import EVIL

pytestmark = [
    pytest.mark.grading_proof,
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="needs the sandbox"
    ),
]
TOKEN = "secret"
COMMAND = [
    *(sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root"),
    *("--ip=127.0.0.1", "--port=0", f"--IdentityProvider.token={TOKEN}"),
]
READY = re.compile(r"http://127\.0\.0\.1:(\d+)/")
NOT_GRADED = "[ERROR] Not graded: bob."
MARKED = "two (Score: 3.5 / 4.0)"


class Formgrader:
    """A running server, asked as the page in the browser asks it."""

    def __init__(self, port):
        self.address = f"http://127.0.0.1:{port}/formgrader"
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"token {TOKEN}"

    def ask(self, how, what, **more):
        """The answer as data."""
        done = self.session.request(how, f"{self.address}/api/{what}", **more)
        assert done.status_code == 200, done.text
        return done.json()

    def notebook(self, student, name):
        """What the table of notebooks says of one."""
        (found,) = [
            notebook
            for notebook in self.ask("GET", f"submitted_notebooks/hw/{name}")
            if notebook["student"] == student
        ]
        return found

    def page(self, student, name):
        """The page on which a person marks a notebook."""
        where = f"{self.address}/submissions/{self.notebook(student, name)['id']}/"
        done = self.session.get(where)
        assert done.status_code == 200, done.text
        return done.text

    def mark(self, student, points, words):
        """Give points and a comment to the answer in words."""
        given = {"submission_id": self.notebook(student, "two")["id"]}
        (grade,) = [
            g for g in self.ask("GET", "grades", params=given) if g["name"] == "why"
        ]
        self.ask("PUT", f"grade/{grade['id']}", json={"manual_score": points})
        (comment,) = [
            c for c in self.ask("GET", "comments", params=given) if c["name"] == "why"
        ]
        self.ask("PUT", f"comment/{comment['id']}", json={"manual_comment": words})


@pytest.fixture
def formgrader(small_class, tmp_path, monkeypatch):
    monkeypatch.chdir(small_class.folder)
    with open("nbgrader_config.py", "a") as file:
        file.write("from nnworks.grading import configure\nconfigure(c)\n")
    own = {"HOME": str(tmp_path), "JUPYTER_DATA_DIR": str(tmp_path / "data")}
    own |= {"JUPYTER_CONFIG_DIR": str(tmp_path / "config")}
    own |= {"JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime")}
    own |= {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    own |= {"PYTHONPATH": WORKER_PATH, "PYTHONWARNINGS": "ignore"}
    with subprocess.Popen(
        COMMAND, env=os.environ | own, stderr=subprocess.PIPE, text=True
    ) as server:
        hopeless = threading.Timer(120, server.kill)
        hopeless.daemon = True
        hopeless.start()
        said, found = [], None
        for line in server.stderr:
            said.append(line)
            if found := READY.search(line):
                break
        assert found, "".join(said)
        # Nobody reads what it goes on to say; it must not wait for a reader.
        drain = threading.Thread(target=server.stderr.read)
        drain.start()
        try:
            yield Formgrader(found[1])
        finally:
            hopeless.cancel()
            server.terminate()
            drain.join()


def test_an_instructors_day(formgrader, small_class):
    small_class.hand_in("ada", RIGHT | {"why": EVIL})
    folder = small_class.hand_in("bob")
    for name in ("one", "two"):
        (folder / f"{name}.ipynb").write_text("{")
    done = formgrader.ask("POST", "submission/hw/ada/autograde")
    assert done["success"], done
    done = formgrader.ask("POST", "submission/hw/bob/autograde")
    assert not done["success"]
    assert done["log"].splitlines() == [f"[ERROR] {NOT_JSON}", NOT_GRADED]
    assert done["error"].rstrip().endswith(f"NbGraderException: {NOT_JSON}")
    (ada, bob) = formgrader.ask("GET", "submissions/hw")
    assert (ada["score"], ada["needs_manual_grade"]) == (3.0, True)
    assert (bob["student"], bob["autograded"]) == ("bob", False)

    shown = formgrader.page("ada", "two")
    assert "&lt;script&gt;ATTACK" in shown and "<script>ATTACK" not in shown
    formgrader.mark("ada", 2.5, "Nearly.")
    assert formgrader.ask("GET", "submission/hw/ada")["score"] == 5.5
    done = formgrader.ask("POST", "assignment/hw/ada/generate_feedback")
    assert done["success"], done
    assert MARKED in page(small_class, "ada", "two")

    # Both ways in turn, while the server has the gradebook open.
    assert small_class.grade(force=True)[0] == 1
    assert formgrader.ask("GET", "submission/hw/ada")["score"] == 5.5
    formgrader.mark("ada", 1.5, "Less than I thought.")
    code, said = feedback()
    assert (code, "Written for 1" in said) == (1, True)  # bob is not graded
    assert "Less than I thought." in page(small_class, "ada", "two")
