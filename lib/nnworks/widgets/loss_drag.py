"""Predictions and their loss, with the slope along each of them."""

import numpy as np

from nnworks import functional as F
from nnworks.widgets.base import Array, Choice, Figure, bundle, style

__all__ = ["LossDrag"]

# These stand in loss_drag.mjs too; a test compares.
TOP, REACH = 10.0, 5.0
WEATHER = ("sun", "cloud", "rain", "snow")
LOSSES = {
    "squared": "mean squared error",
    "absolute": "mean absolute error",
    "cross_entropy": "cross-entropy",
}


class LossDrag(Figure):
    """A live figure: predictions under the hand, their loss and its gradient.

    Parameters
    ----------
    loss : {'squared', 'absolute', 'cross_entropy'}, default='squared'
        The first two look at six temperatures, the third at the weather of one day.
    predictions, targets : array-like of shape (6,), optional
        In degrees, from 0 to 10.
    scores : array-like of shape (4,), optional
        Of sun, cloud, rain and snow, from -5 to 5.
    truth : {'sun', 'cloud', 'rain', 'snow'}, default='rain'
        The weather that came.

    Raises
    ------
    traitlets.TraitError
        When a number is none, is NaN or too large, or a name does not exist.
    TypeError
        When there is no option of that name.

    Examples
    --------
    >>> LossDrag(predictions=[3] * 6, targets=[1, 2, 3, 4, 5, 9]).value()
    7.666666666666667
    """

    _esm = bundle("loss_drag")
    _css = style("loss_drag")
    _options = ("loss", "predictions", "targets", "scores", "truth")
    loss = Choice(LOSSES, "squared").tag(sync=True)
    predictions = Array([4, 2.5, 6, 4, 3.5, 4.5], low=0, high=TOP).tag(sync=True)
    targets = Array([3, 4, 3, 5, 4, 9], low=0, high=TOP).tag(sync=True)
    scores = Array([1, 2, 0, -1], low=-REACH, high=REACH).tag(sync=True)
    truth = Choice(WEATHER, "rain").tag(sync=True)

    def value(self):
        """Give the loss that the figure shows.

        Returns
        -------
        float
        """
        if self.loss == "cross_entropy":
            return float(-F.log_softmax(self.scores)[WEATHER.index(self.truth)])
        residual = np.subtract(self.predictions, self.targets)
        terms = residual**2 if self.loss == "squared" else np.abs(residual)
        return float(terms.mean())

    def gradient(self):
        """Give the slope of the loss along each prediction, or along each score.

        Returns
        -------
        ndarray of shape (6,), or (4,) for the cross-entropy
        """
        if self.loss == "cross_entropy":
            return F.softmax(self.scores) - (np.array(WEATHER) == self.truth)
        residual = np.subtract(self.predictions, self.targets)
        slope = 2 * residual if self.loss == "squared" else np.sign(residual)
        return slope / len(residual)

    def _alt(self):
        if self.loss == "cross_entropy":
            p = F.softmax(self.scores)[WEATHER.index(self.truth)]
            return (
                f"Scores for sun, cloud, rain and snow. What came is {self.truth}, with"
                f" a probability of {p:.2f}: the cross-entropy is {self.value():.3f}."
            )
        return (
            "Six predicted temperatures beside the six that came, each with its arrow"
            f" towards the target: the {LOSSES[self.loss]} is {self.value():.3f}."
        )

    def _still(self):
        # Not pyplot's: a figure that nobody asked to show must not stay in its list.
        from matplotlib.figure import Figure as Drawing

        from nnworks.plot import COLORS

        drawing = Drawing(figsize=(5.6, 3.4), layout="constrained")
        ax, classes = drawing.add_subplot(), self.loss == "cross_entropy"
        heights = np.array(self.scores if classes else self.predictions)
        x = np.arange(len(heights))
        if classes:
            ax.bar(x, F.softmax(self.scores), color="0.75", label="probability")
            ax.set(ylim=(-REACH, REACH), ylabel="score")
            ax.set_xticks(x, WEATHER)
        else:
            ax.vlines(x, heights, self.targets, color="0.6", linewidth=4)
            ax.plot(x, self.targets, "ks", label="target")
            ax.set(ylim=(0, TOP), ylabel="°C")
            ax.set_xticks(x, [f"day {i + 1}" for i in x])
        ax.quiver(
            *(x + 0.12, heights, 0 * x, -2.4 * self.gradient()),
            **{"angles": "xy", "scale_units": "xy", "scale": 1, "width": 0.008},
            color=COLORS["gradient"],
        )
        name = "score" if classes else "prediction"
        ax.plot(x, heights, "o", color="white", mec="black", ms=9, label=name)
        ax.legend(loc="lower right", frameon=False)
        ax.set_title(f"{LOSSES[self.loss]} {self.value():.3f}", fontsize="medium")
        return drawing
