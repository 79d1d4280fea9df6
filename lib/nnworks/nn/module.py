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
    ``__init__`` to call. An inner module may be any object with these two methods.
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
        """Iterate over (name, Parameter), named as PyTorch names them: ``0.weight``."""
        return _parameters(self, prefix)

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
        _set_training(self, bool(mode))
        return self

    def eval(self):
        """Switch this module and all within to evaluation; return self."""
        return self.train(False)

    def state_dict(self):
        """Give a copy of every parameter's value, by name."""
        return {name: p.data.copy() for name, p in self.named_parameters()}

    def load_state_dict(self, state):
        """Take over the values of `state`, as `state_dict` gives them.

        Parameters
        ----------
        state : dict of str to array-like

        Raises
        ------
        KeyError
            When a name is missing or not known here.
        ValueError
            When an array has another shape. Nothing is changed then.
        """
        own = dict(self.named_parameters())
        if missing := sorted(own.keys() - state.keys()):
            raise KeyError(f"state: {missing[0]} is missing, expected {sorted(own)}.")
        if unknown := sorted(state.keys() - own.keys()):
            raise KeyError(f"state: {unknown[0]} is not known, expected {sorted(own)}.")
        new = {name: as_array(state[name], name) for name in own}
        for name, parameter in own.items():
            if new[name].shape != parameter.shape:
                raise ValueError(
                    f"{name}: got shape {new[name].shape}, expected {parameter.shape};"
                    " the two models differ in size."
                )
        for name, parameter in own.items():
            parameter.data = new[name].copy()

    def extra_repr(self):
        """Say what the constructor was told: ``in_features=2, out_features=16``."""
        return ""

    def __repr__(self):
        children = list(self.named_children())
        if not children:
            return f"{type(self).__name__}({self.extra_repr()})"
        inner = (
            f"  ({name}): " + repr(child).replace("\n", "\n  ")
            for name, child in children
        )
        return f"{type(self).__name__}(\n" + "\n".join(inner) + "\n)"

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


def _parameters(module, prefix):
    for name, value in vars(module).items():
        if isinstance(value, Parameter):
            yield prefix + name, value
    for name, child in _children(module):
        yield from _parameters(child, f"{prefix}{name}.")


def _set_training(module, mode):
    module.training = mode
    for _, child in _children(module):
        _set_training(child, mode)
