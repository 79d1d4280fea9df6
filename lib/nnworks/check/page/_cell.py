"""Run what a reader wrote in the page: the Python half of the book's live cells.

The page's worker calls `run` in the browser. Here only the standard library is
imported, and CPython can test it.
"""

import ast
import builtins
import contextlib
import importlib
import io
import json
import linecache
import sys
import traceback

from nnworks.check.failure import CheckFailed

MOST = 20_000  # characters of output; an endless print must not drown the page
VALUE = 5_000  # characters of the value of the last line
_YOURS = "<your "  # begins the name of every cell's file
_LASTING = (
    *(ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef),
    *(ast.Assign, ast.AnnAssign, ast.AugAssign),
)
_CUT = "\n(The output is long and is cut off here.)\n"


def run(source, *, name="cell", check="", before=(), first="", emit=None):
    """Run one cell in a namespace of its own, and check the function it defines.

    Parameters
    ----------
    source : str
        The cell as it stands in the page.
    name : str
        What its error messages call it.
    check : str
        "neuron.border": the chapter and the function; "" runs the cell only.
    before : list of (name, source)
        The cells above it. What they import, define and assign is there, as far as it
        works; their loops and prints do not run again.
    first : str
        Lines that stand before everything, such as "import numpy as np".
    emit : callable, optional
        Gets each piece of printed text, as it comes.

    Returns
    -------
    dict
        `value`: the repr of the last line, "" where there is none. `error`: Python's
        own lines, "" where nothing failed. `verdict`: None, or a dict of `right`,
        `words` and `parts`, a list of [label, text].
    """
    names = {"__name__": "__main__", "__builtins__": builtins}
    with _redirected(_Output(None)):
        _execute(first, "first", names)
        for other, text in before:
            _execute(text, other, names, only=_LASTING)
    output = _Output(emit)
    verdict = None
    with _redirected(output):
        value, error = _execute(source, name, names)
        if error is None:
            value, error = _shown(value)
        if check and error is None:
            value = ""
            try:
                verdict = _verdict(check, names, output)
            except BaseException as raised:  # a check that did not expect this
                error = raised
    told = "" if error is None else _told(error)
    return {"value": value or "", "error": told, "verdict": verdict}


def answer(request, emit):
    """`run` for the page's worker: its arguments and its result as JSON."""
    return json.dumps(run(**json.loads(request), emit=emit))


class _Output(io.TextIOBase):
    """A stream that hands on what is written, up to a limit."""

    def __init__(self, emit):
        self.emit, self.left = emit, MOST

    def writable(self):
        return True

    def write(self, text):
        if self.emit is not None and self.left >= 0 and text:
            self.emit(text[: self.left] + (_CUT if len(text) > self.left else ""))
            self.left -= len(text)
        return len(text)


@contextlib.contextmanager
def _redirected(stream):
    stdin, sys.stdin = sys.stdin, io.StringIO()
    try:
        with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
            yield
    finally:
        sys.stdin = stdin


def _execute(source, name, names, only=ast.stmt):
    """(value of the last line, None), or (None, the error)."""
    file = f"{_YOURS}{name}>"
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    try:
        body = [s for s in ast.parse(source, file).body if isinstance(s, only)]
        last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), file, "exec"), names)
        if last is None:
            return None, None
        return eval(compile(ast.Expression(last.value), file, "eval"), names), None
    except BaseException as error:
        return None, error


def _shown(value):
    """The repr of a value, "" for None; a repr of the reader's own may fail."""
    try:
        text = "" if value is None else repr(value)
    except BaseException as error:
        return "", error
    return (text if len(text) <= VALUE else text[:VALUE] + " ..."), None


def _told(error):
    """Python's words for an error, with the frames of what the reader wrote alone."""
    told = traceback.TracebackException.from_exception(error)
    pending = [told]
    while pending:
        one = pending.pop()
        kept = [frame for frame in one.stack if frame.filename.startswith(_YOURS)]
        one.stack = traceback.StackSummary.from_list(kept)
        pending += [other for other in (one.__cause__, one.__context__) if other]
    lines = list(told.format())
    if not told.stack and lines and lines[0].startswith("Traceback"):
        lines = lines[1:]
    return "".join(lines).rstrip()


def _verdict(check, names, output):
    chapter, function = check.split(".")
    if function not in names:
        words = f"There is no {function} in this cell."
        hint = (
            f"Write `def {function}(...):` as it stood here at first; Reset shows it."
        )
        return {"right": False, "words": words, "parts": [["mistake", hint]]}
    checks = importlib.import_module(f"nnworks.check.page.{chapter}")
    printed = io.StringIO()  # by the reader's function, and one line by the check
    failed = None
    with contextlib.redirect_stdout(printed):
        try:
            getattr(checks, function)(names[function])
        except CheckFailed as why:
            failed = why
    lines = printed.getvalue().splitlines(keepends=True)
    words = "" if failed else lines.pop().strip()
    output.write("".join(lines))
    if failed:
        return _failure(failed)
    return {"right": True, "words": words, "parts": []}


def _failure(failed):
    words, _, rest = str(failed).partition("\n")
    parts = getattr(failed.args[0], "parts", None) or [["", rest.strip("\n")]]
    return {"right": False, "words": words, "parts": [list(part) for part in parts]}
