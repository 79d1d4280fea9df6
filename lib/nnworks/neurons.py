"""One artificial neuron, and the first rule by which one learned."""

import numpy as np

from nnworks._validate import as_array, as_count, as_labels, as_number
from nnworks.functional import activation as find_activation

__all__ = ["Neuron", "Perceptron"]


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
