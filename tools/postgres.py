"""Find PostgreSQL's programs, or get them: python tools/postgres.py

In this order: the folder that NNWORKS_POSTGRES names, the PATH, Debian's and Homebrew's
places; then Debian's package. It is installed in CI and by root alone (in a container):
nobody else's computer gets a database server from a test.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HOW = (
    "No PostgreSQL: the gradebook's tests start a server of their own and need its"
    " programs. On Debian and Ubuntu: sudo apt install postgresql. On macOS: brew"
    " install postgresql@17. Or name their folder: NNWORKS_POSTGRES=/its/bin make test."
    " To test all but that: SKIP_POSTGRES=1 make test."
)
PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
)
PROGRAMS = ("initdb", "pg_ctl", "postgres")


def find():
    """The folder of PostgreSQL's programs on this machine, or None."""
    named = os.environ.get("NNWORKS_POSTGRES")
    if named:
        return named if _whole(Path(named)) else None
    path = shutil.which("initdb")
    places = [Path(path).resolve().parent] if path else []
    for pattern in PLACES:
        found = Path("/").glob(pattern.lstrip("/"))
        places += sorted(found, key=_version, reverse=True)
    return next((str(place) for place in places if _whole(place)), None)


def _whole(folder):
    return all((folder / name).is_file() for name in PROGRAMS)


def _version(folder):
    digits = folder.parent.name.rpartition("@")[2]
    return int(digits) if digits.isdigit() else 0


def skipped():
    """Whether a person said SKIP_POSTGRES=1; CI cannot."""
    return os.environ.get("SKIP_POSTGRES") == "1" and os.environ.get("CI") != "true"


def install():
    """Try Debian's or Homebrew's package; return whether that brought the programs."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not root and os.environ.get("CI") != "true":
        return False
    way = ["brew", "install", "-q", "postgresql@17"]
    if shutil.which("apt-get"):
        may = [] if root else ["sudo", "-n"]
        apt = "DEBIAN_FRONTEND=noninteractive apt-get"
        # Without its lists (a fresh container) apt finds nothing.
        script = f"{apt} update -qq && {apt} install -y -qq postgresql"
        way = [*may, "sh", "-c", script]
    try:
        return subprocess.run(way, capture_output=True).returncode == 0 and bool(find())
    except OSError:
        return False


def main():
    if sys.platform == "win32":
        print("no grading on Windows: PostgreSQL is not needed")
    elif skipped():
        print("SKIP_POSTGRES=1: the gradebook is not tested in PostgreSQL")
    elif not find() and (os.environ.get("NNWORKS_POSTGRES") or not install()):
        sys.exit(HOW)


if __name__ == "__main__":
    main()
