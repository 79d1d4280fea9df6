"""The tools that people and CI run."""

import os
import re
import runpy
import subprocess
import sys

import pytest

from tests.browsing import ROOT

TOOLS = ROOT / "tools"


def tool(name, *arguments, **environment):
    return subprocess.run(
        [sys.executable, str(TOOLS / f"{name}.py"), *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
    )


def test_step_prints_one_line_with_its_time():
    done = tool("step", "a quiet step", sys.executable, "-c", "print('chatter')")
    assert done.returncode == 0
    assert re.fullmatch(r"a quiet step \.{3,} +\d+\.\d s\n", done.stdout)


def test_step_shows_what_a_failure_said_and_keeps_its_code():
    done = tool("step", "a step", sys.executable, "-c", "print('why'); exit(3)")
    assert done.returncode == 3
    assert done.stdout.startswith("why") and "failed (3)" in done.stdout


def test_step_says_when_a_command_cannot_start():
    done = tool("step", "a step", "no-such-command-here")
    assert done.returncode == 1 and "could not be started" in done.stdout


def test_no_browser_is_one_sentence_that_says_how_to_get_one():
    done = tool("browser", NNWORKS_BROWSER="/no/such/chrome", SKIP_BROWSER="0")
    assert done.returncode == 1
    assert done.stderr.startswith("No browser:") and "apt install" in done.stderr
    assert "Traceback" not in done.stderr


def test_make_test_reads_notebooks_without_the_parser_of_addresses():
    ask = (
        "import runpy, subprocess, sys; runpy.run_path('tools/test.py')['lighten']();"
        "inner = 'import nbformat, sys; print(\"rfc3987_syntax\" in sys.modules)';"
        "subprocess.run([sys.executable, '-c', inner], check=True)"
    )
    path = os.pathsep.join([str(TOOLS), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", ask],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert done.stdout == "False\n", done.stderr


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are scripts of a shell")
def test_a_headless_shell_goes_before_a_whole_chromium(tmp_path, monkeypatch):
    monkeypatch.delenv("NNWORKS_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    find = runpy.run_path(str(TOOLS / "browser.py"))["find"]
    for name in ("chromium", "chromium-headless-shell"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 0\n")
        (tmp_path / name).chmod(0o755)
        assert find() == str(tmp_path / name)


def test_playwrights_shell_of_the_same_revision_is_found(tmp_path):
    beside = runpy.run_path(str(TOOLS / "browser.py"))["_shells_beside"]
    for home in ("chromium-7/linux/chrome", "chromium-7/mac/A.app/MacOS/Chromium"):
        assert beside(tmp_path / home) == []
    for number in (6, 7):
        shell = f"chromium_headless_shell-{number}/linux/chrome-headless-shell"
        (tmp_path / shell).parent.mkdir(parents=True)
        (tmp_path / shell).touch()
    for home in ("chromium-7/linux/chrome", "chromium-7/mac/A.app/MacOS/Chromium"):
        assert beside(tmp_path / home) == [tmp_path / shell]


@pytest.mark.parametrize("ci, code", [("", 0), ("true", 1)])
def test_a_person_may_skip_the_browser_and_ci_may_not(ci, code):
    done = tool("browser", NNWORKS_BROWSER="/no/such", SKIP_BROWSER="1", CI=ci)
    assert done.returncode == code


def test_exercises_names_the_assignments_when_asked_for_another():
    done = tool("exercises", "ps99_nothing")
    assert done.returncode == 1
    assert "ps99_nothing" in done.stderr and "ps01_neuron" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no make; README says so")
def test_make_alone_lists_every_target():
    text = (ROOT / "Makefile").read_text()
    phony = re.search(r"^\.PHONY: (.*)$", text, re.M)[1].split()
    told = re.findall(r"^([a-z-]+):.*  ## \S", text, re.M)
    assert set(phony) - {"help"} == set(told)
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True)
    assert all(f"make {target}" in listed.stdout for target in told)
