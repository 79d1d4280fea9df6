"""Cells that attack the machine, the scratch folder, and whoever cleans up after them.

Each catches what it is denied, so that the honest cells beside it count in full, and
leaves what it reached in a list called `reached`. None of them is aimed at anything
but the canary folder and its own processes.
"""

from textwrap import dedent

from . import hostile

CELLS = []
_START = """
import ctypes, mmap, os, resource, signal, socket, sys, threading, time
from pathlib import Path
canary, reached = Path("@CANARY@"), []
def attempt(name, action):
    try:
        reached.append([name, repr(action())[:80]])
    except BaseException as error:
        pass
"""


def cell(text):
    return _START + dedent(text)


@hostile(CELLS)
def swapped_links():
    """A file of the scratch folder that is now a link to the canary, now a file."""
    return cell("""
        end = time.monotonic() + 0.3
        def swap():
            while time.monotonic() < end:
                for make in (lambda: os.symlink(canary / "keep.txt", "new"),
                             lambda: Path("new").write_text("x")):
                    make()
                    os.replace("new", "out.txt")
        thread = threading.Thread(target=swap)
        thread.start()
        while time.monotonic() < end:
            try:
                if "keep" in Path("out.txt").read_text():
                    reached.append("read through a link")
            except OSError:
                pass
            try:
                Path("out.txt").write_text("overwritten")
            except OSError:
                pass
        thread.join()
    """)


@hostile(CELLS)
def special_files():
    """A pipe that nobody writes to, devices, a socket with a name."""
    return cell("""
        try:
            os.mkfifo("data.csv.pipe")
        except OSError:
            pass
        for kind, number in ((0o20000, os.makedev(1, 1)), (0o60000, os.makedev(8, 0))):
            attempt("device", lambda: os.mknod("device", kind | 0o600, number))
        attempt("socket", lambda: socket.socket(socket.AF_UNIX).bind("sock"))
        attempt("pipe outside", lambda: os.mkfifo(canary / "fifo"))
    """)


@hostile(CELLS)
def sparse_and_many():
    """A file of a terabyte that takes no room, and as many files as fit."""
    return cell("""
        def sparse():
            with open("sparse", "wb") as file:
                file.truncate(10**12)
        attempt("sparse", sparse)
        attempt("allocate", lambda: os.posix_fallocate(os.open("a", 66), 0, 10**11))
        try:
            for number in range(3_000):
                os.close(os.open(f"f{number}", os.O_CREAT))
        except OSError:
            pass
    """)


@hostile(CELLS)
def startup_files():
    """Files that the next Python, IPython or shell of this user would run."""
    return cell("""
        version = "python%d.%d" % sys.version_info[:2]
        line = "open('@CANARY@/ran', 'w')"
        homes = [Path(p) for p in (os.environ["HOME"], os.path.expanduser("~"), ".")]
        for home in homes:
            for name in ("sitecustomize.py", "usercustomize.py", ".bashrc", ".profile",
                         f".local/lib/{version}/site-packages/x.pth",
                         ".ipython/profile_default/startup/0.py", ".pythonrc.py",
                         ".jupyter/nbgrader_config.py"):
                try:
                    (home / name).parent.mkdir(parents=True, exist_ok=True)
                    (home / name).write_text(line)
                except OSError:
                    pass
        for folder in sys.path:  # a file without a name, gone when it is closed
            if os.path.isdir(folder) and Path(folder) != Path.cwd():
                flags = os.O_TMPFILE | os.O_WRONLY
                attempt("a library", lambda: os.open(folder, flags))
    """)


@hostile(CELLS)
def shadowing_modules():
    """Modules named like those that the judge imports, written while it runs."""
    return cell("""
        for name in ("numpy", "json", "nnworks", "torch", "ast", "re"):
            Path(name + ".py").write_text("raise SystemExit(0)")
            os.makedirs(name, exist_ok=True)
            Path(name, "__init__.py").write_text("raise SystemExit(0)")
    """)


@hostile(CELLS)
def locked_folder():
    """A scratch folder that nobody may enter any more."""
    return cell("""
        here = os.getcwd()
        os.makedirs("a/b/c")
        Path("a/b/c/d").write_text("x")
        for path in ("a/b/c/d", "a/b/c", "a/b", "a", here, str(canary)):
            try:
                os.chmod(path, 0)
            except OSError:
                pass
    """)


@hostile(CELLS)
def deep_folders():
    """Folders nested more deeply than any recursion that removes them."""
    return cell("""
        here = os.getcwd()
        try:
            for level in range(2_000):
                os.mkdir("d")
                os.chdir("d")
        except OSError:
            pass
        os.chdir(here)
    """)


@hostile(CELLS)
def names_of_any_bytes():
    """Names that are no text, that look like options, or break a line."""
    return cell("""
        for name in (b"\\xff\\xfe", b"a\\nb", b"-rf", b"x" * 255, b"*", b"\\x1b[2J"):
            try:
                os.mkdir(name)
                os.symlink(os.fsencode(canary), name + b"/up") if len(name) < 9 else 0
            except OSError:
                pass
    """)


@hostile(CELLS)
def kill_everyone():
    """Signals to every process there is."""
    return cell("""
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        # Only asks, unless this is a namespace of its own.
        number = signal.SIGKILL if os.getpid() == 1 else 0
        def all_of_them():
            os.kill(-1, number)
            return number
        try:
            all_of_them()
        except OSError:
            pass
        others = {os.getppid(), *range(2, 400)} - {0, os.getpid()}
        for pid in others:
            attempt("someone", lambda: os.kill(pid, 0))
    """)


@hostile(CELLS)
def children_that_will_not_go():
    """Detached processes that ignore every signal and write later."""
    return cell("""
        def stay():
            os.setsid()
            if os.fork() == 0:
                for number in range(1, 32):
                    try:
                        signal.signal(number, signal.SIG_IGN)
                    except (OSError, ValueError):
                        pass
                time.sleep(0.5)
                Path("@CANARY@/late").write_text("x")
                time.sleep(60)
        for _ in range(5):
            try:
                child = os.fork()
            except OSError:
                break
            if child == 0:
                try:
                    stay()
                finally:
                    os._exit(0)
    """)


@hostile(CELLS)
def limits_raised():
    """Its own limits, and those of its parents, set to infinity."""
    return cell("""
        no = resource.RLIM_INFINITY
        for name in ("AS", "CPU", "FSIZE", "NPROC", "CORE", "NOFILE"):
            kind = getattr(resource, "RLIMIT_" + name)
            if resource.getrlimit(kind)[1] != no:
                attempt(name, lambda: resource.setrlimit(kind, (no, no)))
        attempt("nice", lambda: os.nice(-5))
        attempt("realtime", lambda: os.sched_setscheduler(
            0, os.SCHED_FIFO, os.sched_param(50)))
    """)


@hostile(CELLS)
def secrets_hunted():
    """Every file that can be found and read, and what /proc tells of others."""
    return cell("""
        secret = "TOP" + "SECRET"
        def look(path):
            if secret in Path(path).read_text(errors="replace"):
                reached.append(["secret", str(path)])
        for folder in ("/", "/proc", "/tmp", canary, canary.parent, ".."):
            for name in (".", "secret.txt", "gradebook.db", "../secret.txt"):
                path = Path(folder) / name
                try:
                    if path.is_dir():
                        for inner in list(path.iterdir())[:300]:
                            try:
                                look(inner)
                            except OSError:
                                pass
                    else:
                        look(path)
                except OSError:
                    pass
        me = os.getpid()
        for pid in ("1", "self", str(os.getppid()), *map(str, range(2, 3000, 7))):
            for name in ("environ", "cmdline", "mem", "maps"):
                if pid not in ("self", str(me)):
                    attempt(pid, lambda: open(f"/proc/{pid}/{name}", "rb").read(10))
        if secret in str(dict(os.environ)):
            reached.append(["environment", ""])
    """)


@hostile(CELLS)
def memory_that_is_not_counted():
    """Memory outside the process: shared, without a name, in files in memory."""
    return cell("""
        libc = ctypes.CDLL(None, use_errno=True)
        for name, arguments in (
            ("memfd_create", (b"x", 0)), ("shmget", (7, 1 << 30, 0o1600)),
            ("msgget", (7, 0o1600)), ("semget", (7, 9, 0o1600)),
        ):
            attempt(name, lambda: 1 / (getattr(libc, name)(*arguments) + 1))
        attempt("map", lambda: mmap.mmap(-1, 1 << 40))
        attempt("dev/shm", lambda: Path("/dev/shm/nnworks-x").write_text("x"))
    """)


@hostile(CELLS)
def core_dump():
    """A crash whose memory would be written down."""
    return cell("""
        try:
            if os.fork() == 0:
                os.abort()
            os.wait()
        except OSError:
            pass
        reached += [["core", name] for name in os.listdir(".") if "core" in name]
    """)


@hostile(CELLS)
def out_of_the_namespace():
    """The calls by which a process leaves its namespaces, or makes new ones."""
    return cell("""
        libc = ctypes.CDLL(None, use_errno=True)
        for name, arguments in (("unshare", (0x10000000,)), ("chroot", (b".",)),
                                ("mount", (b"none", b".", b"tmpfs", 0, None)),
                                ("setns", (0, 0)),
                                ("ptrace", (16, 1, 0, 0)), ("swapon", (b"x", 0)),
                                ("setuid", (0,)), ("setgid", (0,))):
            if os.getuid() == 0 and name.startswith("set") and name != "setns":
                continue  # it is that user already, without a single right
            attempt(name, lambda: 1 / (getattr(libc, name)(*arguments) + 1))
        attempt("device", lambda: os.open("/dev/mem", os.O_RDONLY))
        attempt("disk", lambda: os.open("/dev/vda", os.O_RDONLY))
    """)
