"""Modules made of modules."""

from nnworks.nn.module import Module, walk

__all__ = ["Sequential"]


class Sequential(Module):
    """Modules one after the other: each takes the output of the one before.

    Parameters
    ----------
    *layers : objects with `forward` and `backward`
        Named "0", "1", ... in `named_parameters` and `state_dict`, as in PyTorch.

    Raises
    ------
    TypeError
        When one of them is no module, or a class in place of an instance.
    ValueError
        When one of them stands in two places: it remembers one forward pass alone.
    """

    def __init__(self, *layers):
        seen = set()
        for number, layer in enumerate(layers):
            if not (hasattr(layer, "forward") and hasattr(layer, "backward")):
                raise TypeError(
                    f"layers: number {number} is {layer!r}, expected a module with"
                    " forward and backward, such as nn.ReLU() (an instance, not the"
                    " class)."
                )
            if isinstance(layer, type):
                raise TypeError(
                    f"layers: number {number} is the class {layer.__name__}, expected"
                    f" an instance; write {layer.__name__}()."
                )
            inner = {id(module) for module in walk(layer)}
            if inner & seen:
                raise ValueError(
                    f"layers: number {number} is, or holds, a module that stands here"
                    " already, and each remembers one forward pass alone; make a"
                    " second one, such as another nn.ReLU()."
                )
            seen |= inner
            setattr(self, str(number), layer)

    def __len__(self):
        return len(self._layers())

    def __getitem__(self, index):
        return self._layers()[index]

    def __iter__(self):
        return iter(self._layers())

    def _layers(self):
        return [value for name, value in vars(self).items() if name.isdigit()]

    def forward(self, x):
        """Through every layer, first to last."""
        for layer in self._layers():
            x = layer.forward(x)
        return x

    def backward(self, grad_output):
        """Through every layer, last to first."""
        for layer in reversed(self._layers()):
            grad_output = layer.backward(grad_output)
        return grad_output
