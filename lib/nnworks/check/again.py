"""Check with one more seed where answers are graded.

The seeds in a notebook's tests are known to who reads the course's repository, and
with them all inputs: a table of the results would pass. A grader asks for one more
seed, that nobody knew when the answer was written.
"""

import contextlib
import functools
import io

__all__ = ["also", "is_more", "with_more_seeds"]

_more, _done, _now = [], [], []


def also(seeds):
    """Let each check in this process, once for each answer, use these seeds, too.

    Parameters
    ----------
    seeds : iterable of int
    """
    _more[:] = seeds
    _done.clear()


def with_more_seeds(check):
    """Decorate a check: a function of answers and the keyword `seed`.

    It must hold for every right answer whatever the seed: checks that train and then
    ask for a share of right results are no such ones.
    """

    @functools.wraps(check)
    def both(*args, seed=0):
        result = check(*args, seed=seed)
        if _more and not any(_same(args, known) for known in _done):
            _done.append(args)
            with contextlib.redirect_stdout(io.StringIO()), _going_on():
                for other in _more:
                    check(*args, seed=other)
        return result

    return both


def is_more():
    """Whether this is a check's repetition with one more seed."""
    return bool(_now)


@contextlib.contextmanager
def _going_on():
    _now.append(True)
    try:
        yield
    finally:
        _now.pop()


def _same(args, others):
    return len(args) == len(others) and all(map(lambda a, b: a is b, args, others))
