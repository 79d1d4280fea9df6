"""The warm process: has imported once what every submission imports, and forks.

`python -m nnworks.grading.warm N` serves on the socket whose descriptor is N. It never
sees a test cell, nor a submission: each of its children gets a channel of its own, to
the supervisor or to each other. It has one thread, so that its forks are sound.
"""

import contextlib
import gc
import importlib
import os
import signal
import socket
import sys
from pathlib import Path

from nnworks.grading import capture, keeper, sandbox, wire
from nnworks.grading.channel import Channel, Closed, receive_end
from nnworks.grading.judge import Judge
from nnworks.grading.kernel import prctl
from nnworks.grading.loaders import load_here
from nnworks.grading.seeds import reseed
from nnworks.grading.student import Student, own_builtins

__all__ = ["main"]

_LINUX = sys.platform.startswith("linux")
_UNDUMPABLE, _DUMPABLE = 0, 1
_PR_SET_DUMPABLE = 4
# What the forks would import each anew: of this package, and what NumPy puts off.
_ALWAYS = ("judge", "student", "mounts", "landlock", "seccomp", "wire", "kinds")
_ALWAYS = tuple(f"nnworks.grading.{name}" for name in _ALWAYS)
_ALWAYS += ("numpy.random", "numpy.linalg", "numpy.testing", "matplotlib_inline.config")
_PRACTICE = (
    "import matplotlib.pyplot as plt\nplt.plot([0, 1])\nplt.title('0')\nplt.show()",
    "0 / 0",
    "{'a': [1.5]}",
)


class Server:
    """Forks judges and students as the supervisor asks.

    Parameters
    ----------
    channel : Channel
        To the supervisor.
    """

    def __init__(self, channel):
        self.channel, self.shell = channel, None

    def serve(self):
        """Serve until the supervisor hangs up, then take the children along."""
        with contextlib.suppress(Closed):
            while True:
                asked, *parts = wire.decode(self.channel.receive())
                reply = getattr(self, f"do_{asked}")(*parts)
                self.channel.send(wire.encode(reply))

    def do_start(self, modules):
        """Import, and do once what is slow the first time.

        A module may have a function `_warm_up`, for what it puts off until it is used.
        """
        if self.shell is None:
            for name in _ALWAYS:
                importlib.import_module(name)
            self.shell = capture.shell()
            for source in _PRACTICE:
                self.shell.run(source)
            self.shell.reset()
        failed = []
        for name in modules:
            try:
                importlib.import_module(name)
                getattr(sys.modules[name], "_warm_up", _nothing)()
            except Exception as error:
                failed.append(f"{name}: {error}")
        load_here()
        missing = _strength()
        threads = len(os.listdir("/proc/self/task")) if _LINUX else 1
        _keep_out(_UNDUMPABLE)
        gc.collect()
        gc.freeze()
        return failed, missing, threads

    def do_judge(self, spec):
        """Fork a judge; its channel to the supervisor comes right behind."""
        return self._fork(_judge, spec)

    def do_student(self, spec):
        """Fork a student's process; its channel to the judge comes right behind."""
        return self._fork(_student, spec)

    def do_end(self, pid):
        """End a child and all that it started: what its end looked like."""
        return sandbox.explain(sandbox.end(pid))

    def _fork(self, become, spec):
        end = receive_end(self.channel.socket)
        pid = os.fork()
        if pid == 0:
            try:
                become(end, spec, self.shell)
            finally:  # no handler of this process's runs in the child
                os._exit(0)
        os.close(end)
        return pid


def _nothing():
    """Most modules have nothing to do beforehand."""


def _strength():
    return list(sandbox.strength().missing)


def _keep_out(dumpable):
    """Whether other processes of the same user may look into this one's memory."""
    if _LINUX:
        prctl(_PR_SET_DUMPABLE, dumpable)


def _alone(keep):
    """Be a session of one's own, with one descriptor and no signal handlers."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    for last, number in ((2, keep), (keep, 1 << 30)):
        os.closerange(last + 1, number)
    for number in range(3):
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, number)
        os.close(nowhere)


def _judge(end, spec, shell):
    _alone(end)
    if _LINUX:
        keeper.die_with_parent()
    os.chdir(spec["folder"])
    sys.path.append(spec["folder"])  # modules that the instructor put there
    _limit_memory(spec["memory_bytes"])
    reseed(spec["seed"])
    Judge(Channel(socket.socket(fileno=end)), shell).serve()


def _limit_memory(most):
    if not _LINUX:
        return
    import resource

    with open("/proc/self/statm") as file:
        size = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (size + most, size + most))


def _student(end, spec, shell):
    channel = Channel(socket.socket(fileno=end))
    _keep_out(_DUMPABLE)  # its own folder in /proc, which namespaces ask for
    _stay_on(spec["core"])
    try:
        _enter(spec, end)
    except Exception as error:
        channel.send(wire.encode(("refused", f"{error}")))
        return
    sys.path.append(spec["folder"])
    reseed(spec["seed"])
    if not spec["figures"]:
        shell.draw_nothing()
    own_builtins(shell)
    channel.send(wire.encode(("ready", "")))
    Student(channel, shell).serve()


def _stay_on(core):
    """Run on one processor from now on, all that is started from here included."""
    if core and hasattr(os, "sched_setaffinity"):
        with contextlib.suppress(OSError, ValueError):
            os.sched_setaffinity(0, {int(core)})


def _enter(spec, end):
    if not _LINUX:  # no walls; who grades there has said so
        _alone(end)
        os.chdir(spec["folder"])
        return
    policy = sandbox.Policy(
        read=tuple(map(Path, spec["read"])),
        scratch=Path(spec["folder"]),
        memory_bytes=spec["memory_bytes"],
        cpu_s=spec["cpu_s"],
        file_bytes=spec["file_bytes"],
        processes=spec["processes"],
        keep=(end,),
    )
    if spec["sandbox"]:
        sandbox.enter(policy)
    else:
        sandbox.enter(policy, sandbox.Kernel(machine=sandbox.probe().machine))


def main():
    """Serve on the socket named on the command line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the supervisor says when to end
    Server(Channel(socket.socket(fileno=int(sys.argv[1])))).serve()
    os._exit(0)


if __name__ == "__main__":
    main()
