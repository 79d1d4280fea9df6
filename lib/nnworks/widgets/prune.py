"""Of a JavaScript module, what somebody asks for."""

import re

__all__ = ["prune"]

NAME = re.compile(r"(?<![\w$])(?:(?<!\.)|(?<=\.\.\.))[A-Za-z_$][\w$]*")
PART = re.compile(
    r"^(?:export )?(?:(?:async )?function\*?|const|let|class) (?P<name>[\w$]+).*?"
    r"(?=^(?:export|async|function|const|let|class|import)\b|\Z)",
    re.M | re.S,
)


def prune(source, wanted):
    """Leave out the functions and constants of a module that nobody asks for.

    Parameters
    ----------
    source : str
        A module of declarations alone, each at the start of a line.
    wanted : set of str
        The names that other modules import.

    Returns
    -------
    str
    """
    while True:
        for part in PART.finditer(source):
            rest = source[: part.start()] + source[part.end() :]
            names = {part["name"]}
            if part[0].strip().count("\n") == 0:  # const a = 1, b = 2;
                names.update(re.findall(r", ([\w$]+) = ", part[0]))
            used = names & set(NAME.findall(rest))
            if not names & wanted and not used:
                source = rest
                break
        else:
            return source
