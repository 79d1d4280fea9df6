"""A shell without a kernel shows what a kernel shows, up to a limit."""

import subprocess
import sys

import pytest

from nnworks.grading.capture import Outputs

CELLS = {
    "a value": ("1 + 1", [("execute_result", "2")]),
    "text": ("print('a'); print('b')", [("stream", "a\nb\n")]),
    "two streams": (
        "import sys\nprint('a'); print('b', file=sys.stderr); print('c')",
        [("stream", "a\n"), ("stream", "b\n"), ("stream", "c\n")],
    ),
    "a semicolon": ("1 + 1;", []),
    "a display": ("display(3)\n4", [("display_data", "3"), ("execute_result", "4")]),
    "an exception": ("1 / 0", [("error", "ZeroDivisionError")]),
    "no Python": ("a b", [("error", "SyntaxError")]),
    "input": ("input()", [("error", "EOFError")]),
    "cleared": (
        "from IPython.display import clear_output\nprint(1); clear_output(); print(2)",
        [("stream", "2\n")],
    ),
    "a magic": ("%pylab_none", [("stream", "UsageError: Line magic")]),
    "await": ("import asyncio\nawait asyncio.sleep(0)\n7", [("execute_result", "7")]),
    "the last value": ("_ if '_' in dir() else 0", [("execute_result", "")]),
    "exit": ("exit()", []),
}
RUN = """
import json, sys
from nnworks.grading.capture import shell
made = shell()
sources = json.loads(sys.stdin.read())
found = []
for source in sources:
    made.run(source)
    found.append(made.outputs.found)
import threading
print(json.dumps([found, threading.active_count()]))
"""


@pytest.fixture(scope="module")
def shown():
    """What each cell shows, from a process whose shell is its own."""
    import json

    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RUN],
        input=json.dumps([source for source, _ in CELLS.values()]),
        capture_output=True,
        text=True,
        check=True,
    )
    found, threads = json.loads(done.stdout.splitlines()[-1])
    assert threads == 1
    return dict(zip(CELLS, found, strict=True))


@pytest.mark.parametrize("name", CELLS)
def test_outputs_are_those_of_a_kernel(shown, name):
    _, wanted = CELLS[name]
    assert [output["output_type"] for output in shown[name]] == [k for k, _ in wanted]
    for output, (_, text) in zip(shown[name], wanted, strict=True):
        said = output.get("text") or output.get("ename")
        said = said or output["data"]["text/plain"]
        assert text in said


def test_a_stream_is_cut_at_its_limit():
    outputs = Outputs(100)
    for _ in range(1000):
        outputs.stream("stdout", "0123456789")
    (output,) = outputs.found
    assert output["text"].startswith("0123456789" * 10)
    assert "cut off" in output["text"] and len(output["text"]) < 200


def test_one_long_line_is_cut_without_being_kept():
    outputs = Outputs(100)
    outputs.stream("stdout", "y" * 1_000_000)
    assert len(outputs.found[0]["text"]) < 200


def test_displays_count_too():
    outputs = Outputs(1000)
    for _ in range(100):
        outputs.display("display_data", {"text/html": "z" * 400}, {})
    assert sum(len(str(output)) for output in outputs.found) < 2000


def test_an_exception_is_told_even_then():
    outputs = Outputs(10)
    outputs.stream("stdout", "x" * 100)
    outputs.error("ValueError", "no" * 100_000, ["line" * 100_000] * 1000)
    assert outputs.found[-1]["ename"] == "ValueError"
    assert len(str(outputs.found[-1])) < 3_000_000


def test_what_is_no_text_is_left_out():
    outputs = Outputs()
    data = {"image/png": b"\x89PNG", "application/json": {"a": [1]}, "text/plain": "a"}
    outputs.display("display_data", data, {"x": object()})
    assert outputs.found[0]["data"] == {
        "image/png": "iVBORw==",
        "application/json": "",
        "text/plain": "a",
    }
    assert outputs.found[0]["metadata"] == {}
