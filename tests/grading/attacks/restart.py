"""Submissions that die, hang, or come back from the dead."""

from tests.grading.attacks.attack import Attack
from tests.grading.toy import RIGHT, WRONG

_LATER = "import os\nSECOND = not os.getcwd().endswith('student-1')\n"


def _softmax(tries, source, due=(0.0, 5.0, 5.0), **more):
    return Attack(tries, {"softmax": source}, due, **more)


ATTACKS = {
    "dies_the_second_time": _softmax(
        "a cell that ends its process only when it is run again",
        _LATER + "if SECOND: os._exit(0)\ndef softmax(x):\n    os._exit(0)\n",
    ),
    "dies_when_looked_at": _softmax(
        "a value whose class ends the process when it is looked at",
        """
import os
class M(type):
    def __getattribute__(cls, name): os._exit(0)
class A(metaclass=M): pass
softmax = A()
""",
    ),
    "dies_when_asked": _softmax(
        "a value that ends the process when its length is asked",
        """
import os
class A:
    def __call__(self, x): return self
    def __getattribute__(self, name): os._exit(0)
    def __len__(self): os._exit(0)
softmax = A()
""",
    ),
    "slow_at_every_question": _softmax(
        "sleeps near the limit at each question",
        """
import time
class A:
    shape = property(lambda self: (time.sleep(1.5), (1, 3))[1])
    def __array__(self, dtype=None, copy=None): time.sleep(1.5); return np.ones((1, 3))
    def sum(self): time.sleep(1.5); return 1.0
softmax = lambda x: A()
""",
    ),
    "dies_at_exit": _softmax(
        "hangs and writes at the interpreter's exit",
        """
import atexit, os, time, threading
atexit.register(lambda: time.sleep(600))
threading._register_atexit(lambda: time.sleep(600))
class T:
    def __del__(self): time.sleep(600)
keep = T()
"""
        + RIGHT["softmax"],
        (5.0, 5.0, 5.0),
    ),
    "answers_for_the_dead": _softmax(
        "a fork keeps the line and answers with what it likes for its dead parent",
        """
import gc, os, time
from nnworks.grading import wire
def softmax(x):
    me = next(o for o in gc.get_objects() if type(o).__name__ == "Student")
    if os.fork() == 0:
        os.setsid()
        time.sleep(0.3)
        while True:
            me.channel.send(me.number + wire.encode(("got", 5.0, (), (), None)))
            me.number = me.channel.receive()[:8]
    os._exit(0)
""",
    ),
    "forks_at_every_cell": _softmax(
        "processes that fork without end",
        "import os\nfor _ in range(6):\n    try: os.fork()\n    except OSError: pass\n"
        "import time\nif os.getpid() % 3: time.sleep(9)\n" + WRONG["softmax"],
        may_lose=True,  # of many copies that all answer, any may be the first
    ),
    "stops_itself": _softmax(
        "SIGSTOP: a process that neither answers nor dies",
        "import os, signal\ndef softmax(x):\n    os.kill(os.getpid(), signal.SIGSTOP)\n",
    ),
    "no_alarm_no_signal": _softmax(
        "blocks every signal and loops in C",
        """
import signal
def softmax(x):
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    signal.setitimer(signal.ITIMER_REAL, 0)
    return sum(range(10**12))
""",
    ),
    "no_memory_for_the_answer": _softmax(
        "takes all memory that it may have and then answers",
        """
hoard = []
def softmax(x):
    try:
        while True: hoard.append(bytearray(1 << 20))
    except MemoryError: pass
    return x
""",
    ),
    "no_frames_left": _softmax(
        "recursion limit raised, then recursion until the stack ends",
        "import sys\nsys.setrecursionlimit(10**8)\n"
        "def softmax(x):\n    return softmax(x)\n",
    ),
}
