"""A nerve cell under the reader's hand: voltage in time, and the rate it gives."""

import numpy as np

from nnworks.neurons import SpikingNeuron
from nnworks.widgets.base import Figure, Number, bundle, style

__all__ = ["Spiking"]

WINDOW = 200.0  # ms that are seen
MOST = {"current": 6.0, "refractory": 20.0, "noise": 6.0}
PEAK = -36.0  # mV, where a spike is drawn to; a real one rises far above


class Spiking(Figure):
    """A live figure: a leaky integrate-and-fire neuron under a current.

    Every option is also an attribute that Python can read and set, and that
    ``observe`` can watch, while hands move the figure.

    Parameters
    ----------
    current : float, default=2.0
        What flows into the cell, in nA, 0 to 6.
    refractory : float, default=4.0
        How long the cell rests after a spike, in ms, 0 to 20.
    noise : float, default=0.0
        How far the voltage strays by chance, in mV, 0 to 6.

    Raises
    ------
    traitlets.TraitError
        When a number is none, is NaN or out of its range.
    TypeError
        When there is no option of that name.

    Examples
    --------
    >>> figure = Spiking(current=1.2, noise=3)
    >>> figure.current = 2.5
    """

    _esm = bundle("spiking")
    _css = style("spiking")
    _options = ("current", "refractory", "noise")
    current = Number(2.0, low=0.0, high=MOST["current"]).tag(sync=True)
    refractory = Number(4.0, low=0.0, high=MOST["refractory"]).tag(sync=True)
    noise = Number(0.0, low=0.0, high=MOST["noise"]).tag(sync=True)

    def _cell(self, **other):
        return SpikingNeuron(
            **{"refractory": self.refractory, "noise": self.noise, **other}
        )

    def _alt(self):
        rate = self._cell().rate(self.current)
        speaks = f"fires {rate:.1f} times a second" if rate >= 0.05 else "stays silent"
        return (
            f"A nerve cell under a current of {self.current:g} nA {speaks}; it rests"
            f" {self.refractory:g} ms after each spike, and its noise is"
            f" {self.noise:g} mV. Without noise it fires from 1.5 nA on."
        )

    def _still(self):
        # Not pyplot's: a figure that nobody asked to show must not stay in its list.
        from matplotlib.figure import Figure as Drawing

        from nnworks.plot import COLORS

        cell = self._cell()
        voltage, spikes = cell.run(self.current, WINDOW, rng=7)
        t = np.linspace(0, WINDOW, len(voltage))
        drawing = Drawing(figsize=(7.2, 3.2), layout="constrained")
        left, right = drawing.subplots(1, 2)
        left.axhline(cell.threshold, color="0.4", linestyle="--", linewidth=1)
        left.plot(t, voltage, color="black", linewidth=1.2)
        blue = COLORS["positive"]
        left.vlines(spikes, cell.threshold, PEAK, color=blue)
        left.plot(spikes, np.full(len(spikes), PEAK), "o", color=blue, markersize=4)
        left.set(xlabel="time, ms", ylabel="voltage, mV", ylim=(-73, -27))
        current = np.linspace(0, MOST["current"], 241)
        bare = self._cell(refractory=0, noise=0)
        right.plot(current, bare.rate(current), color="0.4", linestyle="--")
        right.plot(current, cell.rate(current), color="black")
        right.plot(self.current, cell.rate(self.current), "o", color="#00785a")
        right.set(xlabel="current, nA", ylabel="spikes a second", ylim=(0, 200))
        return drawing
