"""Show values briefly; arguments so that they can be pasted back into a cell."""

import numpy as np

__all__ = ["argument", "arguments", "number", "value"]

_MOST = 24  # entries that are shown one by one


def number(value):
    """One number, six digits at most, without NumPy's own wrapping."""
    value = np.asarray(value)[()]
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    text = f"{float(value):.6g}"
    return text if set(text) & set(".en") else text + ".0"


def value(result):
    """A result as `compare.read` returns it: an array, or a tuple of results."""
    if isinstance(result, tuple):
        return "(" + ", ".join(value(part) for part in result) + ")"
    if result.ndim == 0:
        return number(result)
    if result.size > _MOST:
        return f"an array of shape {result.shape}{_range(result)}"
    return _array(result, "")


def _range(array):
    if array.dtype.kind not in "iuf" or not np.isfinite(array).all():
        return ""
    return f", values from {number(array.min())} to {number(array.max())}"


def _array(array, before):
    return np.array2string(
        array,
        separator=", ",
        max_line_width=70,
        prefix=before,
        formatter={"all": number},
    )


def argument(given):
    """One argument of a call."""
    if isinstance(given, np.ndarray) and given.size <= _MOST:
        before = "np.array("
        return f"{before}{_array(given, before)})"
    if isinstance(given, np.ndarray):
        return value(given)
    return number(given) if isinstance(given, (int, float)) else repr(given)


def arguments(names, args):
    """`x = np.array([1.0, 0.0])` and so on, one line each."""
    pairs = zip(names, args, strict=True)
    lines = [
        f"{name} = " + argument(given).replace("\n", "\n" + " " * (len(name) + 3))
        for name, given in pairs
    ]
    short = ", ".join(lines)
    if len(short) <= 70 and "\n" not in short:
        return short
    # Indented, so that no line of an array is wrapped.
    return "\n".join(line for text in lines for line in text.split("\n"))
