"""A worker of the local pool: ``python -m nnworks.grading.worker DESCRIPTOR PARENT``.

It never runs a student's code; the warm process that it holds forks the children that
do. It ends with the process that started it.
"""

import ctypes
import os
import signal
import sys
from multiprocessing.connection import Connection

from nnworks.grading.notebook import shown
from nnworks.grading.trouble import Trouble

__all__ = ["TRIES", "CannotStart", "News", "in_words", "main", "serve"]

TRIES = 3  # what is killed from outside is tried so often
_PR_SET_PDEATHSIG = 1
_MOST_WORDS = 300  # of an error that a stranger's file may have made


class CannotStart(str):
    """Sent instead of a result: why nothing can be done on this machine."""


class News(tuple):
    """Comes instead of an item: `work.hear(*news)` is the work from then on."""


def serve(connection, work):
    """Do the items that come, until none comes."""
    try:
        opened, tool = _open(work)
    except Trouble as error:
        return connection.send(CannotStart(error))
    except Exception as error:
        return connection.send(CannotStart(f"It cannot start: {in_words(error)}."))
    try:
        while True:
            item = connection.recv()
            if isinstance(item, News):
                work = work.hear(*item)
                continue
            try:
                result = work.do(tool, item)
            except Exception as error:  # one notebook must not stop the class
                result = work.failed(item, f"error: {in_words(error)}.")
            connection.send(result)
    except EOFError:
        return
    finally:
        opened.__exit__(None, None, None)


def _open(work):
    """(context, what it gives); what is killed meanwhile is started again."""
    for attempt in range(TRIES):
        opened = work.open()
        try:
            return opened, opened.__enter__()
        except Trouble:
            raise
        except Exception:
            if attempt == TRIES - 1:
                raise


def in_words(error):
    """The type and the text of an exception, on one line."""
    text = shown(" ".join(str(error).split()).rstrip(". "), _MOST_WORDS)
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _die_with(parent):
    """Let the kernel end this process when its parent does (Linux)."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def main(arguments):
    """Serve the parent at the other end of the descriptor."""
    _die_with(int(arguments[1]))
    with Connection(int(arguments[0])) as connection:
        try:
            work = connection.recv()
        except EOFError:
            return
        serve(connection, work)


if __name__ == "__main__":
    # Its classes must be those that the parent knows, not __main__'s.
    from nnworks.grading import worker

    worker.main(sys.argv[1:])
