"""RMSprop: every weight gets a step of its own length."""

import numpy as np

from nnworks._validate import as_number
from nnworks.optim.optimizer import Optimizer, as_share, decayed, remembered

__all__ = ["RMSprop"]


class RMSprop(Optimizer):
    """Divide the gradient by the root of a moving average of its square.

    Parameters
    ----------
    params : iterable of objects with `data` and `grad`
    lr : float, default=0.01
    alpha : float, default=0.99
        Memory of the moving average: how much of it is kept from step to step.
    eps : float, default=1e-8
        Added to the root, so that nothing is divided by 0.
    weight_decay : float, default=0
        Added to the gradient, times the parameter.
    momentum : float, default=0

    Raises
    ------
    TypeError, ValueError
        When a setting is no number, or out of its range.

    Notes
    -----
    Hinton, lecture 6e of "Neural Networks for Machine Learning" (2012).
    """

    def __init__(
        self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0
    ):
        super().__init__(
            params,
            lr=lr,
            alpha=as_share(alpha, "alpha"),
            eps=as_number(eps, "eps", least=0),
            weight_decay=as_number(weight_decay, "weight_decay", least=0),
            momentum=as_number(momentum, "momentum", least=0),
        )

    def _change(self, parameter, gradient, state, group):
        gradient = decayed(parameter, gradient, group["weight_decay"])
        square = remembered(state, "square", gradient)
        square *= group["alpha"]
        square += (1 - group["alpha"]) * gradient * gradient
        step = gradient / (np.sqrt(square) + group["eps"])
        if group["momentum"]:
            velocity = remembered(state, "velocity", gradient)
            velocity *= group["momentum"]
            velocity += step
            step = velocity
        parameter.data -= group["lr"] * step
