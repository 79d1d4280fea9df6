"""Bad input gets one clear sentence: what was given, what is expected, what to do."""

import numpy as np


def as_array(value, name, *, ndim=None, finite=True, empty=False):
    """Return `value` as a float64 array, or raise with one clear sentence.

    Parameters
    ----------
    value : array-like of numbers
    name : str
        What the caller calls it; the sentence starts with it.
    ndim : int or tuple of int, optional
        The numbers of dimensions allowed; any when not given.
    finite : bool, default=True
        Refuse NaN and infinities.
    empty : bool, default=False
        Accept an array without elements.

    Raises
    ------
    TypeError
        When it is not made of numbers.
    ValueError
        When its shape or its values do not serve.
    """
    try:
        array = np.asarray(value)
    except ValueError:  # NumPy's word for rows of different lengths
        raise ValueError(
            f"{name}: its rows have different lengths; expected a rectangular array,"
            " so give every row the same number of values."
        ) from None
    if array.dtype.kind not in "biuf":
        raise TypeError(
            f"{name}: got {_say(value)}, expected numbers; pass a number, a list of"
            " numbers or a NumPy array."
        )
    allowed = (ndim,) if isinstance(ndim, int) else ndim
    if allowed is not None and array.ndim not in allowed:
        raise ValueError(
            f"{name}: got shape {array.shape}, expected {_dimensions(allowed)};"
            " look at its .shape and reshape it."
        )
    if array.size == 0 and not empty:
        raise ValueError(
            f"{name}: got an empty array of shape {array.shape}, expected at least one"
            " value; check how it was cut out of the data."
        )
    array = array.astype(np.float64, copy=False)
    if finite and not np.isfinite(array).all():
        bad = array[~np.isfinite(array)].flat[0]
        raise ValueError(
            f"{name}: it contains {bad}, expected finite numbers only; remove or"
            " replace those entries first."
        )
    return array


def as_number(value, name):
    """Return `value` as a float, or raise with one clear sentence."""
    array = as_array(value, name)
    if array.size != 1:
        raise ValueError(
            f"{name}: got shape {array.shape}, expected a single number; pick one with"
            " an index."
        )
    return float(array.reshape(()))


def as_count(value, name, least=1):
    """Return `value` as an int of at least `least`, or raise with a clear sentence."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(
            f"{name}: got {_say(value)}, expected a whole number of at least {least}."
        )
    if value < least:
        raise ValueError(
            f"{name}: got {value}, expected a whole number of at least {least}."
        )
    return int(value)


def as_choice(value, name, choices):
    """Return `value` if it is one of `choices`, or raise naming them all."""
    if not isinstance(value, str) or value not in choices:
        names = ", ".join(repr(c) for c in choices)
        raise ValueError(f"{name}: got {_say(value)}, expected one of {names}.")
    return value


def _say(value):
    """A short description of a wrong value: its kind and how it looks."""
    if value is None:
        return "None"
    text = repr(value)
    text = text if len(text) <= 40 else text[:37] + "..."
    return f"the {type(value).__name__} {text}"


def _dimensions(allowed):
    words = {0: "a single number", 1: "one dimension (D,)", 2: "two dimensions (N, D)"}
    return " or ".join(words.get(n, f"{n} dimensions") for n in allowed)
