"""The global random generators: set at the start, and from the tests to the student."""

import functools
import importlib.util
import random
import re
import sys

import numpy as np

__all__ = ["Seeds", "reseed"]

# A keyword `seed=` is handed to a function, and moves no global generator.
_RANDOM = re.compile(r"rand|shuffle|seed(?!\s*=[^=])")
_SETTERS = {
    "numpy": ("numpy.random.seed", "numpy.random.set_state"),
    "random": ("random.seed", "random.setstate"),
    "torch": (
        "torch.manual_seed",
        "torch.set_rng_state",
        "torch.random.manual_seed",
        "torch.random.set_rng_state",
    ),
}
_watched, _was_set = set(), set()  # names of generators


def reseed(seed):
    """The same numbers in every run, and on every machine."""
    random.seed(seed)
    np.random.seed(seed)
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(seed)
    else:
        sys.meta_path.insert(0, _SeedsTorch(seed))


class _SeedsTorch:
    """Seeds torch when a notebook imports it, for else the system's chance does."""

    def __init__(self, seed):
        self.seed = seed

    def find_spec(self, name, path=None, target=None):
        """torch's own spec, behind whose loading the seed is set."""
        if name != "torch":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        load = getattr(spec and spec.loader, "exec_module", None)
        if load is not None:

            def load_and_seed(module):
                load(module)
                module.manual_seed(self.seed)

            spec.loader.exec_module = load_and_seed
        return spec


class Seeds:
    """The global random generators of the test cells.

    A test that seeds one, or draws from it, means the student's function to go on from
    there. It goes that way only: what a student draws, or sets, changes no draw here.
    """

    def __init__(self):
        self.sent, self.used = self._states(), False
        _was_set.clear()

    def look_at(self, source):
        """A test cell begins: see whether its text speaks of random numbers at all."""
        self.used = bool(_RANDOM.search(source))

    def changed(self):
        """{name: state} of those that moved since they were last sent, None if none.

        One that was set to the same once more has moved: the student's went on.
        """
        if not self.used:
            return None
        now = self._states()
        same = {name for name in now if _same(now, self.sent, name)} - _was_set
        self.sent = now
        _was_set.clear()
        return {name: now[name] for name in now if name not in same} or None

    def _states(self):
        states = {"numpy": np.random.get_state(), "random": random.getstate()}
        if "torch" in sys.modules:
            # An array: a student's process that has no PyTorch can read it, too.
            states["torch"] = sys.modules["torch"].get_rng_state().numpy()
        for name in states.keys() - _watched:
            _watch(name)
        return states


def _watch(name):
    """Note it when a test sets this generator."""
    _watched.add(name)
    for path in _SETTERS[name]:
        where, _, word = path.rpartition(".")
        module = sys.modules[where]
        setattr(module, word, _noting(name, getattr(module, word)))


def _noting(name, own):
    @functools.wraps(own)
    def noting(*args, **kwargs):
        _was_set.add(name)
        return own(*args, **kwargs)

    return noting


def _same(now, before, name):
    if name not in before:
        return False
    if name == "numpy":
        (_, key, *rest), (_, other, *others) = now[name], before[name]
        return rest == others and key.tobytes() == other.tobytes()
    if name == "torch":
        return bool((now[name] == before[name]).all())
    return now[name] == before[name]
