"""Whether this machine can grade strangers' programs, and how safely."""

import sys

from nnworks.grading.strength import strength
from nnworks.grading.trouble import Trouble

__all__ = ["check_system"]

NO_FORK = (
    "Grading needs processes that fork, which Windows does not have: grade in WSL, in a"
    " container or on a Linux machine."
)
NO_SANDBOX = (
    "There is no sandbox on this system: grade in a container or on a Linux machine, or"
    " say --no-sandbox and let the students' code do whatever it likes."
)
TOO_WEAK = (
    "The kernel of this machine grants too little for a sandbox ({missing}) Grade on"
    " another machine, or say --no-sandbox and let the students' code do whatever it"
    " likes."
)


def check_system(sandbox=True):
    """What of the sandbox this machine lacks, one sentence a wall.

    Parameters
    ----------
    sandbox : bool
        Whether one is wanted.

    Raises
    ------
    Trouble
        Where nothing can be graded, or too little of the sandbox is there.
    """
    if sys.platform == "win32":
        raise Trouble(NO_FORK)
    if not sandbox:
        return ()
    if not sys.platform.startswith("linux"):
        raise Trouble(NO_SANDBOX)
    found = strength()
    if not found.enough:
        raise Trouble(TOO_WEAK.format(missing=" ".join(found.missing)))
    return found.missing
