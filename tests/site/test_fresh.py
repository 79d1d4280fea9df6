"""Nothing stale, nothing broken: builds of a book of one page, changed and killed."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.browsing import ROOT

pytestmark = pytest.mark.slow
PAGE = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
# A page

```{code-cell} ipython3
import runpy
print("the word is", runpy.run_path("../lib/nnworks/word.py")["WORD"])
print("the number is", open("_data/number.json").read())
```
"""
CONFIG = """title: Tiny
only_build_toc_files: true
execute: {execute_notebooks: cache}
sphinx:
  local_extensions: {nnbook: book/_ext}
  config: {html_static_path: [book/_static]}
"""


@pytest.fixture
def book(tmp_path):
    """A book of one page, with this project's extension and its copy of MathJax."""
    (tmp_path / "lib/nnworks").mkdir(parents=True)
    (tmp_path / "exercises").mkdir()
    shutil.copytree(ROOT / "book/_ext", tmp_path / "book/_ext")
    vendor = tmp_path / "book/_static/vendor/mathjax"
    vendor.mkdir(parents=True)
    (vendor / "LICENSE").touch()
    (tmp_path / "book/page.md").write_text(PAGE)
    (tmp_path / "_config.yml").write_text(CONFIG)
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: book/page\n")
    (tmp_path / "book/_data").mkdir()
    (tmp_path / "book/_data/number.json").write_text("17")
    say(tmp_path, "blue")
    return tmp_path


def say(book, word):
    (book / "lib/nnworks/word.py").write_text(f'WORD = "{word}"\n')


def start(book):
    run = "from jupyter_book.cli.main import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", run, "build", ".", "-W", "-n"],
        cwd=book,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def built(book):
    process = start(book)
    output = process.communicate(timeout=120)[0]
    assert process.returncode == 0, output
    return (book / "_build/html/book/page.html").read_text()


def test_a_change_of_any_kind_alone_reaches_the_site(book):
    """In the library, in a record, in a script: a build after each."""
    script = book / "book/_static/some.js"
    script.write_text("1;")
    page = built(book)
    assert "the word is blue" in page and "the number is 17" in page
    say(book, "orange")
    assert "the word is orange" in built(book)
    (book / "book/_data/number.json").write_text("18")
    assert "the number is 18" in built(book)
    script.write_text("2;")
    built(book)
    assert (book / "_build/html/_static/some.js").read_text() == "2;"


@pytest.mark.skipif(os.name == "nt", reason="kills a process group, as POSIX has them")
@pytest.mark.parametrize("after", [1.5, 2.5, 3.2])
def test_a_killed_build_does_not_break_the_next(book, after):
    process = start(book)
    time.sleep(after)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    page = built(book)
    assert "the word is blue" in page and page.rstrip().endswith("</html>")
