"""Read the named wrong and right answers: percent files, one cell an answer."""

import ast
import re
from dataclasses import dataclass

_CELL = re.compile(r"^# %%[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_MESSAGE = re.compile(r"^# message:[ \t]*(.*?)[ \t]*\n", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """What a student would type, and what the failing check must then say."""

    name: str
    source: str
    message: str = ""


def read(path, *, messages):
    """The answers in `path`, in order; with messages=True each must have its message.

    What stands before the first `# %%` is for editors and linters and is not run: an
    answer that needs an import brings it, as a student would.
    """
    if not path.exists():
        raise FileNotFoundError(
            f"{path.parent.parent.name}/{path.parent.name}/{path.name}: it is missing;"
            " write there, one `# %% name` cell each, the answers that prove this task."
        )
    pieces = _CELL.split(path.read_text(encoding="utf-8"))[1:]
    found = [
        _answer(path, name, body, messages)
        for name, body in zip(pieces[::2], pieces[1::2], strict=True)
    ]
    names = [answer.name for answer in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"{path.name}: two answers are called {sorted(twice)[0]!r}.")
    return found


def _answer(path, name, body, messages):
    if not name.isidentifier():
        raise ValueError(
            f"{path.name}: an answer is called {name!r}, expected a name such as"
            " no_bias: it becomes the name of a test."
        )
    message = _MESSAGE.search(body)
    if messages and (message is None or not message[1]):
        raise ValueError(
            f"{path.name}: the wrong answer {name} has no `# message:` line; write"
            " there the words by which the check must name this mistake."
        )
    source = _MESSAGE.sub("", body).strip() + "\n"
    if not any(not isinstance(node, ast.Pass) for node in ast.parse(source).body):
        raise ValueError(f"{path.name}: the answer {name} is empty.")
    return Answer(name, source, message[1] if messages else "")


def says(text, message):
    """Whether a failure text holds the message, whatever its case and line breaks."""
    return _flat(message) in _flat(text)


def _flat(text):
    return " ".join(text.split()).casefold()
