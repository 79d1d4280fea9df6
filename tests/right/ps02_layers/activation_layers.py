"""Right answers to the task activation_layers, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% where
class ReLU:
    def forward(self, x):
        return np.where(x > 0, x, 0)


class Sigmoid:
    def forward(self, x):
        e = np.exp(-np.abs(x))
        return np.where(x >= 0, 1, e) / (1 + e)


class Tanh:
    def forward(self, x):
        e = np.exp(-2 * np.abs(x))
        return np.sign(x) * (1 - e) / (1 + e)


# %% products
class ReLU:
    def forward(self, x):
        return x * (x > 0)


class Sigmoid:
    def forward(self, x):
        return 0.5 * np.tanh(0.5 * x) + 0.5


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% a_copy_changed
class ReLU:
    def forward(self, x):
        y = x.copy()
        y[y < 0] = 0
        self.mask = x > 0
        return y


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% one_with_init
class ReLU:
    def __init__(self, least=0.0):
        self.least = least

    def forward(self, x):
        return np.maximum(self.least, x)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        y = [np.sinh(v) / np.cosh(v) if abs(v) < 300 else np.sign(v) for v in x.ravel()]
        return np.reshape(y, x.shape)
