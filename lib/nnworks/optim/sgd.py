"""Stochastic gradient descent, with momentum where wanted."""

from nnworks._validate import as_number
from nnworks.optim.optimizer import Optimizer, decayed

__all__ = ["SGD"]


class SGD(Optimizer):
    """Step against the gradient: ``v = momentum v + g``, then ``p -= lr v``.

    Parameters
    ----------
    params : iterable of objects with `data` and `grad`
    lr : float, default=0.001
    momentum : float, default=0
        How much of the velocity v is kept from step to step; 0.9 is common.
    dampening : float, default=0
        Share of the gradient that does not reach the velocity.
    weight_decay : float, default=0
        Added to the gradient, times the parameter.
    nesterov : bool, default=False
        Step by ``g + momentum v``: the gradient counts as if taken a step ahead.

    Raises
    ------
    TypeError, ValueError
        When a setting is no number of at least 0, or Nesterov has no momentum.

    Notes
    -----
    Polyak (1964); Sutskever, Martens, Dahl and Hinton (2013), in PyTorch's form, where
    the learning rate stands outside of the velocity.
    """

    def __init__(
        self, params, lr=1e-3, momentum=0, dampening=0, weight_decay=0, nesterov=False
    ):
        momentum = as_number(momentum, "momentum", least=0)
        dampening = as_number(dampening, "dampening")
        if nesterov and (momentum == 0 or dampening != 0):
            raise ValueError(
                f"nesterov: got momentum {momentum:g} and dampening {dampening:g},"
                " expected a momentum above 0 and no dampening; set momentum=0.9."
            )
        super().__init__(
            params,
            lr=lr,
            momentum=momentum,
            dampening=dampening,
            weight_decay=as_number(weight_decay, "weight_decay", least=0),
            nesterov=bool(nesterov),
        )

    def _change(self, parameter, gradient, state, group):
        gradient = decayed(parameter, gradient, group["weight_decay"])
        momentum = group["momentum"]
        if momentum:
            if "velocity" not in state:  # the first gradient counts whole
                state["velocity"] = gradient.copy()
            else:
                state["velocity"] *= momentum
                state["velocity"] += (1 - group["dampening"]) * gradient
            velocity = state["velocity"]
            gradient = gradient + momentum * velocity if group["nesterov"] else velocity
        parameter.data -= group["lr"] * gradient
