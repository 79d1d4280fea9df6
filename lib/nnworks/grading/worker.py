"""A worker of the local pool: ``python -m nnworks.grading.worker DESCRIPTOR``.

It never runs a student's code; the warm process that it holds forks the children that
do. It ends with the process that started it.
"""

import contextlib
import ctypes
import os
import signal
import sys
from importlib import import_module
from multiprocessing.connection import Connection

from nnworks.grading.work import Graded, grade

__all__ = ["in_words", "main", "make_runner", "serve"]

_PR_SET_PDEATHSIG = 1


def serve(connection, plan):
    """Grade the submissions that come, until none comes.

    Where no submission can be graded here, one text is sent that says why.
    """
    try:
        warm = make_runner(plan)
    except Exception as error:
        connection.send(f"Grading cannot start: {in_words(error)}.")
        return
    with contextlib.closing(connection):
        try:
            while True:
                submission = connection.recv()
                connection.send(_graded(plan, submission, warm.run))
        except EOFError:
            return
        finally:
            warm.__exit__(None, None, None)


def make_runner(plan):
    """What runs the plan's jobs, started; leave it with `__exit__`."""
    module, _, name = plan.runner.partition(":")
    return getattr(import_module(module), name)(plan.modules, plan.hidden).__enter__()


def in_words(error):
    """The type and the text of an exception, on one line."""
    text = " ".join(str(error).split()).rstrip(".")
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _graded(plan, submission, run):
    try:
        return grade(plan, submission, run)
    except Exception as error:  # one notebook must not stop the class
        why = f"error: {in_words(error)}."
        return Graded(submission.student, "", plan.tests, refused=why)


def _die_with(parent):
    """Let the kernel end this process when its parent does (Linux)."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def main(arguments):
    """Serve the parent at the other end of the descriptor."""
    _die_with(int(arguments[1]))
    connection = Connection(int(arguments[0]))
    try:
        plan = connection.recv()
    except EOFError:
        return
    serve(connection, plan)


if __name__ == "__main__":
    main(sys.argv[1:])
