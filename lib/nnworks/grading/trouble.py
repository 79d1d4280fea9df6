"""What keeps grading from going on, in one sentence."""

import errno

__all__ = [
    "BAD_USAGE",
    "FULL_DISK",
    "OLDER",
    "Trouble",
    "exit_code",
    "in_a_sentence",
    "is_locked",
    "of_a_name",
    "of_database",
]

BAD_USAGE = 2
STOPPED = "Stopped: what was done so far is kept; the same command goes on from there."
FULL_DISK = (
    "The disk is full: make room and run the same command again; what was graded so far"
    " is kept."
)
LOCKED = (
    "The gradebook is locked by another program, for more than {seconds:.0f} seconds:"
    " end it (formgrader, a copy or a backup of the gradebook) and run the same command"
    " again; what was graded so far is kept."
)
FORBIDDEN = (
    "There is no permission to write {what}: change its owner or its mode, then run the"
    " same command again."
)
OLDER = (
    "The gradebook was made by an older nbgrader: make a copy of it, then run `nbgrader"
    " db upgrade`."
)
# PostgreSQL: lock not available, deadlock, serialization failure, too many connections.
_WAITING = {"55P03", "40P01", "40001", "53300"}
_DISK_FULL, _MISSING = "53100", {"42P01", "42703"}  # table, column
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# Of what lies where a file should be, or of a name that this disk cannot hold.
_NAMES = {errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.EILSEQ}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class Trouble(Exception):
    """One sentence for the person who typed the command; `code` is the exit code."""

    def __init__(self, sentence, code=1):
        super().__init__(sentence)
        self.code = code


def exit_code(attempt, err):
    """The exit code of a command: 0 all done, 1 not all, 2 bad usage.

    Parameters
    ----------
    attempt : callable
        Whether all was done.
    err : text file
        Gets the sentence about what kept it from going on.
    """
    try:
        return 0 if attempt() else 1
    except KeyboardInterrupt:
        print(STOPPED, file=err)
        return 1
    except Exception as error:
        trouble = in_a_sentence(error)
        if trouble is None:
            raise
        print(trouble, file=err)
        return trouble.code


def in_a_sentence(error, patience=0.0):
    """The Trouble behind an error of the files or of the gradebook, or None.

    Parameters
    ----------
    error : Exception
        Of the operating system, or of SQLAlchemy.
    patience : float
        Seconds for which a locked gradebook was tried.
    """
    if isinstance(error, Trouble):
        return error
    if isinstance(error, OSError):
        return _of_files(error)
    cause = of_database(error)
    return _of_gradebook(cause, patience) if cause else None


def of_database(error):
    """The database's own error behind an exception of nbgrader, or None."""
    from sqlalchemy.exc import DBAPIError

    while error is not None and not isinstance(error, DBAPIError):
        error = error.__context__  # nbgrader makes an InvalidEntry of it
    return error


def of_a_name(error):
    """Whether an error comes from the names of the files of one submission."""
    return isinstance(error, OSError) and error.errno in _NAMES


def is_locked(error):
    """Whether another program holds the gradebook, so that waiting may help."""
    cause = of_database(error)
    if cause is None:
        return False
    state = getattr(cause.orig, "sqlstate", None)
    return state in _WAITING or "locked" in str(cause.orig).lower()


def _of_files(error):
    if error.errno in _FULL:
        return Trouble(FULL_DISK)
    if error.errno in _FORBIDDEN:
        return Trouble(FORBIDDEN.format(what=error.filename))
    where = f" ({error.filename})" if error.filename else ""
    return Trouble(f"The system says: {error.strerror or error}{where}.")


def _of_gradebook(error, patience):
    # A driver that tried several addresses says on its first line only that it did.
    said = " ".join(str(error.orig).split())[:300].rstrip(".")
    lower, state = said.lower(), getattr(error.orig, "sqlstate", None)
    if is_locked(error):
        return Trouble(LOCKED.format(seconds=patience))
    if "full" in lower or "disk i/o" in lower or state == _DISK_FULL:
        return Trouble(FULL_DISK)
    if "readonly" in lower or "unable to open" in lower:
        return Trouble(FORBIDDEN.format(what="the gradebook and the folder it is in"))
    if "no such column" in lower or "no such table" in lower or state in _MISSING:
        return Trouble(OLDER)
    return Trouble(
        f"The gradebook cannot be used: {said}; look at c.CourseDirectory.db_url in"
        " nbgrader_config.py, or put a copy of the gradebook back."
    )
