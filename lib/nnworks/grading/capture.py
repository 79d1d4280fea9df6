"""IPython's shell without a kernel: cells run in this process, outputs kept as data."""

import base64
import contextlib
import io
import os
import sys
import types

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.text import LSString, SList
from traitlets import Type
from traitlets.config import Config

from nnworks.grading import commands

__all__ = ["Outputs", "Shell", "shell"]

_HERE = os.path.dirname(__file__)
_CUT = "\n... the output was cut off here ...\n"


class Outputs:
    """The outputs of a cell in nbformat's form, up to a number of bytes.

    Parameters
    ----------
    most : int
        Bytes of text and data; what comes beyond is dropped, with a line that says so.
    """

    def __init__(self, most=1 << 20):
        self.most = most
        self.start()

    def start(self):
        """Forget everything: a new cell."""
        self.found, self.size, self.value, self.full = [], 0, None, False

    def stream(self, name, text):
        """Add printed text to `stdout` or `stderr`."""
        text = self._room(str(text))
        last = self.found[-1] if self.found else {}
        if text and last.get("output_type") == "stream" and last["name"] == name:
            last["text"] += text
        elif text:
            self.found.append({"output_type": "stream", "name": name, "text": text})

    def display(self, kind, data, metadata, **more):
        """Add a display or a result: {mime type: text or bytes}."""
        data = {mime: _as_text(value) for mime, value in data.items()}
        size = sum(map(len, data.values()))
        if self.size + size > self.most:
            self.stream("stdout", "x" * (self.most - self.size + 1))
            return
        self.size += size
        self.found.append(
            {
                "output_type": kind,
                "data": data,
                "metadata": {},
                **more,
            }
        )

    def error(self, kind, text, traceback):
        """Add an exception; it is always told."""
        lines = [str(line)[:10_000] for line in traceback][:200]
        self.found.append(
            {
                "output_type": "error",
                "ename": str(kind)[:200],
                "evalue": str(text)[:10_000],
                "traceback": lines,
            }
        )

    def clear(self):
        """Drop what was shown, as `clear_output` asks."""
        self.found = []

    def _room(self, text):
        if self.full:
            return ""
        left = self.most - self.size
        self.size += len(text)
        if len(text) <= left:
            return text
        self.full = True
        return text[:left].rstrip("x") + _CUT if left > 0 else _CUT


def _as_text(value):
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value if isinstance(value, str) else ""  # JSON and the like are not kept


class _Stream(io.TextIOBase):
    """Stands in for sys.stdout or sys.stderr."""

    encoding = "utf-8"

    def __init__(self, shell, name):
        self.shell, self.name = shell, name

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self.shell.outputs.stream(self.name, text)
        return len(text)


class _Publisher(DisplayPublisher):
    def publish(self, data, metadata=None, *, transient=None, update=False, **more):
        self.shell.outputs.display("display_data", data, metadata)

    def clear_output(self, wait=False):
        self.shell.outputs.clear()


class _Hook(DisplayHook):
    """Keeps what a cell ends with, as shown and as it is."""

    def __call__(self, result=None):
        self.check_for_underscore()
        if result is None or self.quiet():
            return
        outputs = self.shell.outputs
        outputs.value = result
        data, metadata = self.compute_format_data(result)
        self.update_user_ns(result)
        self.fill_exec_result(result)
        if data:
            count = self.prompt_count
            outputs.display("execute_result", data, metadata, execution_count=count)


class Shell(InteractiveShell):
    """A shell whose cells leave their outputs in `outputs`."""

    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_Hook)
    outputs = Outputs()
    error = None  # what the last cell ended with

    def init_history(self):
        """Keep no history: it would need a file and a thread."""
        super().init_history()
        self.history_manager.enabled = False

    def showtraceback(self, exc_tuple=None, *args, **kwargs):
        """Show an exception without the lines of this package."""
        try:
            kind, error, traceback = self._get_exc_info(exc_tuple)
        except ValueError:  # there is none
            return
        shown = (kind, error, _without_ours(traceback))
        super().showtraceback(shown, *args, **kwargs)

    def _showtraceback(self, etype, evalue, stb):
        self.outputs.error(etype.__name__, evalue, stb)

    def ask_exit(self):
        """A cell that calls exit() ends itself alone, as under nbgrader."""

    def system_piped(self, cmd):
        """Run `!cmd`."""
        code = commands.run_command(self.var_expand(cmd, depth=1))
        self.user_ns["_exit_code"] = code

    system = system_piped

    def getoutput(self, cmd, split=True, depth=0):
        """What `x = !cmd` gives: nothing where it cannot run."""
        try:
            return super().getoutput(cmd, split, depth + 1)
        except OSError as error:
            commands.cannot(cmd, error)
            return SList() if split else LSString()

    def enable_gui(self, gui=None):
        """There is no window to wait for."""

    def draw_nothing(self):
        """Leave figures undrawn: where one is shown, its size stands in words."""
        from matplotlib_inline.config import InlineBackend

        InlineBackend.instance(parent=self).figure_formats = set()

    def run(self, source, number=0):
        """Run a cell, number so many of its notebook; whether it went well."""
        self.outputs.start()
        if number:  # tracebacks name it
            self.execution_count = number
        with self.redirected():
            result = self.run_cell(source, store_history=True)
        self.error = result.error_before_exec or result.error_in_exec
        return result.success

    @contextlib.contextmanager
    def redirected(self):
        """What is printed meanwhile goes into the outputs."""
        before = sys.stdout, sys.stderr, sys.stdin
        sys.stdout, sys.stderr = _Stream(self, "stdout"), _Stream(self, "stderr")
        sys.stdin = io.StringIO()
        try:
            yield
        finally:
            sys.stdout, sys.stderr, sys.stdin = before


def _without_ours(traceback):
    """A traceback without the frames of the modules beside this one."""
    kept = []
    while traceback is not None:
        if os.path.dirname(traceback.tb_frame.f_code.co_filename) != _HERE:
            kept.append(traceback)
        traceback = traceback.tb_next
    found = None
    for one in reversed(kept):
        found = types.TracebackType(found, one.tb_frame, one.tb_lasti, one.tb_lineno)
    return found


def shell():
    """The shell of this process, made at the first call."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.xmode = "Plain"  # with context it takes 40 ms
    made = Shell.instance(config=config)
    made.enable_matplotlib("inline")
    made.db = {}  # what %cd notes there would go into a file, which no sandbox has
    return made
