"""JavaScript without what a browser does not need: space, comments, unused parts."""

import re

__all__ = ["prune", "squeeze"]

TOKEN = re.compile(
    r"""(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
    r"|(?P<comment>//[^\n]*|/\*.*?\*/)"
    r"|(?P<space>\s+)"
    r"|(?P<word>[\w$.]+)"
    r"|(?P<sign>.)",
    re.S,
)
PATTERN = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
# After one of these, "/" begins a pattern; after anything else it divides.
ENDS = {"}": ",;", "]": ",", ")": ","}  # what may be left out before them
BEFORE_PATTERN = set("(,=:[!&|?{};>") | {"return", ""}


def squeeze(source):
    """Leave out white space, comments and signs that change nothing.

    Strings, templates and patterns stay as they are. No name changes, so that an error
    in the browser's console still says where it is.

    Parameters
    ----------
    source : str
        An ES module with a semicolon after every statement.

    Returns
    -------
    str
    """
    out, declares = [], [False]  # declares: is this statement a const, at each depth
    for token, gap in _tokens(source):
        before = [t for t, _ in out[-4:]]
        if token == "const" and (not before or before[-1] in "{;}"):
            if declares[-1] and before[-1] == ";":  # const a = 1; const b = 2;
                out[-1] = (",", False)
                continue
            declares[-1] = True
        elif before and before[-1] == ";":
            declares[-1] = False
        if token in ("{", "(", "["):
            declares.append(False)
        elif token in ("}", ")", "]"):
            declares.pop()
        if token == ">" and before[::2] == ["(", ")"] and before[3] == "=":
            if re.fullmatch(r"[A-Za-z_$][\w$]*", before[1]):
                out[-4:] = [(before[1], False), out[-1]]  # (v) => becomes v=>
        elif token in ENDS and before[-1] in ENDS[token]:
            out.pop()
        out.append((re.sub(r"^0\.(?=\d)", ".", token), gap))
    text = [out[0][0]]
    for (last, _), (token, gap) in zip(out[:-1], out[1:], strict=True):
        text.append(_between(last, gap, token) + token)
    return "".join(text) + "\n"


def _tokens(source):
    """(token, whether white space stood before it), comments left out."""
    last, at, gap = "", 0, False
    while at < len(source):
        if source[at] == "`":
            token = source[at : _template(source, at)]
        elif source[at] == "/" and (last[-1:] in BEFORE_PATTERN or last == "return"):
            found = PATTERN.match(source, at)
            comment = source[at + 1 : at + 2] in "/*"
            token = TOKEN.match(source, at)[0] if comment or not found else found[0]
        else:
            token = TOKEN.match(source, at)[0]
        at += len(token)
        if token.isspace() or token.startswith(("//", "/*")):
            gap = True
            continue
        yield token, gap
        last, gap = token, False


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


def _between(last, gap, token):
    """The space that must stand between two tokens."""
    names = re.match(r"[\w$]", last[-1]) and re.match(r"[\w$]|\.\d", token)
    signs = gap and last[-1] == token[0] and token[0] in "+-"
    return " " if names or signs else ""


def _template(source, start):
    """Where the template that begins at `start` ends."""
    at = start + 1
    while source[at] != "`":
        if source[at] == "\\":
            at += 2
        elif source.startswith("${", at):
            at = _inside(source, at + 2)
        else:
            at += 1
    return at + 1


def _inside(source, at):
    """Where the ${...} of a template ends, templates within it included."""
    depth = 1
    while depth:
        if source[at] == "`":
            at = _template(source, at)
            continue
        text = TOKEN.match(source, at)
        depth += {"{": 1, "}": -1}.get(source[at], 0)
        at += len(text[0]) if text["text"] else 1
    return at
