"""What every live figure has: its JavaScript, values that are checked, a still."""

import base64
import io
import re
from pathlib import Path

import anywidget
import numpy as np
import traitlets
from rjsmin import jsmin

from nnworks._validate import as_array, as_choice, as_number
from nnworks.widgets.prune import prune

__all__ = ["Array", "Choice", "Figure", "Number", "Whole", "bundle", "style"]

JS = Path(__file__).parent / "js"
IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.mjs";\n', re.M)
EXPORT = re.compile(r"^export ((?:async )?(?:const|let|function\*?|class) (\w+))", re.M)
COMMENT = re.compile(r"^ *//.*\n", re.M)


def bundle(name, folder=JS):
    """Join js/<name>.mjs and all that it imports into the text of one ES module.

    A widget is handed over as text, and in a text ``./axes.mjs`` leads nowhere. Each
    import becomes a function of its own, so that names of two files never meet. White
    space, comments and what nobody imports stay behind: a quarter of the script.

    Parameters
    ----------
    name : str
        The file without its ending.
    folder : Path, optional
        Where it is; the folder js/ beside this file, when not given.

    Returns
    -------
    str
    """
    sources, wanted, parts = {}, {}, []

    def gather(module):
        source = (folder / f"{module}.mjs").read_text(encoding="utf-8")
        sources[module] = COMMENT.sub("", source)
        for names, other in IMPORT.findall(sources[module]):
            theirs = {n.split(" as ")[0].strip() for n in names.split(",")}
            wanted.setdefault(other, set()).update(theirs)
            if other not in sources:
                gather(other)
                parts.append(other)

    def link(source):
        return IMPORT.sub(
            lambda m: f"const {{{m[1].replace(' as ', ': ')}}} = ${m[2]};\n", source
        )

    def wrap(module):
        source = prune(sources[module], wanted[module])
        names = ", ".join(name for _, name in EXPORT.findall(source))
        body = EXPORT.sub(r"\1", link(source))
        return f"const ${module} = (() => {{\n{body}return {{ {names} }};\n}})();\n"

    gather(name)
    return jsmin("".join(map(wrap, parts)) + link(sources[name]))


def style(name=None):
    """Join js/style.css, which all figures share, and js/<name>.css, where given.

    Parameters
    ----------
    name : str, optional
        The file without its ending.

    Returns
    -------
    str
    """
    files = ["style", *([name] if name else [])]
    return "\n".join((JS / f"{f}.css").read_text(encoding="utf-8") for f in files)


class Number(traitlets.Float):
    """A finite number between `low` and `high`; a wrong one gets one clear sentence."""

    def __init__(self, default, *, low=-1000.0, high=1000.0, **options):
        super().__init__(float(default), **options)
        self.low, self.high = low, high

    def validate(self, obj, value):
        """Return `value` as a float, or raise TraitError."""
        try:
            number = as_number(value, self.name)
        except (TypeError, ValueError) as error:
            raise traitlets.TraitError(str(error)) from None
        if not self.low <= number <= self.high:
            raise traitlets.TraitError(
                f"{self.name}: got {number:g}, expected a number from {self.low:g} to"
                f" {self.high:g}."
            )
        return number


class Whole(Number):
    """A whole number between `low` and `high`."""

    def validate(self, obj, value):
        """Return `value` as an int, or raise TraitError."""
        number = super().validate(obj, value)
        if number != int(number):
            raise traitlets.TraitError(
                f"{self.name}: got {number:g}, expected a whole number from"
                f" {self.low:g} to {self.high:g}."
            )
        return int(number)


class Array(traitlets.TraitType):
    """Finite numbers of one shape, each between `low` and `high`.

    Kept as tuples, so that a change of one entry cannot go unnoticed by the page:
    ``figure.W = new`` is the way. NumPy arrays and lists are taken.
    """

    def __init__(self, default, *, low=-1000.0, high=1000.0, **options):
        self.shape = np.shape(default)
        self.low, self.high = low, high
        super().__init__(_tuples(np.array(default, dtype=float)), **options)

    def validate(self, obj, value):
        """Return `value` as tuples of floats, or raise TraitError."""
        try:
            array = as_array(value, self.name)
        except (TypeError, ValueError) as error:
            raise traitlets.TraitError(str(error)) from None
        if array.shape != self.shape:
            raise traitlets.TraitError(
                f"{self.name}: got shape {array.shape}, expected {self.shape}."
            )
        wrong = array[(array < self.low) | (array > self.high)]
        if wrong.size:
            raise traitlets.TraitError(
                f"{self.name}: it contains {wrong[0]:g}, expected numbers from"
                f" {self.low:g} to {self.high:g}."
            )
        return _tuples(array)


def _tuples(array):
    if array.ndim == 1:
        return tuple(array.tolist())
    return tuple(_tuples(row) for row in array)


class Choice(traitlets.Unicode):
    """One of a few names; a wrong one gets a sentence that lists them all."""

    def __init__(self, choices, default, **options):
        super().__init__(default, **options)
        self.choices = tuple(choices)

    def validate(self, obj, value):
        """Return `value`, or raise TraitError."""
        try:
            return as_choice(value, self.name, self.choices)
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from None


class Figure(anywidget.AnyWidget):
    """Base class of the live figures: an `anywidget.AnyWidget` with a still.

    A subclass sets ``_esm = bundle(...)``, and ``_css = style(...)`` where it has
    rules of its own, names its options in `_options` (each a
    trait tagged ``sync=True``) and defines `_still` and `_alt`. Where no JavaScript
    runs (PDF, GitHub, an e-mail), the still and the sentence stand for the figure.
    """

    _css = style()
    _options = ()
    # The sentence travels to the page, which says it when the figure cannot start.
    _alt_text = traitlets.Unicode().tag(sync=True)

    def __init__(self, **options):
        wrong = sorted(set(options) - set(self._options) - set(self.traits()))
        if wrong:
            raise TypeError(
                f"{type(self).__name__}: got the option {wrong[0]!r}, expected some of"
                f" {', '.join(self._options)}."
            )
        super().__init__(**options)

    def _still(self):
        """Return a `matplotlib.figure.Figure` of the present state."""
        raise NotImplementedError(f"{type(self).__name__} draws no still: write one.")

    def _alt(self):
        """Return one sentence that says what the still shows."""
        raise NotImplementedError(f"{type(self).__name__} has no sentence: write one.")

    def _repr_mimebundle_(self, **options):
        self._alt_text = self._alt()
        data, metadata = super()._repr_mimebundle_(**options)
        png = io.BytesIO()
        self._still().savefig(png, format="png", dpi=110, metadata={"Software": None})
        data["image/png"] = base64.b64encode(png.getvalue()).decode()
        data["text/plain"] = self._alt_text
        return data, metadata

    def __repr__(self):
        values = (f"{name}={getattr(self, name)!r}" for name in self._options)
        return f"{type(self).__name__}({', '.join(values)})"
