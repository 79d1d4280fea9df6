"""An activation and its slope, one above the other, with one point on both."""

import numpy as np

from nnworks.functional import activation as find_activation
from nnworks.widgets.base import Choice, Figure, Number, bundle, style

__all__ = ["Activation"]

SPAN = 8.0  # z from -8 to 8
SHARE = 0.01  # saturated: the slope is below this share of the steepest
TITLES = {
    "step": "step",
    "sigmoid": "sigmoid",
    "tanh": "tanh",
    "relu": "ReLU",
    "gelu": "GELU",
}
# Where each is steepest, and from where outward its slope does nothing but fade, to the
# left and to the right (None: on that side it never fades).
SHAPE = {
    "step": None,
    "sigmoid": (0.0, 0.0, 0.0),
    "tanh": (0.0, 0.0, 0.0),
    "relu": (1.0, 1.0, None),
    "gelu": (2**0.5, -(2**0.5), None),
}


def lively(name):
    """Between which sums an activation has more than 1 % of its steepest slope.

    Parameters
    ----------
    name : {'step', 'sigmoid', 'tanh', 'relu', 'gelu'}

    Returns
    -------
    (float, float) or None
        None for the step, which has no slope anywhere.
    """
    if SHAPE[name] is None:
        return None
    _, slope = find_activation(name)
    steepest, left, right = SHAPE[name]
    least = SHARE * abs(slope(steepest))

    def edge(alive, flat):
        for _ in range(200):
            middle = (alive + flat) / 2
            if abs(slope(middle)) < least:
                flat = middle
            else:
                alive = middle
        return round(float(flat), 10) + 0.0

    return edge(left, -40.0), np.inf if right is None else edge(right, 40.0)


class Activation(Figure):
    """A live figure: an activation, its derivative below, one point on both.

    Every option is also an attribute that Python can read and set, and that
    ``observe`` can watch, while hands move the figure.

    Parameters
    ----------
    activation : {'step', 'sigmoid', 'tanh', 'relu', 'gelu'}, default='sigmoid'
    z : float, default=1.0
        The weighted sum at which the point stands, -8 to 8.

    Raises
    ------
    traitlets.TraitError
        When z is no number in that range, or there is no such activation.
    TypeError
        When there is no option of that name.

    Examples
    --------
    >>> figure = Activation(activation="tanh", z=-2)
    >>> figure.z = 0.5
    """

    _esm = bundle("activation")
    _css = style("activation")
    _options = ("activation", "z")
    activation = Choice(TITLES, "sigmoid").tag(sync=True)
    z = Number(1.0, low=-SPAN, high=SPAN).tag(sync=True)

    def _here(self):
        function, derivative = find_activation(self.activation)
        return function(self.z), derivative(self.z)

    def _alt(self):
        y, slope = self._here()
        steep = f"its slope is {slope:.3g}"
        if self.activation == "step" and self.z == 0:
            steep = "it jumps and has no slope"
        return (
            f"The activation {TITLES[self.activation]} over the weighted sum z, and its"
            f" derivative below it. At z = {self.z:g} the output is {y:.3g}, and"
            f" {steep}. {self._flat()}"
        )

    def _flat(self):
        if self.activation == "step":
            return "It is flat everywhere but at the jump."
        if self.activation == "relu":
            return "It is flat for every z up to 0, its dead side."
        left, right = lively(self.activation)
        ends = f"below {left:.2f}"
        if np.isfinite(right):
            ends += f" and above {right:.2f}"
        return f"It is saturated {ends}."

    def _still(self):
        # Not pyplot's: a figure that nobody asked to show must not stay in its list.
        from matplotlib.figure import Figure as Drawing

        from nnworks.plot import COLORS

        function, derivative = find_activation(self.activation)
        z = np.linspace(-SPAN, SPAN, 1601)  # an odd number: 0 is one of them
        drawing = Drawing(figsize=(4.8, 4.4), layout="constrained")
        upper, lower = drawing.subplots(2, 1, sharex=True, height_ratios=[3, 2])
        y, slope = self._here()
        purple = COLORS["gradient"]
        for ax, values in ((upper, function(z)), (lower, derivative(z))):
            left, right = lively(self.activation) or (SPAN, np.inf)
            ax.axvspan(-SPAN, left, color="black", alpha=0.07)
            if np.isfinite(right):
                ax.axvspan(right, SPAN, color="black", alpha=0.07)
            # A jump is not drawn: between two neighbours a curve climbs little.
            values = np.where(
                np.abs(np.diff(values, prepend=np.nan)) > 0.5, np.nan, values
            )
            ax.plot(z, values, color="black" if ax is upper else purple, linewidth=2)
            ax.axhline(0, color="black", alpha=0.3, linewidth=0.8)
        if not (self.activation == "step" and self.z == 0):
            ends = np.array([-2.5, 2.5])
            upper.plot(self.z + ends, y + slope * ends, color=purple)
            lower.plot([self.z, self.z], [0, slope], color=purple, linewidth=4)
            lower.plot(self.z, slope, "o", color=purple)
        upper.plot(self.z, y, "o", color="black", markersize=8)
        is_open = self.activation in ("relu", "gelu")
        upper.set(ylabel="$f(z)$", ylim=(-1.75, 8) if is_open else (-1.3, 1.3))
        lower.set(xlabel="$z$", ylabel="$f'(z)$", ylim=(-0.3, 1.3))
        lower.set(xlim=(-SPAN, SPAN))
        upper.set_title(TITLES[self.activation], fontsize="medium")
        return drawing
