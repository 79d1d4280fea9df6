"""Right answers to the task sequential, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% by_index
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for i in range(len(self.layers)):
            x = self.layers[i].forward(x)
        return x


# %% reduced
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        from functools import reduce

        return reduce(lambda value, layer: layer.forward(value), self.layers, x)


# %% recursive
class Sequential:
    def __init__(self, *layers):
        self.first, self.rest = layers[:1], layers[1:]

    def forward(self, x):
        for layer in self.first:
            return Sequential(*self.rest).forward(layer.forward(x))
        return x


# %% outputs_kept
class Sequential:
    def __init__(self, *layers):
        self.layers = list(layers)

    def forward(self, x):
        outputs = [x]
        for layer in self.layers:
            outputs.append(layer.forward(outputs[-1]))
        return outputs[-1]
