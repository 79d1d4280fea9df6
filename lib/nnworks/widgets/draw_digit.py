"""Draw a digit, and a trained network reads it: hidden units, scores, probabilities."""

import base64

import numpy as np
import traitlets

from nnworks import functional as F
from nnworks.data import strokes as pen
from nnworks.weights.reader import packed, reader
from nnworks.widgets.base import Figure, Number, Whole, bundle, style

__all__ = ["DrawDigit"]

NETWORK = base64.b64encode(packed()).decode()
HIDDEN = len(reader().state_dict()["0.bias"])
TEXTS = {name: pen.encode(pen.drawing(name)) for name in pen.DRAWINGS}


class Strokes(traitlets.Unicode):
    """A drawing as a text, or the name of one of ours; a wrong one gets a sentence."""

    def validate(self, obj, value):
        """Return the text, or raise TraitError."""
        value = TEXTS.get(str(value), value)
        try:
            pen.decode(value)
        except (TypeError, ValueError) as error:
            raise traitlets.TraitError(f"{error} Or name one: '3'.") from None
        return value


class DrawDigit(Figure):
    """A live figure: a board to draw on, and the network that reads what is drawn.

    Parameters
    ----------
    strokes : str, default='3'
        A drawing as `nnworks.data.strokes.encode` writes it, or the name of one of
        `nnworks.data.strokes.DRAWINGS`; '' is an empty board.
    width : float, default=2.4
        Of the pen, in pixels of the picture that the network sees, 1 to 5.
    unit : int, default=-1
        The hidden unit whose weights are shown; -1 is the strongest one.
    compact : bool, default=False
        Without the weights of a single unit.

    Raises
    ------
    traitlets.TraitError
        When the strokes are no drawing, or a number is out of bounds.
    TypeError
        When there is no option of that name.

    Examples
    --------
    >>> figure = DrawDigit(strokes="7")
    >>> figure.probabilities().argmax()
    7
    """

    _esm = bundle("draw_digit")
    _css = style("draw_digit")
    _options = ("strokes", "width", "unit", "compact")
    strokes = Strokes(TEXTS["3"]).tag(sync=True)
    width = Number(2.4, low=1, high=5).tag(sync=True)
    unit = Whole(-1, low=-1, high=HIDDEN - 1).tag(sync=True)
    compact = traitlets.Bool(False).tag(sync=True)
    _network = traitlets.Unicode(NETWORK).tag(sync=True)
    _drawings = traitlets.Dict(TEXTS).tag(sync=True)

    def picture(self):
        """Give what the network sees: an array of shape (28, 28), 0 paper to 1 ink."""
        return pen.picture(pen.decode(self.strokes), self.width)

    def probabilities(self):
        """Give what the network answers, an array of shape (10,).

        Raises
        ------
        ValueError
            When the board is empty: there is nothing to read.
        """
        if not self.strokes:
            raise ValueError("strokes: the board is empty; draw a digit first.")
        return F.softmax(reader()(self.picture().reshape(1, -1)))[0]

    def _alt(self):
        if not self.strokes:
            return "An empty board: draw a digit, and the network reads it."
        p = self.probabilities()
        first, second = np.argsort(-p)[:2]
        return (
            f"A drawing that the network reads as {first}, with a probability of"
            f" {_percent(p[first])}; next comes {second}, with {_percent(p[second])}."
        )

    def _still(self):
        # Not pyplot's: a figure that nobody asked to show must not stay in its list.
        from matplotlib.figure import Figure as Drawing

        from nnworks.plot import COLORS

        drawing = Drawing(figsize=(5.2, 2.6), layout="constrained")
        left, right = drawing.subplots(1, 2)
        left.imshow(self.picture(), cmap="gray_r", vmin=0, vmax=1)
        left.set(xticks=[], yticks=[], title="28 x 28 pixels")
        shares = self.probabilities() if self.strokes else np.zeros(10)
        right.barh(range(10), shares, color=COLORS["positive"])
        right.set(yticks=range(10), xlim=(0, 1), xlabel="probability")
        right.set_title("the answer" if self.strokes else "draw a digit first")
        right.invert_yaxis()
        return drawing


def _percent(share):
    return f"{100 * share:.1f} %"
