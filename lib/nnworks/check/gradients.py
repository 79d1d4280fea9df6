"""Gradient checks: what `backward` says against what nudging every number shows.

Works on anything with `forward` and `backward`, the student's own classes included.
"""

import numpy as np

from nnworks._validate import as_array, as_number
from nnworks.check import show
from nnworks.check.failure import CheckFailed, message

__all__ = ["check_gradients", "numerical_gradient"]

_EPS = 1e-5  # of check_gradients: the rounding error of the slope falls with 1/eps
_MOST = 500  # entries of one array that are nudged; of more, so many at random


def numerical_gradient(f, x, eps=1e-6):
    """Slope of f along every entry of x: (f at x + eps - f at x - eps) / (2 eps).

    Parameters
    ----------
    f : callable
        Without arguments, returns one number; it reads x, which is changed in place
        and put back.
    x : ndarray of float64, any shape
    eps : float, default=1e-6

    Returns
    -------
    ndarray of the shape of x

    Raises
    ------
    TypeError, ValueError
        When x is no array of float64, eps not above 0 or f gives no number.
    """
    if type(x) is not np.ndarray or x.dtype != np.float64:
        kind = f"{x.dtype} array" if isinstance(x, np.ndarray) else type(x).__name__
        raise TypeError(
            f"x: got a {kind}, expected an array of float64, since eps is added to its"
            " entries in place; pass np.array(x, dtype=float)."
        )
    if as_number(eps, "eps") <= 0:
        raise ValueError(f"eps: got {eps:g}, expected a number above 0, such as 1e-6.")
    gradient = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        up, down = _nudged(f, x, index, eps)
        gradient[index] = (up - down) / (2 * eps)
    return gradient


def _nudged(f, x, index, eps):
    """f with one entry of x a little larger, and a little smaller."""
    before = x[index]
    try:
        x[index] = before + eps
        up = as_number(f(), "f()")
        x[index] = before - eps
        return up, as_number(f(), "f()")
    finally:
        x[index] = before


def check_gradients(module, x, target=None, *, tol=1e-6, seed=0):
    """Hold every gradient of a module or a loss against a numerical one.

    Parameters
    ----------
    module : object with `forward` and `backward`
        A layer, a model or, with `target`, a loss. Its parameters are found as
        `Module.named_parameters` finds them, its gradients left as they were.
    x : array-like
        An input, better not full of zeros; of arrays with more than 500 entries a
        random 500 are held.
    target : array-like, optional
        What a loss compares x with.
    tol : float, default=1e-6
        Largest difference, relative to the largest entry of the gradient.
    seed : int, default=0
        For the random dL/dy that `backward` is given.

    Raises
    ------
    CheckFailed
        Naming the array whose gradient is wrong, and how.

    Notes
    -----
    A generator that a module holds (Dropout) is set back before every forward, so that
    the same units are off. At a corner (ReLU at 0) any slope between those of the two
    sides passes.
    """
    x = np.array(as_array(x, "x"))
    held = _Held(module, x, target, np.random.default_rng(seed))
    arrays, got = held.arrays(), held.gradients()
    for name, array in arrays.items():
        _compare(held, name, array, got[name], tol)


class _Held:
    """A module, its input and one dL/dy: the loss is the sum of output times dL/dy."""

    def __init__(self, module, x, target, rng):
        self.module, self.x, self.target, self.rng = module, x, target, rng
        self.name = type(module).__name__
        self.before = {}  # what stood in each parameter's grad before backward
        self._generators = [
            (generator.bit_generator, generator.bit_generator.state)
            for generator in _attributes(module, np.random.Generator)
        ]
        output = np.asarray(self._forward(), dtype=float)
        self.grad_output = rng.normal(size=output.shape) if target is None else 1.0
        # What a slope by difference cannot resolve: the rounding of so large a sum.
        size = np.abs(output * self.grad_output).sum()
        self.noise = 100 * np.finfo(float).eps * max(1.0, size) / _EPS

    def _forward(self):
        for bits, state in self._generators:
            bits.state = state
        given = () if self.target is None else (self.target,)
        return self.module.forward(self.x, *given)

    def loss(self):
        return float(np.sum(self._forward() * self.grad_output))

    def arrays(self):
        named = {"x": self.x}
        return named | {name: p.data for name, p in _parameters(self.module)}

    def gradients(self):
        """What `backward` says, by name; it must add, and change none of its inputs."""
        parameters = dict(_parameters(self.module))
        kept = {name: p.grad for name, p in parameters.items()}
        try:
            for name, p in parameters.items():
                self.before[name] = self.rng.normal(size=p.data.shape)
                p.grad = self.before[name].copy()
            found = {"x": self._backward()}
            for name, p in parameters.items():
                found[name] = self._added(name, np.asarray(p.grad))
        finally:
            for name, parameter in parameters.items():
                parameter.grad = kept[name]
        return found

    def _backward(self):
        x, given = self.x.copy(), np.copy(self.grad_output)
        self._forward()
        result = self.module.backward(*((given,) if self.target is None else ()))
        if not np.array_equal(x, self.x):
            raise self.failed("x", mistake="It changes its input, x, in place.")
        if not np.array_equal(given, self.grad_output):
            raise self.failed("x", mistake="It changes grad_output in place.")
        if result is None:
            raise self.failed("x", got="None", mistake="Is there a `return`?")
        return np.asarray(result, dtype=float)

    def _added(self, name, grad):
        before = self.before[name]
        return grad - before if grad.shape == before.shape else grad

    def failed(self, name, **parts):
        array = "dL/dx" if name == "x" else f"{name}.grad"
        words = message(f"{array} of {self.name}.backward", **parts)
        return CheckFailed(words)


def _compare(held, name, array, got, tol):
    """Raise when an array's gradient is not the slope that nudging it shows."""
    if got.shape != array.shape:
        turned = got.shape == array.shape[::-1]
        raise held.failed(
            name,
            got=f"shape {got.shape}",
            expected=f"shape {array.shape}, that of the array itself",
            mistake="It is transposed." if turned else "",
        )
    places = list(np.ndindex(array.shape))
    if len(places) > _MOST:
        chosen = held.rng.choice(len(places), _MOST, replace=False)
        places = [places[i] for i in sorted(chosen)]
    pairs = np.array([_nudged(held.loss, array, place, _EPS) for place in places])
    slope = (pairs[:, 0] - pairs[:, 1]) / (2 * _EPS)
    mine = np.array([got[place] for place in places])
    room = tol * np.abs(slope).max(initial=0) + held.noise
    right = np.abs(mine - slope) <= room
    right |= _at_a_corner(held.loss(), pairs, mine, slope, room)
    if right.all():
        return
    start = held.before.get(name)
    if start is not None:
        start = np.array([start[place] for place in places])
        if np.all(np.abs(mine + start - slope) <= room):
            raise held.failed(
                name,
                got="the gradient, written over what stood there",
                expected="the gradient, added to what stood there",
                mistake="`.grad = ...` overwrites, `.grad += ...` adds: where an array"
                " is used twice, its gradients add up.",
            )
    raise held.failed(name, **_words(places, right, mine, slope, room))


def _at_a_corner(middle, pairs, mine, slope, room):
    """Where the slopes of the two sides differ, and the gradient lies between them."""
    sides = np.array([pairs[:, 0] - middle, middle - pairs[:, 1]]) / _EPS
    corner = np.ptp(sides, axis=0) > 1e-3 * (1 + np.abs(slope))
    return (
        corner & (mine >= sides.min(axis=0) - room) & (mine <= sides.max(axis=0) + room)
    )


def _words(places, right, mine, slope, room):
    first = int(np.argmin(right))
    place = ", ".join(map(str, places[first]))
    wrong = f"{(~right).sum()} of {len(right)} entries differ"
    at = f"at [{place}]: " if place else ""
    return {
        "got": f"{at}{show.number(mine[first])}; {wrong}",
        "expected": f"{at}{show.number(slope[first])}, by nudging that entry",
        "mistake": _mistake(mine, slope, room),
    }


def _mistake(mine, slope, room):
    """Which simple mistake turns the one into the other, or ""."""
    if not np.any(mine):
        return "It is zero everywhere."
    scale = float(mine @ slope) / max(float(slope @ slope), np.finfo(float).tiny)
    if np.all(np.abs(mine - scale * slope) <= 10 * room) and abs(scale) > 1e-12:
        if abs(scale + 1) < 1e-4:
            return "The sign is the wrong way round."
        return f"Every entry is {show.number(scale)} times what it should be."
    return ""


def _attributes(module, kind):
    """Every attribute of one kind, in a module and in all modules within."""
    for value in vars(module).values():
        if isinstance(value, kind):
            yield value
        elif hasattr(value, "forward") and hasattr(value, "backward"):
            yield from _attributes(value, kind)


def _parameters(module, prefix="", seen=None):
    """(name, parameter) of whatever has data and grad, each once, as Module does."""
    seen = set() if seen is None else seen
    inner = []
    for name, value in vars(module).items():
        arrays = (getattr(value, "data", None), getattr(value, "grad", None))
        if all(isinstance(array, np.ndarray) for array in arrays):
            if id(value) not in seen:
                seen.add(id(value))
                yield prefix + name, value
        elif hasattr(value, "forward") and hasattr(value, "backward"):
            inner.append((name, value))
    for name, value in inner:
        yield from _parameters(value, f"{prefix}{name}.", seen)
