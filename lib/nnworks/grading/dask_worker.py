"""What of the grading runs in a Dask worker: it hands on, and never runs a notebook.

The worker's threads each hold a worker process of the local pool, which holds the warm
process, which forks the students' and the judges'. So whatever a notebook does to its
processes, Dask's own lives on, and one submission's end is nobody else's.
"""

import contextlib
import platform
import re
import sys
import threading
from importlib import metadata
from pathlib import Path

from distributed import WorkerPlugin, get_worker

import nnworks
from nnworks.grading.pool import Pool
from nnworks.grading.stamp import digest, folder_digest
from nnworks.grading.trouble import Trouble
from nnworks.grading.work import Grading

__all__ = ["UNSEEN", "Grader", "about", "grade_there"]

UNSEEN = "unseen"
_PYTHONS = sys.stdlib_module_names
OTHER = (
    "The worker on {machine} came with other packages than this machine's: install the"
    " same on both."
)


def about(modules=()):
    """{what: version} of all on this machine that marks may hang on.

    Parameters
    ----------
    modules : iterable of str
        What the assignment imports.
    """
    package = Path(nnworks.__file__).parent
    sources = sorted(package.rglob("*.py"))
    parts = [part for path in sources for part in (path.name, path.read_bytes())]
    python = ".".join(platform.python_version_tuple()[:2])
    versions = {"nnworks": digest(*parts)[:12], "Python": python}
    for name in sorted({"numpy", "ipython", *modules} - {"nnworks"} - _PYTHONS):
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            versions |= {found.name: found.version for found in _holding(name)}
    return versions


def _holding(module):
    """The packages that install a module of another name: scikit-learn for sklearn."""
    line = re.compile(rf"^{re.escape(module)}(/__init__)?\.py,", re.MULTILINE)
    every = metadata.distributions()
    return [found for found in every if line.search(found.read_text("RECORD") or "")]


class Grader(WorkerPlugin):
    """Holds the local workers of one Dask worker, and ends them with it.

    Parameters
    ----------
    plan : nnworks.grading.plan.Plan
    versions : dict
        `about` of the machine that asks; where it is another here, nothing is graded.
    """

    def __init__(self, plan, versions):
        self.plan, self.versions = plan, versions

    def setup(self, worker):
        """Called by Dask when the worker joins, or the plugin comes."""
        self.lock, self.idle, self.over = threading.Lock(), [], False
        self.same = about(self.plan.modules) == self.versions

    def teardown(self, worker):
        """Called by Dask when the worker leaves, or the run is over."""
        with self.lock:
            self.over, idle, self.idle = True, self.idle, []
        for pool in idle:
            pool.__exit__()

    def grade(self, submission):
        """A Graded; UNSEEN where the submission must be sent along.

        Raises
        ------
        Trouble
            Where nothing can be graded on this machine.
        """
        if not self.same:
            raise Trouble(OTHER.format(machine=platform.node()))
        if submission.found is None:
            if folder_digest(submission.folder) != submission.digest:
                return UNSEEN
        with self._pool() as pool:
            (graded,) = pool.run([submission])
        return graded

    @contextlib.contextmanager
    def _pool(self):
        """A pool of one worker, for this thread alone; it is kept for the next."""
        with self.lock:
            pool = self.idle.pop() if self.idle else Pool(Grading(self.plan), 1)
        try:
            yield pool
        except BaseException:
            pool.__exit__()
            raise
        with self.lock:
            if not self.over:
                self.idle.append(pool)
                return
        pool.__exit__()


def grade_there(name, submission):
    """The task that Dask runs: a Graded from the plugin of this name, or UNSEEN."""
    return get_worker().plugins[name].grade(submission)
