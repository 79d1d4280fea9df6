"""A filter on system calls, written as the small program that Linux checks them with.

It denies what no exercise needs: sockets, other processes' memory, mounts, keys, the
wider interfaces of the kernel. It sees the numbers in a call but never a path, so
files are the business of `nnworks.grading.mounts` and `nnworks.grading.landlock`.
"""

import ctypes
import errno
from dataclasses import dataclass

from nnworks.grading.kernel import PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, prctl

__all__ = ["Rules", "install", "program"]

# Name, number on x86_64, number on aarch64; 0 where an architecture has no such call.
_SOCKETS = """
socket 41 198  connect 42 203  bind 49 200  listen 50 201  accept 43 202
accept4 288 242"""
_NEVER = """
ptrace 101 117  process_vm_readv 310 270  process_vm_writev 311 271  kcmp 312 272
pidfd_getfd 438 438  pidfd_open 434 434  pidfd_send_signal 424 424
process_madvise 440 440  process_mrelease 448 448  migrate_pages 256 238
move_pages 279 239  bpf 321 280  perf_event_open 298 241  userfaultfd 323 282
keyctl 250 219  add_key 248 217  request_key 249 218  seccomp 317 277
io_uring_setup 425 425  io_uring_enter 426 426  io_uring_register 427 427
fanotify_init 300 262  lookup_dcookie 212 18  mount 165 40  umount2 166 39
pivot_root 155 41  chroot 161 51  open_tree 428 428  move_mount 429 429
fsopen 430 430  fsconfig 431 431  fsmount 432 432  fspick 433 433
mount_setattr 442 442  unshare 272 97  setns 308 268  init_module 175 105
finit_module 313 273  delete_module 176 106  kexec_load 246 104
kexec_file_load 320 294  reboot 169 142  swapon 167 224  swapoff 168 225
acct 163 89  quotactl 179 60  quotactl_fd 443 443  syslog 103 116  vhangup 153 58
nfsservctl 180 42  iopl 172 0  ioperm 173 0  modify_ldt 154 0  personality 135 92
settimeofday 164 170  clock_settime 227 112  clock_adjtime 305 266
adjtimex 159 171  sethostname 170 161  setdomainname 171 162
name_to_handle_at 303 264  open_by_handle_at 304 265  statmount 457 457
listmount 458 458  sched_setaffinity 203 122"""
# Memory that no limit on a process's own memory counts.
_UNCOUNTED = """
memfd_create 319 279  memfd_secret 447 447  shmget 29 194  msgget 68 186
semget 64 190  mq_open 240 180"""
# Their arguments stand behind a pointer, which a filter cannot follow; libc then
# takes the older call.
_OPAQUE = "clone3 435 435  openat2 437 437"
_OWNERS = """
chmod 90 0  fchmod 91 52  fchmodat 268 53  fchmodat2 452 452  chown 92 0
fchown 93 55  lchown 94 0  fchownat 260 54  utime 132 0  utimes 235 0
utimensat 280 88  futimesat 261 0"""
_ATTRIBUTES = """
setxattr 188 5  lsetxattr 189 6  fsetxattr 190 7  removexattr 197 14
lremovexattr 198 15  fremovexattr 199 16  truncate 76 45"""
_FORKS = "fork 57 0  vfork 58 0"
# First argument: a process; 0 is oneself for those in the second group.
_TO_PROCESS = "kill 62 129  tgkill 234 131  rt_sigqueueinfo 129 138"
_TO_PROCESS += "  rt_tgsigqueueinfo 297 240"
_OF_PROCESS = """
prlimit64 302 261  sched_setscheduler 144 119
sched_setparam 142 118  sched_setattr 314 274"""
_OF_ANYONE = "tkill 200 130  setpriority 141 140  ioprio_set 251 30"
_CLONE, _SOCKETPAIR = "clone 56 220", "socketpair 53 199"
_IOCTL, _PRCTL = "ioctl 16 29", "prctl 157 167"
_OPEN, _OPENAT = "open 2 0", "openat 257 56"
_LATER = 463  # calls newer than this file: answered as an older kernel would

_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_COLUMN = {"x86_64": 1, "aarch64": 2}
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _AND, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_CLONE_NEW, _CLONE_THREAD = 0x7E020000 | 0x8000, 0x10000  # with CLONE_PARENT
_O_ACCMODE_AND_TRUNC, _O_TRUNC = 0x203, 0x200


@dataclass(frozen=True)
class Rules:
    """What the filter allows beyond the calls that are always harmless.

    Attributes
    ----------
    machine : str
        One of `nnworks.grading.kernel.ARCHITECTURES`.
    network : bool
        Sockets.
    fork : bool
        New processes; threads are always allowed.
    only : int
        Where no namespace hides the others: the one process that may be signalled.
    modes : bool
        Changing modes, owners and times of files. Where not, these calls do nothing
        and report success, so that a copy of a file still works.
    """

    machine: str
    network: bool = False
    fork: bool = True
    only: int = 0
    modes: bool = True


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_void_p)]


class _Instruction(ctypes.Structure):
    _fields_ = [("code", ctypes.c_uint16), ("yes", ctypes.c_uint8)]
    _fields_ += [("no", ctypes.c_uint8), ("value", ctypes.c_uint32)]


def _argument(index):
    return (_LOAD, 0, 0, 16 + 8 * index)


def _answer(number):
    return (_RETURN, 0, 0, _ERRNO | number)


_ACCEPT = (_RETURN, 0, 0, _ALLOW)
_DENY = [_answer(errno.EPERM)]


def _only_if(index, values):
    """Allow where the argument is one of values, which are few."""
    tests = [
        (_EQUAL, len(values) - at, 0, value & 0xFFFFFFFF)
        for at, value in enumerate(values)
    ]
    return [_argument(index), *tests, *_DENY, _ACCEPT]


def _unless(index, values):
    """Deny where the argument is one of values."""
    tests = [(_EQUAL, len(values) - at, 0, value) for at, value in enumerate(values)]
    return [_argument(index), *tests, _ACCEPT, *_DENY]


def _clone(fork):
    spaces = [_argument(0), (_ANY_BIT, 0, 1, _CLONE_NEW), *_DENY]
    if fork:
        return [*spaces, _ACCEPT]
    return [*spaces, (_ANY_BIT, 1, 0, _CLONE_THREAD), *_DENY, _ACCEPT]


def _no_emptying(index):
    """Deny opening for reading that empties a file: Landlock 1 and 2 let it pass."""
    test = (_EQUAL, 0, 1, _O_TRUNC)
    masked = [_argument(index), (_AND, 0, 0, _O_ACCMODE_AND_TRUNC)]
    return [*masked, test, _answer(errno.EACCES), _ACCEPT]


def _pair_of_streams():
    """Allow socketpair for streams alone: a datagram socket can be turned elsewhere."""
    first = [_argument(0), (_EQUAL, 1, 0, 1), *_DENY]
    second = [_argument(1), (_AND, 0, 0, 0xF), (_EQUAL, 1, 0, 1)]
    return [*first, *second, *_DENY, _ACCEPT]


def _table(rules):
    """Pairs of calls, as text, and what to do with each of them."""
    yield _NEVER + _UNCOUNTED, _DENY
    yield _OPAQUE, [_answer(errno.ENOSYS)]
    yield _CLONE, _clone(rules.fork)
    yield _IOCTL, _unless(1, (0x5412, 0x541C))  # typing into a terminal
    yield _PRCTL, _unless(0, (1, 22, 35, 36))  # outliving the keeper, own memory map
    yield _OPEN, _no_emptying(1)
    yield _OPENAT, _no_emptying(2)
    if not rules.network:
        yield _SOCKETS, _DENY
        yield _SOCKETPAIR, _pair_of_streams()
    if not rules.fork:
        yield _FORKS, _DENY
    if not rules.modes:
        yield _OWNERS, [_answer(0)]
        yield _ATTRIBUTES, _DENY
    if rules.only:
        yield _TO_PROCESS, _only_if(0, (rules.only,))
        yield _OF_PROCESS, _only_if(0, (0, rules.only))
        yield _OF_ANYONE, _DENY


def program(rules):
    """The filter as (code, yes, no, value) instructions, in order.

    Every call's block ends in an answer, so that no block needs to know the next.
    """
    column = _COLUMN[rules.machine]
    yield from [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, _AUDIT_ARCH[rules.machine]),
        (_RETURN, 0, 0, _KILL),  # a call by another architecture's numbers
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, 0, 1, 0x40000000),  # x32's numbers
        (_RETURN, 0, 0, _KILL),
        (_AT_LEAST, 0, 1, _LATER),
        _answer(errno.ENOSYS),
    ]
    for names, block in _table(rules):
        words = names.split()
        for number in words[column::3]:
            if number != "0":
                yield (_EQUAL, 0, len(block), int(number))
                yield from block
    yield _ACCEPT


def install(rules):
    """Filter this process's calls, and its children's, for good.

    Raises
    ------
    OSError
        Where the kernel has no filters.
    """
    instructions = [_Instruction(*line) for line in program(rules)]
    code = (_Instruction * len(instructions))(*instructions)
    filtering = _Program(len(instructions), ctypes.addressof(code))
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    prctl(PR_SET_SECCOMP, 2, ctypes.addressof(filtering))
