"""One artificial neuron, the first rule by which one learned, and one that spikes."""

import numpy as np

from nnworks._validate import as_array, as_count, as_labels, as_number, as_rng
from nnworks.functional import activation as find_activation

__all__ = ["Neuron", "Perceptron", "SpikingNeuron"]

_MOST_STEPS = 10_000_000  # about ten seconds of work; more is a slip of units
# Where the integral over noise is summed up, evenly spaced in log v: see _mean_climb.
_V = np.exp(np.arange(-800, 91) * 0.05)


class Neuron:
    """One artificial neuron: ``output = activation(w . x + b)``.

    Parameters
    ----------
    weight : array-like of shape (D,)
        How much each input counts, and in which direction.
    bias : float, default=0.0
        How ready the neuron is to fire when every input is 0.
    activation : {'identity', 'step', 'sigmoid', 'tanh', 'relu'}, default='sigmoid'

    Raises
    ------
    TypeError, ValueError
        When a weight is no finite number or the activation has no such name.

    Examples
    --------
    >>> run = Neuron([6, 2, 2], bias=-5, activation="step")
    >>> float(run([1, 0, 0]))
    1.0
    """

    def __init__(self, weight, bias=0.0, activation="sigmoid"):
        self.weight = as_array(weight, "weight", ndim=1).copy()
        self.bias = as_number(bias, "bias")
        find_activation(activation)  # a wrong name is told here, not at the first use
        self.activation = activation

    def weighted_sum(self, x):
        """w . x + b, for one input or for each row of a batch.

        Parameters
        ----------
        x : array-like of shape (D,) or (N, D)

        Returns
        -------
        float or ndarray of shape (N,)

        Raises
        ------
        TypeError, ValueError
            When x is not made of finite numbers or a row has not D of them.
        """
        x = as_array(x, "x", ndim=(1, 2))
        if x.shape[-1] != len(self.weight):
            raise ValueError(
                f"x: got {x.shape[-1]} values for each example, expected"
                f" {len(self.weight)}, one for each weight of this neuron."
            )
        return x @ self.weight + self.bias

    def forward(self, x):
        """activation(w . x + b): (D,) -> float, (N, D) -> (N,)."""
        function, _ = find_activation(self.activation)
        return function(self.weighted_sum(x))

    __call__ = forward

    def __repr__(self):
        numbers = ", ".join(f"{w:.3g}" for w in self.weight[:4])
        dots = ", ..." if len(self.weight) > 4 else ""
        return (
            f"{type(self).__name__}([{numbers}{dots}], bias={self.bias:.3g},"
            f" activation={self.activation!r})"
        )


class Perceptron(Neuron):
    """A neuron with a step that learns from its mistakes (Rosenblatt, 1958 and 1962).

    Parameters
    ----------
    in_features : int
        Number of inputs, D. The weights and the bias start at 0.
    lr : float, default=1.0
        The size of one correction.

    Raises
    ------
    TypeError, ValueError
        When in_features is no whole number above 0 or lr no positive number.

    Examples
    --------
    >>> both = Perceptron(2)
    >>> both.fit([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 0, 0, 1])[-1]
    0
    >>> float(both([1, 1]))
    1.0
    """

    def __init__(self, in_features, *, lr=1.0):
        super().__init__(np.zeros(as_count(in_features, "in_features")), 0.0, "step")
        self.lr = as_number(lr, "lr")
        if self.lr <= 0:
            raise ValueError(f"lr: got {lr}, expected a positive number, such as 1.0.")

    def update(self, x, y):
        """One step of the perceptron rule on one example; right answers change nothing.

        Parameters
        ----------
        x : array-like of shape (D,)
        y : {0, 1}

        Returns
        -------
        bool
            Whether the answer was wrong, and so the weights moved.

        Raises
        ------
        TypeError, ValueError
            When x does not fit the weights or y is neither 0 nor 1.
        """
        x, y = as_array(x, "x", ndim=1), as_number(y, "y")
        if y not in (0, 1):
            raise ValueError(f"y: got {y:g}, expected 0 or 1.")
        error = y - self.forward(x)  # +1: should have fired; -1: should have kept quiet
        self.weight = self.weight + self.lr * error * x
        self.bias = self.bias + self.lr * error
        return bool(error != 0)

    def fit(self, X, y, epochs=100):
        """Go through the examples in order until a whole pass has no mistake.

        It goes on from the weights as they are; a new Perceptron starts afresh.

        Parameters
        ----------
        X : array-like of shape (N, D)
        y : array-like of shape (N,), each 0 or 1
        epochs : int, default=100
            Passes at most: on data that no line separates, the rule never stops.

        Returns
        -------
        list of int
            The number of mistakes in each pass; it ends in 0 when a line was found.

        Raises
        ------
        TypeError, ValueError
            When X does not fit the weights, or y is not one 0 or 1 for each row of X.
        """
        X = as_array(X, "X", ndim=2)
        y = as_array(as_labels(y, X), "y")
        if not np.isin(y, (0, 1)).all():
            wrong = y[~np.isin(y, (0, 1))][0]
            raise ValueError(
                f"y: it contains {wrong:g}, expected only 0 and 1; write one class as"
                " 1 and the other as 0 first."
            )
        mistakes = []
        for _ in range(as_count(epochs, "epochs")):
            mistakes.append(sum(self.update(x, t) for x, t in zip(X, y, strict=True)))
            if mistakes[-1] == 0:
                break
        return mistakes


class SpikingNeuron:
    """A leaky integrate-and-fire neuron: a voltage that leaks, a threshold, a spike.

    Between spikes ``tau dV/dt = rest - V + resistance * current``. Where V reaches the
    threshold, the cell fires: V falls to `reset` and stays there while refractory.

    Parameters
    ----------
    tau : float, default=20.0
        Time in which a voltage above rest leaks down to 37 %, in ms.
    rest : float, default=-65.0
        The voltage without current, in mV; below the threshold.
    threshold : float, default=-50.0
        The voltage at which it fires, in mV.
    reset : float, default=-65.0
        The voltage after a spike, in mV; below the threshold.
    resistance : float, default=10.0
        How many mV one nA adds in the long run, in megaohm.
    refractory : float, default=4.0
        How long it rests after a spike, in ms.
    noise : float, default=0.0
        How far V strays by chance, as a standard deviation without threshold, in mV.

    Raises
    ------
    TypeError, ValueError
        When a value is no finite number or out of its range.

    Notes
    -----
    Lapicque (1907); Gerstner et al., Neuronal Dynamics (2014), section 1.3.

    Examples
    --------
    >>> cell = SpikingNeuron()
    >>> voltage, spikes = cell.run(2.0, duration=200)  # 2 nA for 200 ms
    >>> len(spikes)
    6
    >>> round(cell.rate(2.0), 1)  # in Hz
    31.5
    """

    def __init__(
        self,
        *,
        tau=20.0,
        rest=-65.0,
        threshold=-50.0,
        reset=-65.0,
        resistance=10.0,
        refractory=4.0,
        noise=0.0,
    ):
        self.tau = _positive(tau, "tau")
        self.threshold = as_number(threshold, "threshold")
        self.rest = self._below_threshold(rest, "rest")
        self.reset = self._below_threshold(reset, "reset")
        self.resistance = _positive(resistance, "resistance")
        self.refractory = as_number(refractory, "refractory", least=0)
        self.noise = as_number(noise, "noise", least=0)

    def _below_threshold(self, value, name):
        voltage = as_number(value, name)
        if voltage >= self.threshold:
            raise ValueError(
                f"{name}: got {voltage:g} mV, expected a voltage below the threshold of"
                f" {self.threshold:g} mV, or the cell would never stop firing."
            )
        return voltage

    def run(self, current, duration, dt=0.1, *, rng=None):
        """Follow the voltage in small steps (Euler), from rest.

        Parameters
        ----------
        current : float or array-like of shape (T,)
            What flows in, in nA: always the same, or one value for each step.
        duration : float
            How long, in ms; T = duration / dt steps, rounded.
        dt : float, default=0.1
            One step, in ms; at most tau, since a longer step leaks more than is there.
        rng : int or numpy.random.Generator, optional
            Where the noise comes from.

        Returns
        -------
        voltage : ndarray of shape (T + 1,)
            In mV, at the times 0, dt, 2 dt, ...; at a spike it is already `reset`.
        spikes : ndarray of shape (K,)
            The times of the spikes, in ms.

        Raises
        ------
        TypeError, ValueError
            When a time or a current does not serve.
        """
        dt = self._step(dt)
        steps = self._steps(duration, dt)
        current = as_array(current, "current", ndim=(0, 1))
        if current.ndim == 1 and len(current) != steps:
            raise ValueError(
                f"current: got {len(current)} values, expected one number, or {steps}"
                f" values, one for each step of {dt:g} ms."
            )
        kicks = np.zeros(steps)
        if self.noise > 0:
            kicks = as_rng(rng).standard_normal(steps)
        return self._follow(np.broadcast_to(current, steps), dt, kicks)

    def _step(self, dt):
        dt = _positive(dt, "dt")
        if dt > self.tau:
            raise ValueError(
                f"dt: got {dt:g} ms, expected at most tau, {self.tau:g} ms: in a longer"
                " step more would leak than is there. Take 0.1 ms."
            )
        return dt

    def _steps(self, duration, dt):
        duration = _positive(duration, "duration")
        steps = (
            round(duration / dt) if duration / dt <= _MOST_STEPS else _MOST_STEPS + 1
        )
        if not 1 <= steps <= _MOST_STEPS:
            raise ValueError(
                f"duration: got {duration:g} ms in steps of {dt:g} ms, expected 1 to"
                f" {_MOST_STEPS:,} steps; take a longer or a shorter time."
            )
        return steps

    def _follow(self, current, dt, kicks):
        """As `run`, from currents and standard normal kicks of shape (T,)."""
        leak, held = dt / self.tau, round(self.refractory / dt)
        target = self.rest + self.resistance * current
        jolt = self.noise * np.sqrt(2 * dt / self.tau) * kicks
        voltage, spikes = np.empty(len(current) + 1), []
        voltage[0] = v = self.rest
        quiet = 0  # steps of the refractory time that are left
        for k in range(len(current)):
            if quiet > 0:
                quiet -= 1
            else:
                v = v + leak * (target[k] - v) + jolt[k]
                if v >= self.threshold:
                    v, quiet = self.reset, held
                    spikes.append((k + 1) * dt)
            voltage[k + 1] = v
        return voltage, np.array(spikes)

    def rate(self, current):
        """Spikes per second under a constant current, by formula.

        Parameters
        ----------
        current : float or array-like of shape (N,)
            In nA.

        Returns
        -------
        float or ndarray of shape (N,)
            In Hz; 0 where the cell stays silent. Without noise, one interval is the
            refractory time and the climb from reset to threshold,
            ``tau log((target - reset) / (target - threshold))``. With noise, the mean
            climb is an integral (Brunel and Hakim, 1999, Fast global oscillations in
            networks of integrate-and-fire neurons with low firing rates).

        Raises
        ------
        TypeError, ValueError
            When a current is no finite number.
        """
        current = as_array(current, "current", ndim=(0, 1))
        target = np.atleast_1d(self.rest + self.resistance * current)
        with np.errstate(divide="ignore", invalid="ignore"):
            climb = self._climb(target)
            rate = np.where(np.isfinite(climb), 1000 / (self.refractory + climb), 0.0)
        return rate if current.ndim else float(rate[0])

    def _climb(self, target):
        """Mean time from reset to threshold, in ms; infinite where it never comes."""
        if self.noise < 1e-3 * (self.threshold - self.reset):
            more = (self.threshold - self.reset) / (target - self.threshold)
            return np.where(target > self.threshold, self.tau * np.log1p(more), np.inf)
        spread = np.sqrt(2) * self.noise
        high = (self.threshold - target) / spread
        low = (self.reset - target) / spread
        return self.tau * np.array(
            [_mean_climb(*y) for y in zip(high, low, strict=True)]
        )


def _mean_climb(high, low):
    """Integrate exp(-v^2) (exp(2 high v) - exp(2 low v)) / v over v > 0."""
    if high > 25:  # longer than the age of the universe, and exp would overflow
        return np.inf
    return 0.05 * np.sum(np.exp(_V * (2 * high - _V)) - np.exp(_V * (2 * low - _V)))


def _positive(value, name):
    number = as_number(value, name)
    if number <= 0:
        raise ValueError(f"{name}: got {number:g}, expected a number above 0.")
    return number
