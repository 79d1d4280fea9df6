"""Adam: momentum and a step length for every weight, both corrected at the start."""

import numpy as np

from nnworks._validate import as_number
from nnworks.optim.optimizer import Optimizer, as_betas, decayed, remembered

__all__ = ["Adam", "AdamW"]


class Adam(Optimizer):
    """Moving averages of the gradient and of its square, each freed of its start at 0.

    Parameters
    ----------
    params : iterable of objects with `data` and `grad`
    lr : float, default=0.001
    betas : pair of float, default=(0.9, 0.999)
        Memories of the two averages: how much of each is kept from step to step.
    eps : float, default=1e-8
        Added to the root, so that nothing is divided by 0.
    weight_decay : float, default=0
        Added to the gradient, times the parameter; `AdamW` decays the weights instead.

    Raises
    ------
    TypeError, ValueError
        When a setting is no number, or out of its range.

    Notes
    -----
    Kingma and Ba (2015), algorithm 1.
    """

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0):
        super().__init__(
            params,
            lr=lr,
            betas=as_betas(betas),
            eps=as_number(eps, "eps", least=0),
            weight_decay=as_number(weight_decay, "weight_decay", least=0),
        )

    def _change(self, parameter, gradient, state, group):
        gradient = decayed(parameter, gradient, group["weight_decay"])
        self._move(parameter, gradient, state, group)

    def _move(self, parameter, gradient, state, group):
        beta1, beta2 = group["betas"]
        mean = remembered(state, "mean", gradient)
        mean *= beta1
        mean += (1 - beta1) * gradient
        square = remembered(state, "square", gradient)
        square *= beta2
        square += (1 - beta2) * gradient * gradient
        state["step"] = t = state.get("step", 0) + 1
        # Both began at 0 and are too small by these factors.
        root = np.sqrt(square) / np.sqrt(1 - beta2**t) + group["eps"]
        parameter.data -= group["lr"] / (1 - beta1**t) * mean / root


class AdamW(Adam):
    """Adam whose weights shrink by themselves, whatever their gradients are.

    Parameters
    ----------
    params : iterable of objects with `data` and `grad`
    lr : float, default=0.001
    betas : pair of float, default=(0.9, 0.999)
    eps : float, default=1e-8
    weight_decay : float, default=0.01
        Each step first takes ``lr * weight_decay`` of every weight away.

    Raises
    ------
    TypeError, ValueError
        When a setting is no number, or out of its range.

    Notes
    -----
    Loshchilov and Hutter (2019), algorithm 2.
    """

    def __init__(
        self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2
    ):
        super().__init__(params, lr, betas, eps, weight_decay)

    def _change(self, parameter, gradient, state, group):
        parameter.data *= 1 - group["lr"] * group["weight_decay"]
        self._move(parameter, gradient, state, group)
