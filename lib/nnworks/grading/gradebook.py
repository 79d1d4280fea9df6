"""nbgrader's gradebook, opened once; a student is one transaction.

nbgrader's preprocessors open a gradebook each and commit after every cell. Here they
are handed the open one, and their commits wait for the end of the student: either all
marks of a submission are in the gradebook or none.
"""

import contextlib
import sys
import time
from pathlib import Path

from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session, scoped_session, sessionmaker
from tornado.log import app_log

from nnworks.grading.trouble import (
    BAD_USAGE,
    OLDER,
    Trouble,
    in_a_sentence,
    is_locked,
    of_database,
)

__all__ = ["PATIENCE", "Book", "open_book", "patiently"]

PATIENCE = 60.0  # seconds for which a locked gradebook is tried again
NO_DRIVER = (
    "The gradebook's db_url asks for the Python package {name}, which is not installed"
    "{more}."
)
BAD_URL = (
    "The gradebook's db_url is no address of a database, such as sqlite:///gradebook.db"
    " or postgresql+psycopg://user@host/name."
)
NO_GRADEBOOK = "There is no gradebook yet: run `nbgrader generate_assignment {name}`."
NEWER = (
    "The gradebook was made by a newer nbgrader than the one installed here: update it"
    " with `pip install --upgrade nbgrader`."
)


def patiently(attempt, patience=PATIENCE):
    """attempt(), again while another program holds the lock, until patience ends.

    Raises
    ------
    Trouble
        Where the gradebook stays locked, or is of no use.
    """
    end, pause = time.monotonic() + patience, 0.05
    while True:
        try:
            return attempt()
        except Exception as error:
            if of_database(error) is None:
                raise
            if not is_locked(error) or time.monotonic() > end:
                raise in_a_sentence(error, patience) from error
        time.sleep(pause)
        pause = min(2 * pause, 1.0)


class _HeldSession(Session):
    """A session whose commits only flush; `Book.transaction` makes the real one."""

    def commit(self):
        self.flush()


class Book:
    """The open gradebook.

    Attributes
    ----------
    gradebook : nbgrader.api.Gradebook
        With a session of its own, see the module.
    """

    def __init__(self, url, course_id, patience=PATIENCE):
        self.patience, kind = patience, url.get_backend_name()
        self.sqlite, self.postgres = kind == "sqlite", kind == "postgresql"
        self.gradebook = self.patiently(lambda: _shared(url, course_id))

    @property
    def session(self):
        """The SQLAlchemy session; reading needs no transaction."""
        return self.gradebook.db

    def close(self):
        """Let go of the database."""
        self.gradebook.close()

    @contextlib.contextmanager
    def transaction(self):
        """All or nothing: what is written within is committed at the end.

        The lock is taken at the start, so that no other program can come between
        reading and writing. Yields the function that commits; without a call of it,
        or when anything is raised, nothing is kept.
        """
        session = self.session()
        session.rollback()  # whatever was read before may be old
        # nbgrader logs a traceback where one sentence will be said.
        app_log.disabled, before = True, app_log.disabled
        try:
            if self.sqlite:
                session.execute(text("BEGIN IMMEDIATE"))
            elif self.postgres:  # wait as SQLite does; `patiently` tries again
                session.execute(text("SET LOCAL lock_timeout = '1s'"))
            yield lambda: Session.commit(session)
        finally:
            app_log.disabled = before
            session.rollback()
            session.expunge_all()

    def patiently(self, attempt):
        """attempt(), again while another program holds the lock, see `patiently`."""
        return patiently(attempt, self.patience)

    @contextlib.contextmanager
    def lent(self):
        """Lend this gradebook to preprocessors, which would open their own."""
        named = [
            module
            for name, module in list(sys.modules.items())
            if name.startswith("nbgrader.preprocessors.")
            and hasattr(module, "Gradebook")
        ]
        own = [module.Gradebook for module in named]
        for module in named:
            module.Gradebook = lambda *args, **kwargs: self.gradebook
        try:
            yield
        finally:
            for module, kind in zip(named, own, strict=True):
                module.Gradebook = kind


def _shared(url, course_id):
    """A Gradebook that stays open when one of its users is done with it."""
    from nbgrader.api import Gradebook

    class Shared(Gradebook):
        def __exit__(self, *error):
            pass

    shared = Shared(url, course_id)
    maker = sessionmaker(bind=shared.engine, class_=_HeldSession)
    shared.db.remove()
    shared.db = scoped_session(maker)
    return shared


def open_book(course, assignment, patience=PATIENCE):
    """The gradebook of a course.

    Parameters
    ----------
    course : nnworks.grading.course.Course
    assignment : str
        Named in what is said where there is no gradebook.
    patience : float
        Seconds for which a locked gradebook is tried.

    Raises
    ------
    Trouble
        Where there is none, it is an older or newer nbgrader's, or of no use.
    """
    url = _url(course)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise _nothing(course, assignment)
    url = _waiting(url, patience)
    patiently(lambda: _check_version(url, course, assignment), patience)
    return Book(url, course.directory.course_id, patience)


def _url(course):
    """The address of the gradebook, of which SQLAlchemy knows what to do with it."""
    try:
        url = make_url(course.directory.db_url)
        url.get_dialect().import_dbapi()
    except ImportError as error:
        more = ": pip install 'nnworks[postgres]'" if error.name == "psycopg" else ""
        raise Trouble(
            NO_DRIVER.format(name=error.name, more=more), BAD_USAGE
        ) from error
    except ArgumentError as error:  # its text holds the address, and maybe a password
        raise Trouble(BAD_URL, BAD_USAGE) from error
    return url


def _waiting(url, patience):
    """The address with SQLite's own wait; `patiently` tries again after it."""
    if url.get_backend_name() != "sqlite" or "timeout" in url.query:
        return url
    return url.update_query_dict({"timeout": str(min(1.0, patience))})


def _nothing(course, assignment):
    """The Trouble where there is no gradebook, or nothing in it."""
    if assignment not in course.assignments():
        course.check(assignment, ())  # a wrong name is the nearer reason
    return Trouble(NO_GRADEBOOK.format(name=assignment), BAD_USAGE)


def _check_version(url, course, assignment):
    from alembic.script import ScriptDirectory
    from nbgrader.api import Base
    from nbgrader.dbutil import ALEMBIC_DIR

    engine = create_engine(url)
    try:
        there = inspect(engine)
        tables = set(there.get_table_names())
        if not tables:
            raise _nothing(course, assignment)
        for table in Base.metadata.sorted_tables:
            columns = (
                {c["name"] for c in there.get_columns(table.name)}
                if (table.name in tables)
                else set()
            )
            if not columns >= {column.name for column in table.columns}:
                raise Trouble(OLDER)
        with engine.connect() as connection:
            version = connection.execute(
                text("SELECT version_num FROM alembic_version")
            ).scalar()
    finally:
        engine.dispose()
    scripts = ScriptDirectory(ALEMBIC_DIR)
    if version != scripts.get_current_head():
        known = {script.revision for script in scripts.walk_revisions()}
        raise Trouble(OLDER if version in known else NEWER)
