"""First weights: as wide as it takes for signals to keep their size through layers.

Each function fills a `Parameter` in place and returns it. fan_in is the number of
inputs that one output adds up, fan_out the number of outputs that one input reaches:
of a weight of shape (out, in, ...) these are in and out, times the size of the rest.
"""

import math

import numpy as np

from nnworks._validate import as_rng

__all__ = [
    "kaiming_normal_",
    "kaiming_uniform_",
    "xavier_normal_",
    "xavier_uniform_",
    "zeros_",
]


def _data(parameter):
    data = getattr(parameter, "data", None)
    if not isinstance(data, np.ndarray):
        raise TypeError(
            f"parameter: got a {type(parameter).__name__}, expected a Parameter, such"
            " as layer.weight."
        )
    return data


def _fans(data):
    if data.ndim < 2:
        raise ValueError(
            f"parameter: got shape {data.shape}, expected at least two dimensions"
            " (out, in); a bias starts at zero, with zeros_."
        )
    if data.size == 0:
        raise ValueError(
            f"parameter: got shape {data.shape}, expected at least one entry to fill."
        )
    field = math.prod(data.shape[2:])
    return data.shape[1] * field, data.shape[0] * field


def kaiming_normal_(parameter, *, rng=None):
    """Normal with standard deviation sqrt(2 / fan_in): for layers followed by ReLU.

    Parameters
    ----------
    parameter : Parameter of shape (out, in) or (out, in, ...)
    rng : int or numpy.random.Generator, default=None

    Raises
    ------
    TypeError, ValueError
        When it is no Parameter or has fewer than two dimensions.

    Notes
    -----
    He, Zhang, Ren and Sun, Delving Deep into Rectifiers, ICCV 2015, equation 10.
    """
    data = _data(parameter)
    fan_in, _ = _fans(data)
    data[...] = as_rng(rng).normal(0, math.sqrt(2 / fan_in), data.shape)
    return parameter


def kaiming_uniform_(parameter, *, rng=None):
    """Uniform in +-sqrt(6 / fan_in): for layers followed by ReLU.

    Parameters
    ----------
    parameter : Parameter of shape (out, in) or (out, in, ...)
    rng : int or numpy.random.Generator, default=None

    Raises
    ------
    TypeError, ValueError
        When it is no Parameter or has fewer than two dimensions.

    Notes
    -----
    The variance of He, Zhang, Ren and Sun (ICCV 2015): a uniform number in +-a has
    variance a**2 / 3.
    """
    data = _data(parameter)
    fan_in, _ = _fans(data)
    bound = math.sqrt(6 / fan_in)
    data[...] = as_rng(rng).uniform(-bound, bound, data.shape)
    return parameter


def xavier_normal_(parameter, *, rng=None):
    """Normal with standard deviation sqrt(2 / (fan_in + fan_out)): for tanh, sigmoid.

    Parameters
    ----------
    parameter : Parameter of shape (out, in) or (out, in, ...)
    rng : int or numpy.random.Generator, default=None

    Raises
    ------
    TypeError, ValueError
        When it is no Parameter or has fewer than two dimensions.

    Notes
    -----
    Glorot and Bengio, Understanding the difficulty of training deep feedforward neural
    networks, AISTATS 2010, equation 12.
    """
    data = _data(parameter)
    data[...] = as_rng(rng).normal(0, math.sqrt(2 / sum(_fans(data))), data.shape)
    return parameter


def xavier_uniform_(parameter, *, rng=None):
    """Uniform in +-sqrt(6 / (fan_in + fan_out)): for tanh and sigmoid.

    Parameters
    ----------
    parameter : Parameter of shape (out, in) or (out, in, ...)
    rng : int or numpy.random.Generator, default=None

    Raises
    ------
    TypeError, ValueError
        When it is no Parameter or has fewer than two dimensions.

    Notes
    -----
    Glorot and Bengio, Understanding the difficulty of training deep feedforward neural
    networks, AISTATS 2010, equation 16.
    """
    data = _data(parameter)
    bound = math.sqrt(6 / sum(_fans(data)))
    data[...] = as_rng(rng).uniform(-bound, bound, data.shape)
    return parameter


def zeros_(parameter):
    """All zeros: for biases; weights that all start at 0 stay equal for ever.

    Parameters
    ----------
    parameter : Parameter of any shape

    Raises
    ------
    TypeError
        When it is no Parameter.
    """
    _data(parameter)[...] = 0
    return parameter
