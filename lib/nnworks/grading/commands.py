"""A shell command of a cell (`!ls`), without the terminal that a sandbox has not.

Like a command that fails, one that cannot be started is told of below the cell, and the
cell goes on: the answer that stands there as well is no worse for it.
"""

import os
import signal
import subprocess
import sys

__all__ = ["cannot", "run_command"]

_AT_ONCE = 4096


def run_command(command):
    """Run a command and print what it prints; its exit code, 127 where it cannot run.

    Parameters
    ----------
    command : str

    Returns
    -------
    int
    """
    try:
        process = subprocess.Popen(
            command,
            shell=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
    except OSError as error:
        cannot(command, error)
        return 127
    with process:
        try:
            while text := process.stdout.read(_AT_ONCE):
                sys.stdout.write(text)
        except BaseException:  # the cell's time is up
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return process.returncode


def cannot(command, error):
    """Say below the cell that a command could not be run, and why."""
    sys.stderr.write(
        f"!{command}: where notebooks are graded this command could not be run"
        f" ({error}); the cell goes on without it.\n"
    )
