"""Run notebook cells without a kernel, each variant in a process of its own.

As a program this is the warm process: it has imported NumPy and Matplotlib once, reads
one JSON request a line and answers with one line. A request is {"before": cells,
"jobs": [cells, ...]}; the cells `before` run once, then each job in a fork of what they
left. The first job is the reference: the others get twenty times its processor time
a cell, then are interrupted and have failed, because a loop that never ends is a wrong
answer too.
"""

import ast
import contextlib
import functools
import io
import json
import os
import re
import select
import signal
import subprocess
import sys
import time

FIRST_LIMIT = 60.0  # seconds for the reference
LEAST_LIMIT = 1.0
PATIENCE = 20  # times the reference: a loop of Python's for one of NumPy's takes 9
STOPPED = "stopped: it ran too long, or ended the process"
_MAGIC = re.compile(r"^(\s*)[%!].*$", re.MULTILINE)


class _Display:
    """Stands in for everything that only shows: takes any call, returns nothing."""

    def __call__(self, *args, **kwargs):
        return None

    def __getattr__(self, name):
        return self


def namespace():
    """What a fresh kernel's user namespace holds, as far as exercises can tell."""
    return {"__name__": "__main__", "display": _Display(), "get_ipython": _Display()}


def without_magics(source):
    """The cell as plain Python: lines that speak to IPython do nothing."""
    return _MAGIC.sub(r"\1pass", source)


def run_cell(source, names):
    """Run one cell; return "" where nbgrader would give full marks, else why not."""
    errors, value = io.StringIO(), None
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(errors):
        try:
            body = ast.parse(without_magics(source)).body
            last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
            exec(compile(ast.Module(body, []), "<cell>", "exec"), names)
            if last is not None:
                value = eval(
                    compile(ast.Expression(last.value), "<cell>", "eval"), names
                )
        except BaseException as error:  # a student's exit() is a failure too
            return f"{type(error).__name__}: {error}"
    said = errors.getvalue()
    if said:
        return f"it wrote to stderr, for which nbgrader gives 0: {said}"
    if value is not None:
        return f"it ends with the value {value!r}, which nbgrader takes as marks"
    return ""


def run_cells(cells, names, limit=0.0):
    """Run cells in order, failing ones too; {id: "" or why} of the graded ones.

    With a limit, a cell that uses more CPU seconds is interrupted, as a kernel is.
    """
    said = {}
    for cell in cells:
        with interrupted_after(limit):
            failure = run_cell(cell["source"], names)
        if cell["graded"]:
            said[cell["id"]] = failure
    return said


@contextlib.contextmanager
def interrupted_after(limit):
    def interrupt(number, frame):
        raise KeyboardInterrupt(STOPPED)

    if limit:
        signal.signal(signal.SIGPROF, interrupt)
        signal.setitimer(signal.ITIMER_PROF, limit)
    yield
    if limit:
        signal.setitimer(signal.ITIMER_PROF, 0)


def all_failed(cells):
    return {cell["id"]: STOPPED for cell in cells if cell["graded"]}


def prepare():
    """Import once what notebooks import, and keep pictures off every screen."""
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    # Drawing is not graded. Not rendering also keeps a proof of 100 variants short.
    plt.show = lambda *args, **kwargs: plt.close("all")


def prepare_forks():
    """Bring once what a cell in the middle needs; each fork would do it again.

    The digits with all of scikit-learn take a second.
    """
    import ipywidgets  # noqa: F401

    from nnworks import data

    data.digits()


def reseed():
    """Make variants repeatable: a kernel starts unseeded, a proof must not."""
    import random

    import numpy as np

    random.seed(0)
    np.random.seed(0)


def in_fork(function, limit):
    """function() in a fork, by JSON; None where it died or took more than `limit`."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        with contextlib.suppress(BaseException):
            payload = json.dumps(function()).encode()
            with open(writer, "wb") as stream:
                stream.write(payload)
        os._exit(0)
    os.close(writer)
    payload = _read_until(reader, time.monotonic() + limit)
    if payload is None:
        os.kill(pid, signal.SIGKILL)
    os.close(reader)
    os.waitpid(pid, 0)
    return json.loads(payload) if payload else None


def _read_until(reader, deadline):
    chunks = []
    while select.select([reader], [], [], max(0.0, deadline - time.monotonic()))[0]:
        chunk = os.read(reader, 1 << 16)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
    return None


def spent_by_forks():
    """Processor seconds of all forks so far: a limit in the same coin as its use.

    By the clock a busy machine would make the reference slow, and what never ends would
    then be given many times what it needs to be told from it.
    """
    return sum(os.times()[2:4])


def serve_by_forking(request):
    def stage():
        reseed()
        names, limit, answers = namespace(), FIRST_LIMIT, []
        run_cells(request["before"], names)
        for job in request["jobs"]:
            before = spent_by_forks()
            run = functools.partial(run_cells, job, names, limit)
            # The wall clock gives more, for a busy machine; it ends what no
            # interrupt can: a call that never comes back from C, a sleep.
            answers.append(in_fork(run, 20 * limit))
            if len(answers) == 1:
                limit = max(LEAST_LIMIT, PATIENCE * (spent_by_forks() - before))
        return answers

    count = len(request["jobs"])
    return in_fork(stage, 20 * FIRST_LIMIT * (count + 1)) or [None] * count


def serve_by_spawning(request):
    """The same where there is no fork (Windows): each job from the top, alone."""
    answers, limit = [], FIRST_LIMIT
    for job in request["jobs"]:
        started = time.monotonic()
        try:
            done = subprocess.run(
                [sys.executable, __file__, "alone"],
                input=json.dumps([request["before"], job]).encode(),
                stdout=subprocess.PIPE,
                timeout=limit,
            )
            answers.append(json.loads(done.stdout) if done.stdout else None)
        except subprocess.TimeoutExpired:
            answers.append(None)
        if len(answers) == 1:
            limit = max(10 * LEAST_LIMIT, PATIENCE * (time.monotonic() - started))
    return answers


def serve(way):
    """Answer requests until stdin ends; what students print or ask goes nowhere."""
    requests, channel = sys.stdin, open(os.dup(1), "w", encoding="utf-8")
    sys.stdin = io.StringIO()
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    for line in requests:
        request = json.loads(line)
        answers = way(request)
        full = [
            all_failed(job) if answer is None else answer
            for job, answer in zip(request["jobs"], answers, strict=True)
        ]
        channel.write(json.dumps(full) + "\n")
        channel.flush()


def alone():
    before, job = json.loads(sys.stdin.read())
    reseed()
    names = namespace()
    run_cells(before, names)
    sys.__stdout__.write(json.dumps(run_cells(job, names)))


if __name__ == "__main__":
    sys.path.pop(0)  # a notebook must not import this folder's modules by accident
    prepare()
    if sys.argv[1:] == ["alone"]:
        alone()
    else:
        forks = hasattr(os, "fork") and sys.argv[1:] != ["spawn"]
        if forks:
            prepare_forks()
        serve(serve_by_forking if forks else serve_by_spawning)
