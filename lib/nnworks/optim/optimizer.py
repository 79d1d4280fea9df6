"""What all optimizers share: the parameters, their settings, and what they refuse."""

import numpy as np

from nnworks._validate import as_number

__all__ = ["Optimizer"]


class Optimizer:
    """Changes parameters by their gradients; a subclass writes `_change`.

    Parameters
    ----------
    params : iterable of objects with `data` and `grad`
        As ``model.parameters()`` gives them.
    **settings : float or bool
        What the subclass was told; `lr` is among them.

    Attributes
    ----------
    param_groups : list of one dict
        "params" and every setting by name, as in PyTorch. Changed entries count from
        the next step on.
    lr : float
        The learning rate; the same as ``param_groups[0]["lr"]``.

    Raises
    ------
    TypeError, ValueError
        When there is no parameter, one is none or stands there twice, or the learning
        rate is no number of at least 0.
    """

    def __init__(self, params, **settings):
        params = _parameters(params)
        self.param_groups = [{"params": params, **settings}]
        self.lr = settings["lr"]
        self._states = [{} for _ in params]

    @property
    def lr(self):
        """The learning rate, which may be set between two steps."""
        return self.param_groups[0]["lr"]

    @lr.setter
    def lr(self, value):
        self.param_groups[0]["lr"] = as_number(value, "lr", least=0)

    def zero_grad(self):
        """Set every gradient back to 0."""
        for parameter in self.param_groups[0]["params"]:
            array = isinstance(parameter.data, np.ndarray)
            parameter.grad = np.zeros_like(parameter.data) if array else 0.0

    def step(self):
        """Change every parameter once, by its gradient.

        Raises
        ------
        FloatingPointError
            When a gradient is not finite. No parameter was changed then.
        ValueError
            When a gradient has another shape than its parameter.
        """
        group = self.param_groups[0]
        gradients = [_gradient(p, i) for i, p in enumerate(group["params"])]
        parts = zip(group["params"], gradients, self._states, strict=True)
        for parameter, gradient, state in parts:
            if gradient is not None:  # as in PyTorch: no gradient, no step
                self._change(parameter, gradient, state, group)

    def _change(self, parameter, gradient, state, group):
        raise NotImplementedError(f"{type(self).__name__} has no rule for a step yet")

    def __repr__(self):
        group = self.param_groups[0]
        told = ", ".join(f"{k}={v}" for k, v in group.items() if k != "params")
        return f"{type(self).__name__}({len(group['params'])} parameters, {told})"


def remembered(state, name, gradient):
    """An array that the optimizer keeps for one parameter; zeros at first."""
    if name not in state:
        state[name] = np.zeros(gradient.shape)
    return state[name]


def decayed(parameter, gradient, weight_decay):
    """Add to the gradient that of ``weight_decay / 2`` times the squared weights."""
    return gradient + weight_decay * parameter.data if weight_decay else gradient


def as_share(value, name):
    """Return `value` as a float of at least 0 and less than 1, or raise."""
    number = as_number(value, name, least=0)
    if number >= 1:
        raise ValueError(
            f"{name}: got {number:g}, expected a number of at least 0 and less than 1;"
            " it says how much of the past is kept."
        )
    return number


def as_betas(value):
    """Return the two memories of Adam, or raise."""
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        raise ValueError(f"betas: got {value!r}, expected a pair, as (0.9, 0.999).")
    return tuple(as_share(beta, f"betas[{i}]") for i, beta in enumerate(value))


def _parameters(params):
    if hasattr(params, "data") and hasattr(params, "grad"):
        raise TypeError("params: got one parameter, expected a list, [it].")
    try:
        params = list(params)
    except TypeError:
        raise TypeError(
            f"params: got a {type(params).__name__}, expected parameters; pass"
            " model.parameters(), with brackets."
        ) from None
    if not params:
        raise ValueError(
            "params: got none, expected at least one; has the model a layer with"
            " weights, and was model.parameters() used up by a loop before?"
        )
    for number, parameter in enumerate(params):
        if not (hasattr(parameter, "data") and hasattr(parameter, "grad")):
            raise TypeError(
                f"params: number {number} is a {type(parameter).__name__}, expected an"
                " object with data and grad; pass model.parameters()."
            )
    if len({id(parameter) for parameter in params}) < len(params):
        raise ValueError(
            "params: one parameter stands there twice and would take every step twice;"
            " pass each once."
        )
    return params


def _gradient(parameter, number):
    if parameter.grad is None:
        return None
    gradient, shape = np.asarray(parameter.grad), np.shape(parameter.data)
    if gradient.shape != shape:
        raise ValueError(
            f"params: the gradient of number {number} has shape {gradient.shape},"
            f" expected {shape}, that of its data; look at the backward that made it."
        )
    # A finite sum has finite parts, and costs less than asking each of them.
    with np.errstate(over="ignore", invalid="ignore"):
        finite = np.isfinite(gradient.sum())
    if not finite and not np.isfinite(gradient).all():
        bad = gradient[~np.isfinite(gradient)].flat[0]
        raise FloatingPointError(
            f"params: the gradient of number {number}, of shape {shape}, contains"
            f" {bad}, expected finite numbers; lower the learning rate, or look"
            " for NaN in the data."
        )
    return gradient
