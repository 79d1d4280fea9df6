"""At the warm process, its memory, and whoever is graded next."""

from tests.grading.attacks.attack import Attack
from tests.grading.toy import RIGHT, WRONG

FULL = (5.0, 5.0, 5.0)


def _cell(tries, source, due=FULL, **more):
    return Attack(tries, {"softmax": source + RIGHT["softmax"]}, due, **more)


ATTACKS = {
    "long_to_read": Attack(
        "magics by the hundred, for whoever reads the cell before it runs",
        {"softmax": "!x\n" * 450 + "a = 1\n" * 20_000 + RIGHT["softmax"]},
        (0.0, 5.0, 5.0),
    ),
    "signals": _cell(
        "signals its parent, every process that it can name, and its group",
        """
import os, signal
mine = os.getpid()
for pid in (os.getppid(), 1, *range(2, 3000)):
    if pid in (0, mine): continue
    for number in (signal.SIGKILL, signal.SIGSTOP):
        try: os.kill(pid, number)
        except OSError: pass
""",
    ),
    "memory_of_others": _cell(
        "opens the memory of its parent, attaches to it, reads its descriptors",
        """
import ctypes, os
libc = ctypes.CDLL(None)
got = []
for pid in (os.getppid(), 1, 2, os.getpid() - 1):
    for name in ("mem", "environ", "fd", "maps", "cwd", "root/etc"):
        path = f"/proc/{pid}/{name}"
        try: got.append(os.listdir(path) if name in ("fd", "root/etc") else open(path, "rb"))
        except OSError: pass
    if pid != os.getpid() and libc.ptrace(16, pid, 0, 0) == 0: got.append(pid)
print("GOT" if got else "nothing")
""",
        never=("GOT",),
    ),
    "shared_memory": _cell(
        "shared memory, semaphores and queues that outlive it",
        """
import ctypes
libc = ctypes.CDLL(None)
got = [libc.shmget(0xBEEF, 4096, 0o1666), libc.semget(0xBEEF, 1, 0o1666),
       libc.msgget(0xBEEF, 0o1666)]
try:
    from multiprocessing import shared_memory
    block = shared_memory.SharedMemory("nnworks_attack", create=True, size=64)
except Exception: pass
""",
    ),
    "descriptors": _cell(
        "looks for descriptors that it should not have",
        """
import os, stat
kinds = {}
for number in range(1024):
    try: kinds[number] = stat.S_IFMT(os.fstat(number).st_mode)
    except OSError: pass
sockets = [n for n, kind in kinds.items() if kind == stat.S_IFSOCK]
others = [n for n, kind in kinds.items() if n > 2 and n not in sockets]
print("EXTRA" if len(sockets) > 1 or others else "one line", sockets, others)
""",
        never=("EXTRA",),
    ),
    "descriptor_passed": _cell(
        "sends a descriptor of its own along with an answer",
        """
import array, gc, os, socket
me = next(o for o in gc.get_objects() if type(o).__name__ == "Student")
ends = array.array("i", [os.open("/dev/null", os.O_RDONLY)] * 50)
try:
    me.channel.socket.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, ends)])
except OSError: pass
""",
        (0.0, 5.0, 5.0),
    ),
    "builtins_replaced": Attack(
        "takes hasattr, isinstance and getattr from all that runs and answers its cells",
        {
            "softmax": "import builtins\n"
            "builtins.hasattr = builtins.isinstance = builtins.getattr = None\n"
            + WRONG["softmax"]
        },
    ),
    "numpy_replaced": Attack(
        "takes parts of NumPy from all that answers for its cells",
        {"softmax": "np.asarray = np.errstate = None\n" + WRONG["softmax"]},
    ),
    "clock_taken": Attack(
        "takes the clock that ends what goes on for too long",
        {"softmax": "import signal\nsignal.setitimer = None\n" + WRONG["softmax"]},
    ),
    "patched_for_the_next": Attack(
        "patches NumPy, IPython, builtins and C memory for who comes next",
        {
            "softmax": """
import builtins, ctypes, sys, IPython
from numpy.testing import assert_allclose
np.testing.assert_allclose = np.allclose = lambda *a, **k: True
assert_allclose.__code__ = (lambda *a, **k: None).__code__
np.ndarray.__array_priority__ = 1
builtins.all = lambda *a: True
builtins.abs = lambda x: 0
IPython.core.interactiveshell.InteractiveShell.run_cell = None
sys.modules["numpy.testing"] = sys.modules["nnworks.grading.judge"] = None
ctypes.c_longlong.from_address(id(5.0) + 16)
zero = np.pi
ctypes.memset(id(257) + 24, 0, 4)
import nnworks.check.call, nnworks.check.task
nnworks.check.task.Task.check = lambda *a, **k: 1
softmax = lambda x: x
"""
        },
        (0.0, 5.0, 5.0),
    ),
    "network": _cell(
        "connects to every address it can think of",
        """
import socket
got = []
for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
        try:
            with socket.socket(family, kind) as s:
                s.settimeout(0.1)
                if family == socket.AF_UNIX:
                    for path in ("/var/run/docker.sock", "\\0/tmp/.X11-unix/X0",
                                 "/run/dbus/system_bus_socket"):
                        try: s.connect(path); got.append(path)
                        except OSError: pass
                elif family == socket.AF_INET:
                    s.connect(("127.0.0.1", 45871)); got.append("loopback")
        except OSError: pass
print("GOT" if [g for g in got if kind != socket.SOCK_DGRAM] else "nothing", got)
""",
        never=("GOT",),
    ),
    "io_uring_and_bpf": _cell(
        "system calls that go around filters: io_uring, bpf, userfaultfd, keyctl",
        """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
calls = dict(io_uring_setup=425, bpf=321, userfaultfd=323, add_key=248, keyctl=250,
             perf_event_open=298, process_vm_readv=310, kexec_load=246, init_module=175,
             setns=308, open_by_handle_at=304, unshare=272, pidfd_open=434)
free = [n for n, number in calls.items() if libc.syscall(number, 1, 0, 0, 0, 0, 0) >= 0]
print("ALLOWED" if free else "none", free)
""",
        never=("ALLOWED",),
    ),
}
