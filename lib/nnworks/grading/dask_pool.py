"""Many machines: what `nnworks.grading.pool` does, over the workers of a Dask cluster.

Importing this module needs `distributed`; it is imported when a cluster is asked for.
Submissions are read where they are graded if the workers see the course's storage, and
are sent along if not. Marks and graded notebooks come back as data: one writer, on the
machine that asked, records them.
"""

import collections
import os
import platform
import re
import time
import uuid
import warnings
from concurrent.futures import CancelledError
from dataclasses import replace

from nnworks.grading.folder import look_into
from nnworks.grading.stamp import digest, folder_digest
from nnworks.grading.trouble import BAD_USAGE, Trouble
from nnworks.grading.work import Graded
from nnworks.grading.worker import TRIES, in_words

NO_DASK = (
    "A cluster needs Dask: pip install 'nnworks[cluster]', here and on the workers."
)
try:
    from distributed import Client, as_completed
    from distributed.scheduler import KilledWorker

    from nnworks.grading.dask_worker import UNSEEN, Grader, about, grade_there
except ImportError as error:
    raise Trouble(NO_DASK, BAD_USAGE) from error

__all__ = ["DaskPool", "check_address"]

_CONNECT = 10.0  # seconds until a scheduler that does not answer is given up
_ARRIVE = 60.0  # seconds for which the first worker is waited for
_RECOUNT = 1.0  # seconds after which a cluster is looked at again
LOST = "lost"
_ADDRESS = re.compile(r"[a-z]+://\S+|[\w.-]+:\d+|\[[\da-fA-F:]+\]:\d+")
_AHEAD = 2  # submissions at the cluster for each of its threads: no thread waits
BAD_ADDRESS = (
    "--dask {address}: that is no address of a Dask scheduler, such as"
    " tcp://10.0.0.1:8786, or the path of its scheduler file."
)
NO_SCHEDULER = (
    "No Dask scheduler answers at {address}: start one with `dask scheduler`, or look"
    " at the address that it printed."
)
NO_WORKER = (
    "The scheduler at {address} has no worker: start one with `dask worker {address}`."
)
LACKS = (
    "{machine} has no nnworks, or one too old for this: install there what is installed"
    " here."
)
DIFFERS = (
    "{machine} has {name} {there}, this machine has {here}: marks could differ; install"
    " the same on both."
)
GONE = (
    "The scheduler at {address} is gone: start it again and run the same command; what"
    " was graded so far is kept."
)
GAVE_UP = (
    "error: {tries} workers of the cluster were lost while they graded it; nothing was"
    " recorded."
)


class DaskPool:
    """A context manager; `run` grades submissions, as `Pool.run` does.

    Parameters
    ----------
    plan : nnworks.grading.plan.Plan
    address : str
        Of the scheduler, or the path of a scheduler file.
    jobs : int or None
        How many submissions at once; None for as many as the cluster has threads.

    Raises
    ------
    Trouble
        Where the cluster cannot grade, in one sentence: no scheduler, no worker,
        another version of what marks hang on.
    """

    def __init__(self, plan, address, jobs=None):
        self.plan, self.address, self.jobs = plan, address, jobs
        # One run a course at a time: the next one ends what a killed one left behind.
        self.name = f"nnworks-{digest(platform.node(), *plan.hidden)[:12]}"
        self._threads, self._counted = 0, -_RECOUNT
        self.shared = True  # until a worker does not see a submission

    def __enter__(self):
        self.client = _connected(self.address)
        try:
            versions = self._alike()
            plugin = Grader(self.plan, versions)
            self.client.register_plugin(plugin, name=self.name)
        except BaseException:
            self.client.close()
            raise
        return self

    def __exit__(self, *error):
        try:
            if self.client.status == "running":
                self.client.unregister_worker_plugin(self.name)
        except (OSError, TimeoutError):
            pass  # the scheduler is gone, and the plugin with it
        finally:
            self.client.close()

    def _alike(self):
        """The versions here, once every machine of the cluster has the same."""
        try:
            self.client.wait_for_workers(1, timeout=_ARRIVE)
        except TimeoutError as error:
            raise Trouble(NO_WORKER.format(address=self.address)) from error
        modules, here = self.plan.modules, _here(self.plan.modules)
        machines = {
            f"The worker at {address}": there
            for address, there in self.client.run(
                about, modules, on_error="return"
            ).items()
        }
        try:  # it reads the tasks, too
            machines["The scheduler"] = self.client.run_on_scheduler(about, modules)
        except Exception as error:
            machines["The scheduler"] = error
        for machine, there in machines.items():
            _compare(machine, there, here)
        return here

    def run(self, submissions):
        """Yield a Graded for each submission, as they come.

        Raises
        ------
        Trouble
            Where the cluster is gone, or cannot grade.
        """
        waiting = collections.deque(submissions)
        flying, tries = {}, collections.Counter()
        done = as_completed(
            loop=self.client.loop, with_results=True, raise_errors=False
        )
        while True:
            yield from self._fill(waiting, flying, done)
            if not flying:
                return
            future, result = next(done)
            submission = flying.pop(future)
            answer = self._answer(future, result)
            if answer == UNSEEN:
                self.shared = False
            elif answer == LOST:
                tries[submission.student] += 1
                if tries[submission.student] == TRIES:
                    answer = self._refused(submission, GAVE_UP.format(tries=TRIES))
            if answer in (UNSEEN, LOST):
                waiting.appendleft(submission)
            yield from self._fill(waiting, flying, done)
            if isinstance(answer, Graded):
                yield answer

    def _fill(self, waiting, flying, done):
        """Keep the cluster busy; yield a Graded of what cannot even be sent."""
        while waiting and len(flying) < self._most():
            submission = waiting.popleft()
            try:
                future = self._submit(submission)
            except OSError as error:
                yield self._refused(submission, str(error))
                continue
            flying[future] = submission
            done.add(future)

    def _most(self):
        """How many submissions may be at the cluster, whose size may change."""
        if self.jobs:
            return self.jobs
        if time.monotonic() > self._counted + _RECOUNT:
            self._counted = time.monotonic()
            self._threads = sum(self.client.nthreads().values())
        return _AHEAD * max(1, self._threads)

    def _submit(self, submission):
        folder = submission.folder
        found = None if self.shared else look_into(folder)
        submission = replace(submission, digest=folder_digest(folder), found=found)
        with warnings.catch_warnings():
            # It is sent once, so that its size is no reason to scatter it.
            warnings.filterwarnings("ignore", "Sending large graph")
            key = f"grade-{uuid.uuid4().hex}"
            return self.client.submit(
                grade_there, self.name, submission, key=key, pure=False
            )

    def _answer(self, future, result):
        """What a task came to: a Graded, UNSEEN, or LOST with its worker."""
        if isinstance(result, Graded) or result == UNSEEN:
            return result  # whatever became of its worker since
        if future.status != "error" or isinstance(result, CancelledError):
            if self._scheduler_answers():
                return LOST
            raise Trouble(GONE.format(address=self.address))
        error = result[1]
        if isinstance(error, KilledWorker):
            return LOST
        raise (
            error
            if isinstance(error, Trouble)
            else Trouble(f"A worker of the cluster cannot grade: {in_words(error)}.")
        )

    def _scheduler_answers(self):
        if self.client.status != "running":
            return False
        try:
            self.client.nthreads()
        except (OSError, TimeoutError, CancelledError):
            return False
        return True

    def _refused(self, submission, why):
        return Graded(submission.student, "", self.plan.tests, refused=why)


def _here(modules):
    return about(modules)


def check_address(address):
    """Raise Trouble where no scheduler can be there, before anything is run."""
    if not os.path.isfile(address) and not _ADDRESS.fullmatch(address):
        raise Trouble(BAD_ADDRESS.format(address=address), BAD_USAGE)


def _connected(address):
    """A Client, or the sentence that says why there is none."""
    check_address(address)
    path = {"scheduler_file": address} if os.path.isfile(address) else {}
    try:
        return Client(
            **path or {"address": address}, timeout=_CONNECT, set_as_default=False
        )
    except (OSError, TimeoutError) as error:
        raise Trouble(NO_SCHEDULER.format(address=address)) from error
    except ValueError as error:
        raise Trouble(BAD_ADDRESS.format(address=address), BAD_USAGE) from error


def _compare(machine, there, here):
    """Raise the sentence about the first thing in which two machines differ."""
    if isinstance(there, Exception):
        raise Trouble(LACKS.format(machine=machine)) from there
    for name, version in here.items():
        other = there.get(name, "none")
        if other != version:
            raise Trouble(
                DIFFERS.format(machine=machine, name=name, there=other, here=version)
            )
