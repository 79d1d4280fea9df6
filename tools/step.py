"""Run one command as a step: one line with its time; its output only when it fails.

python tools/step.py "the book" jupyter-book build .
"""

import shutil
import subprocess
import sys
import time

WIDTH = 52


def run(title, command, *, live=False, env=None):
    """Run `command`, print one line with its time, return its exit code.

    `live` lets its output through as it comes; otherwise it is kept, and shown only if
    the command fails.
    """
    start = time.perf_counter()
    command = [shutil.which(command[0]) or command[0], *command[1:]]
    streams = {} if live else {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    try:
        done = subprocess.run(command, env=env, **streams)
        code, output = done.returncode, done.stdout or b""
    except OSError as error:
        code, output = 1, f"{command[0]} could not be started: {error}\n".encode()
    except KeyboardInterrupt:
        code, output = 130, b""
    seconds = time.perf_counter() - start
    if code:
        sys.stdout.flush()
        sys.stdout.buffer.write(output)
    word = "" if code == 0 else f"  failed ({code})"
    print(
        f"{title} {'.' * max(3, WIDTH - len(title))} {seconds:5.1f} s{word}", flush=True
    )
    return code


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], sys.argv[2:]))
