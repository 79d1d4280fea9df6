"""What the checks of all activations share: inputs, and mistakes of any curve."""

import numpy as np

from nnworks.check.several import quarters


def cases(rng):
    yield (np.array([-2.0, -1.0, 0.0, 1.0, 2.0]),)
    yield (0.0,)
    yield (1.5,)
    yield (-3.0,)
    yield (np.array([-2, 0, 1, 3]),)  # whole numbers
    yield (np.array([-1000.0, 1000.0]),)
    yield (np.array([-750.0, -30.0, -0.001, 0.001, 30.0, 750.0]),)
    yield (quarters(rng, 3, 5),)
    yield (quarters(rng, 2, 1, 7),)


def into(function):
    """What comes out when results are stored in np.zeros_like(z): z's own kind."""

    def stored(z):
        return np.asarray(function(z)).astype(np.asarray(z).dtype)

    return stored


def whole(name):
    return (
        "Whole numbers went in, and the results were cut to whole numbers: an array"
        f" made by np.zeros_like(z) holds z's kind. Let {name} compute on z at once,"
        " or give dtype=float."
    )


OVERFLOW = (
    "np.exp overflows (np.cosh and np.sinh are made of it): e to the power 1000 is more"
    " than float64 can hold, the limit is about 709. The value may come out right, but"
    " NumPy warns, and one formula further on it is nan. Let only numbers <= 0 go into"
    " np.exp: -np.abs(z) always is."
)
