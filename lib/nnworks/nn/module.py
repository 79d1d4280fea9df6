"""What every layer is: a function with parameters that can also be run backward."""

import numpy as np

from nnworks._validate import as_array

__all__ = ["Module", "Parameter"]


class Parameter:
    """An array that learns: its value and the gradient of the loss with respect to it.

    Parameters
    ----------
    data : array-like of numbers

    Attributes
    ----------
    data, grad : ndarray of the same shape
        `grad` starts at 0; `backward` adds to it, `zero_grad` sets it back.

    Raises
    ------
    TypeError, ValueError
        When data is not made of finite numbers.
    """

    def __init__(self, data):
        self.data = np.array(as_array(data, "data"))
        self.grad = np.zeros_like(self.data)

    @property
    def shape(self):
        """Shape of the value."""
        return self.data.shape

    def __repr__(self):
        return f"Parameter of shape {self.data.shape}"


class Module:
    """A differentiable function: `forward` maps x to y, `backward` dL/dy to dL/dx.

    A subclass writes these two and keeps its parameters and inner modules as plain
    attributes, which are found by walking ``vars(self)``: there is no base-class
    ``__init__`` to call. An inner module may be any object with these two methods; a
    list of modules is not searched (`Sequential` is for that).
    An instance remembers one forward pass, so it must not stand in two places of the
    same model.
    """

    training = True

    def forward(self, x):
        """Compute the output and remember what `backward` will need."""
        raise NotImplementedError(f"{type(self).__name__} has no forward yet")

    def backward(self, grad_output):
        """Add to every parameter's `grad`; return dL/dx, given dL/dy."""
        raise NotImplementedError(f"{type(self).__name__} has no backward yet")

    def __call__(self, x):
        """The same as `forward`."""
        return self.forward(x)

    def named_children(self):
        """Iterate over (name, inner module), in the order of definition."""
        return _children(self)

    def named_parameters(self, prefix=""):
        """Iterate over (name, Parameter), named as PyTorch names them: ``0.weight``.

        A parameter that stands in two places comes once, under its first name.
        """
        seen = set()
        for name, parameter in _parameters(self, prefix):
            if id(parameter) not in seen:
                seen.add(id(parameter))
                yield name, parameter

    def parameters(self):
        """Iterate over the parameters."""
        for _, parameter in self.named_parameters():
            yield parameter

    def zero_grad(self):
        """Set every gradient back to 0."""
        for parameter in self.parameters():
            parameter.grad = np.zeros_like(parameter.data)

    def train(self, mode=True):
        """Switch this module and all within to training; return self."""
        for module in walk(self):
            module.training = bool(mode)
        return self

    def eval(self):
        """Switch this module and all within to evaluation; return self."""
        return self.train(False)

    def state_dict(self):
        """Give a copy of every parameter's value, by name."""
        return {name: p.data.copy() for name, p in _parameters(self, "")}

    def load_state_dict(self, state):
        """Take over the values of `state`, as `state_dict` gives them.

        Parameters
        ----------
        state : dict of str to array-like
            A PyTorch `state_dict` on the CPU serves too.

        Raises
        ------
        TypeError
            When it is no dict, or an entry is not made of numbers.
        KeyError
            When names are missing or not known here.
        ValueError
            When an array has another shape or is not finite. Whatever is wrong, nothing
            is changed.
        """
        own = dict(_parameters(self, ""))
        if not hasattr(state, "keys"):
            raise TypeError(
                f"state: got a {type(state).__name__}, expected a dict of names and"
                " arrays, as model.state_dict() gives it."
            )
        for word, names in [
            ("missing", own.keys() - state.keys()),
            ("not known here", state.keys() - own.keys()),
        ]:
            if names:
                raise KeyError(
                    f"state: {', '.join(sorted(names))} {word}, expected exactly"
                    f" {', '.join(own)}; build the model as the saved one was."
                )
        new = {name: as_array(state[name], name) for name in own}
        for name, parameter in own.items():
            if new[name].shape != parameter.shape:
                raise ValueError(
                    f"{name}: got shape {new[name].shape}, expected {parameter.shape};"
                    " the two models differ in size."
                )
        for name, parameter in own.items():
            parameter.data[...] = new[name]

    def extra_repr(self):
        """Say what the constructor was told: ``in_features=2, out_features=16``."""
        return ""

    def __repr__(self):
        extra = self.extra_repr()
        inner = [f"({name}): {child!r}" for name, child in self.named_children()]
        if not inner:
            return f"{type(self).__name__}({extra})"
        lines = "\n".join([extra] * bool(extra) + inner).replace("\n", "\n  ")
        return f"{type(self).__name__}(\n  {lines}\n)"

    def _remembered(self, name):
        """What forward kept for backward, or one sentence when it never ran."""
        if name not in vars(self):
            raise RuntimeError(
                f"{type(self).__name__}: backward was called before forward; run the"
                " input through the module first."
            )
        return vars(self)[name]


# Functions, not methods: a student's class need not inherit from Module to be found.


def _children(module):
    for name, value in vars(module).items():
        if hasattr(value, "forward") and hasattr(value, "backward"):
            yield name, value


def walk(module):
    """Iterate over a module and all modules within, outermost first."""
    yield module
    for _, child in _children(module):
        yield from walk(child)


def _parameters(module, prefix):
    for name, value in vars(module).items():
        if isinstance(value, Parameter):
            yield prefix + name, value
    for name, child in _children(module):
        yield from _parameters(child, f"{prefix}{name}.")
