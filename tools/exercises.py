"""Make exercises/ from solutions/ with nbgrader: python tools/exercises.py [NAME ...]

nbgrader keeps what it releases in a gradebook; a temporary one, so that the course's
own is left alone.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def release(name, gradebook, *options):
    """Release one assignment; return nbgrader's exit code."""
    arguments = ["generate_assignment", name, "--force", "--create"]
    arguments += [f"--CourseDirectory.db_url=sqlite:///{gradebook}", *options]
    # nbgrader starts `alembic` by name: it is beside this Python.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=ROOT,
        env={**os.environ, "PATH": path},
    ).returncode


def main(names):
    there = sorted(p.name for p in (ROOT / "solutions").iterdir() if p.is_dir())
    unknown = [n for n in names if n not in there]
    if unknown:
        sys.exit(
            f"exercises: there is no solutions/{unknown[0]}; there are:"
            f" {', '.join(there)}."
        )
    with tempfile.TemporaryDirectory() as folder:
        for name in names or there:
            if release(name, Path(folder, "gradebook.db")):
                sys.exit(f"exercises: nbgrader could not release {name}; see above.")


if __name__ == "__main__":
    main(sys.argv[1:])
