"""Files: beside the notebook, in the scratch folder, and anywhere else."""

from tests.grading.attacks.attack import Attack
from tests.grading.toy import RIGHT, WRONG

_LIAR = b"raise SystemExit\n"
_YES = """
from numpy import *
"""
FULL = (5.0, 5.0, 5.0)


def _cell(tries, source, due=FULL, **more):
    return Attack(tries, {"softmax": source + RIGHT["softmax"]}, due, **more)


ATTACKS = {
    "modules_beside": Attack(
        "numpy.py, sitecustomize.py, random.py and a package nnworks beside the notebook",
        {"softmax": WRONG["softmax"]},
        files={
            f"{name}.py": _LIAR
            for name in ("numpy", "sitecustomize", "usercustomize", "random", "inspect")
        }
        | {"nnworks/__init__.py": _LIAR, "x.pth": b"import os; os._exit(0)\n"},
    ),
    "modules_written": Attack(
        "writes modules, a .pth and IPython's start-up files for a later process",
        {
            "softmax": """
import os
os.makedirs(".tmp/ipython/profile_default/startup", exist_ok=True)
for name in ("numpy.py", "sitecustomize.py", "conftest.py", "a.pth", "matplotlibrc",
             ".tmp/ipython/profile_default/startup/00.py"):
    open(name, "w").write("import os; os._exit(0)")
import sys
sys.path.insert(0, os.getcwd())
os._exit(0)
"""
        },
    ),
    "links_left": _cell(
        "links in the scratch folder to what lies outside, to itself, and a loop",
        """
import os
for target, name in (("/", "root"), ("/etc/passwd", "a.txt"), (".", "loop"),
                     ("../..", "up"), ("/proc/1/root", "other")):
    os.symlink(target, name)
os.remove("data.txt"); os.symlink("/etc/shadow", "data.txt")
assert not os.path.exists("/etc/passwd") and not os.path.exists("other/etc")
""",
    ),
    "fifo_and_locks": _cell(
        "a FIFO in the place of the data file, and a folder that nobody may open",
        """
import os
os.remove("data.txt")
try: os.mkfifo("data.txt")
except OSError: pass
os.makedirs("a/b/c"); os.chmod("a/b", 0); os.chmod("a", 0); os.chmod(".", 0)
""",
    ),
    "deep_folders": _cell(
        "folders nested until no path can name them",
        """
import os
home = os.getcwd()
for _ in range(900):
    try: os.mkdir("d" * 200); os.chdir("d" * 200)
    except OSError: break
os.chdir(home)
""",
    ),
    "inodes": _cell(
        "as many empty files as fit",
        """
try:
    for n in range(20000): open(f"f{n}", "w").close()
except OSError: pass
""",
    ),
    "disk": _cell(
        "fills its disk",
        """
try:
    with open("big", "wb") as file:
        while True: file.write(bytes(1 << 20))
except OSError: pass
""",
    ),
    "device": _cell(
        "makes devices, mounts, opens raw disks",
        """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
opened = []
for name, number in (("m", os.makedev(1, 1)), ("d", os.makedev(8, 0))):
    try: os.mknod(name, 0o60666 if name == "d" else 0o20666, number); opened.append(name)
    except OSError: pass
for path in ("/dev/mem", "/dev/sda", "/dev/kmsg", "/dev/fuse", "/proc/kcore"):
    try: open(path, "rb"); opened.append(path)
    except OSError: pass
assert libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) and not opened, opened
""",
    ),
    "course_read": _cell(
        "looks for notebooks, gradebooks and tests in all it can read",
        """
import os
seen = []
for top, folders, names in os.walk("/", onerror=None):
    folders[:] = [f for f in folders if f not in ("lib", "proc", "sys", "dev", "share",
                                                  "bin", "include", "site-packages")]
    seen += [os.path.join(top, n) for n in names
             if n.endswith((".ipynb", "gradebook.db", "nbgrader_config.py"))]
print("SEEN" if any("site-packages" not in s for s in seen) else "none", seen[:3])
""",
        never=("SEEN",),
    ),
}
