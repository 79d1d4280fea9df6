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
    array = _read(value, name)
    if array.dtype.kind not in "biuf":
        raise TypeError(
            f"{name}: got {_say(value)}, expected numbers; pass a number, a list of"
            " numbers or a NumPy array."
        )
    allowed = (ndim,) if isinstance(ndim, int) else ndim
    if allowed is not None and array.ndim not in allowed:
        raise ValueError(
            f"{name}: got {_shape(array)}, expected {_dimensions(allowed)}; look at"
            " its shape and reshape it."
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


def _read(value, name):
    try:
        return np.asarray(value)
    except ValueError:  # NumPy's word for rows of different lengths
        raise ValueError(
            f"{name}: its rows have different lengths; expected a rectangular array,"
            " so give every row the same number of values."
        ) from None
    except (TypeError, RuntimeError) as error:  # a PyTorch tensor on a GPU, or learning
        raise TypeError(
            f"{name}: got {_say(value)}, which NumPy cannot read; for a PyTorch tensor"
            " pass its .detach().cpu()."
        ) from error


def as_number(value, name, least=None):
    """Return `value` as a float of at least `least`, or raise with a clear sentence."""
    array = as_array(value, name)
    if array.size != 1:
        raise ValueError(
            f"{name}: got shape {array.shape}, expected a single number; pick one with"
            " an index."
        )
    number = float(array.reshape(()))
    if least is not None and number < least:
        raise ValueError(
            f"{name}: got {number:g}, expected a number of at least {least:g}."
        )
    return number


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


def as_axis(value, name, ndim=None):
    """Return `value` as an axis of an array of `ndim` dimensions (any, when not given).

    Raises
    ------
    TypeError, ValueError
        When it is no whole number, or the array has no such axis.
    """
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(
            f"{name}: got {_say(value)}, expected a whole number, the direction in"
            " which the classes lie; -1 is the last."
        )
    if ndim == 0:
        raise ValueError(
            f"{name}: got {value}, but the array is a single number and has no axis;"
            " pass a list of scores, one for each class."
        )
    if ndim is not None and not -ndim <= value < ndim:
        raise ValueError(
            f"{name}: got {value}, expected a whole number from {-ndim} to {ndim - 1}:"
            f" the array has {ndim} dimension{'s' * (ndim > 1)}."
        )
    return int(value)


def as_choice(value, name, choices):
    """Return `value` if it is one of `choices`, or raise naming them all."""
    if not isinstance(value, str) or value not in choices:
        names = ", ".join(repr(c) for c in choices)
        raise ValueError(f"{name}: got {_say(value)}, expected one of {names}.")
    return value


def as_rng(value):
    """Return a random generator: `value` itself, or one that starts from this seed."""
    if isinstance(value, np.random.Generator):
        return value
    seed = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
    if value is not None and not (seed and value >= 0):
        raise ValueError(
            f"rng: got {_say(value)}, expected a whole number of at least 0 as the"
            " seed, or np.random.default_rng(seed)."
        )
    return np.random.default_rng(value)


def as_gradient(value, shape):
    """Return `value`, dL/dy, as an array of the shape of y, or raise."""
    array = as_array(value, "grad_output", finite=False)
    # Another shape might broadcast, and the gradient would be wrong without a word.
    if array.shape != shape:
        raise ValueError(
            f"grad_output: got {_shape(array)}, expected shape {shape}, that of the"
            " output of this module's last forward."
        )
    return array


def as_labels(value, X, name="y"):
    """Return `value` as an array of one label for each row of `X`, or raise."""
    labels = _read(value, name)
    if labels.shape != (len(X),):
        raise ValueError(
            f"{name}: got {_shape(labels)} for {len(X)} examples, expected one label"
            f" for each, shape ({len(X)},)."
        )
    return labels


def as_target(value, like, name="target"):
    """Return `value` as finite numbers of the shape of the prediction, or raise."""
    array = as_array(value, name)
    # Another shape would broadcast: (N, 1) with (N,) makes N * N differences of it.
    if array.shape != like.shape:
        raise ValueError(
            f"{name}: got {_shape(array)} for predictions of shape {like.shape},"
            " expected the same shape; reshape one of the two, as in y.reshape(-1, 1)."
        )
    return array


def as_shares(value, like, name="target"):
    """Return `value` as numbers from 0 to 1 of the shape of the scores, or raise."""
    array = as_target(value, like, name)
    outside = array[(array < 0) | (array > 1)]
    if outside.size:
        raise ValueError(
            f"{name}: it contains {outside.flat[0]:g}, expected 1 for yes, 0 for no, or"
            " a probability between; turn the labels into 0 and 1 first."
        )
    return array


def as_classes(value, scores, name="target"):
    """Return `value` as a fresh array of one class for each row of scores, or raise."""
    count, classes = scores.shape
    array = as_array(value, name, finite=False)
    if array.shape != (count,):
        raise ValueError(
            f"{name}: got {_shape(array)} for {count} rows of scores, expected one"
            f" label for each, shape ({count},); of one-hot rows take"
            " .argmax(axis=1)."
        )
    kind = _read(value, name).dtype.kind
    if kind not in "iu":
        odd = array[~(array == np.round(array))]  # NaN is no whole number either
        what = f"{odd[0]:g}" if odd.size else f"{'bool' if kind == 'b' else 'float'}s"
        raise ValueError(
            f"{name}: it contains {what}, expected whole numbers of an integer type,"
            " the places of the right classes; whole labels become that by"
            " .astype(int)."
        )
    outside = array[(array < 0) | (array >= classes)]
    if outside.size:
        raise ValueError(
            f"{name}: it contains {outside[0]:g}, expected labels from 0 to"
            f" {classes - 1}: the scores have {classes}"
            f" {'column' if classes == 1 else 'columns'}, one for each class."
        )
    return array.astype(np.intp)


def _say(value):
    """A short description of a wrong value: its kind and how it looks."""
    if value is None:
        return "None"
    text = " ".join(repr(value).split())  # one sentence stays one line
    text = text if len(text) <= 40 else text[:37] + "..."
    return f"the {type(value).__name__} {text}"


def _shape(array):
    return f"shape {array.shape}" if array.ndim else f"the single number {array}"


def _dimensions(allowed):
    words = {0: "a single number", 1: "one dimension (D,)", 2: "two dimensions (N, D)"}
    return " or ".join(words.get(n, f"{n} dimensions") for n in allowed)
