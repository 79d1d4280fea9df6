"""A Dask cluster on loopback, each of its parts a process of its own."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.browsing import ROOT

_PATIENCE = 120.0
PATHS = os.pathsep.join([str(ROOT), str(ROOT / "lib")])


class Cluster:
    """A context manager: a scheduler, and workers as they are asked for.

    Attributes
    ----------
    address : str
    workers : list of subprocess.Popen
    """

    def __init__(self, workers=0, threads=1):
        self.count, self.threads = workers, threads
        self.workers, self._started = [], []

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        known = Path(self.folder.name) / "scheduler.json"
        words = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        self.scheduler = self._start(
            "scheduler", *words, "--scheduler-file", str(known)
        )
        end = time.monotonic() + _PATIENCE
        while not known.exists() or not known.read_text().endswith("}"):
            assert self.scheduler.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.05)
        self.file, self.address = known, json.loads(known.read_text())["address"]
        for _ in range(self.count):
            self.add()
        return self

    def __exit__(self, *error):
        for process in reversed(self._started):
            process.kill()
            process.wait()
        self.folder.cleanup()

    def add(self, *words):
        """One more worker, without a nanny: killed, it stays dead."""
        usual = ["--no-nanny", "--no-dashboard", "--nthreads", str(self.threads)]
        usual += ["--local-directory", self.folder.name, "--host", "127.0.0.1"]
        worker = self._start("worker", self.address, *usual, *words)
        self.workers.append(worker)
        return worker

    def kill(self, process):
        """As the kernel does when memory is short."""
        process.send_signal(signal.SIGKILL)
        process.wait()

    def said(self):
        """What its processes printed."""
        return Path(self.folder.name, "log").read_text()

    def _start(self, *words):
        module = f"distributed.cli.dask_{words[0]}"
        with open(Path(self.folder.name, "log"), "a") as log:
            process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", module, *words[1:]],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder.name,
                env=os.environ | {"PYTHONPATH": PATHS},
            )
        self._started.append(process)
        return process
