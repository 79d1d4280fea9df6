"""A PostgreSQL server for the length of a test: its own data, one socket, no port."""

import os
import pwd
import runpy
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.browsing import ROOT

TOOL = runpy.run_path(str(ROOT / "tools" / "postgres.py"))
_USERS = ("postgres", "nobody")  # PostgreSQL refuses to run as root


class Server:
    """A context manager; `url(name)` makes an empty database and gives its address.

    Parameters
    ----------
    safe : bool
        Whether a commit waits for the disk, as it does where marks are kept.
    """

    def __init__(self, safe=False):
        self.programs = TOOL["find"]()
        assert self.programs, TOOL["HOW"]
        self.safe, self.who = safe, {}
        # Short: the name of a socket has 107 characters at most.
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        if os.geteuid() == 0:
            user = next(_known(_USERS))
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self.who = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def __enter__(self):
        try:
            data = f"{self.folder}/data"
            self._run(
                "initdb", "-D", data, "-U", "nnworks", "-A", "trust", "-N", "-EUTF8"
            )
            self.start()
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        return self

    def __exit__(self, *error):
        try:
            self.stop()
        finally:
            shutil.rmtree(self.folder)

    def start(self):
        """Start it; it answers when this returns."""
        options = f"-c listen_addresses= -k {self.folder} -c max_connections=50"
        options += "" if self.safe else " -c fsync=off"
        self._control("-l", f"{self.folder}/log", "-w", "-o", options, "start")

    def stop(self):
        """Stop it, as a power failure would."""
        self._control("-m", "immediate", "stop")

    def _control(self, *words):
        self._run("pg_ctl", "-D", f"{self.folder}/data", *words)

    @property
    def version(self):
        """Such as "15.18"."""
        return self._run("postgres", "--version").split()[2]

    def url(self, name, template="template1"):
        """A database of this name, a copy of another; its address for SQLAlchemy."""
        import psycopg

        base = f"host={self.folder} user=nnworks"
        with psycopg.connect(f"{base} dbname=postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return f"postgresql+psycopg://nnworks@/{name}?host={self.folder}"

    def _run(self, program, *arguments):
        # Its output goes to a file: a server that is started keeps a pipe open.
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(
                [f"{self.programs}/{program}", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
                **self.who,
            )
            said.seek(0)
            assert done.returncode == 0, said.read()
            said.seek(0)
            return said.read()


def _known(names):
    for name in names:
        try:
            yield pwd.getpwnam(name)
        except KeyError:
            continue
