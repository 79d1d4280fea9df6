"""Right answers to the task tensor_operations, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% other_operand_first
class Tensor(Turned):
    def __mul__(self, other):
        rules = [lambda g: self.data * g, lambda g: other.data * g]
        return Tensor(self.data * other.data, [other, self], rules)

    def __matmul__(self, other):
        return Tensor(
            self.data @ other.data,
            (self, other),
            (lambda g: g @ other.data.T, lambda g: self.data.T @ g),
        )

    def sum(self):
        rules = [lambda g: np.full(self.data.shape, g)]
        return Tensor(np.sum(self.data), [self], rules)

    def relu(self):
        return Tensor(
            np.maximum(self.data, 0), (self,), (lambda g: g * (self.data > 0),)
        )

    def exp(self):
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% einsum
class Tensor(Turned):
    def __mul__(self, other):
        return Tensor(
            self.data * other.data,
            (self, other),
            (lambda g: g * other.data, lambda g: g * self.data),
        )

    def __matmul__(self, other):
        rules = (
            lambda g: np.einsum("nm,km->nk", g, other.data),
            lambda g: np.einsum("nk,nm->km", self.data, g),
        )
        return Tensor(
            np.einsum("nk,km->nm", self.data, other.data), (self, other), rules
        )

    def sum(self):
        return Tensor(
            self.data.sum(), (self,), (lambda g: g * np.ones_like(self.data),)
        )

    def relu(self):
        on = np.where(self.data > 0, 1.0, 0.0)
        return Tensor(self.data * on, (self,), (lambda g: on * g,))

    def exp(self):
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% named_functions
class Tensor(Turned):
    def __mul__(self, other):
        return Tensor(
            self.data * other.data,
            (self, other),
            (lambda g: g * other.data, lambda g: g * self.data),
        )

    def __matmul__(self, other):
        return Tensor(
            self.data @ other.data,
            (self, other),
            (lambda g: g @ other.data.T, lambda g: self.data.T @ g),
        )

    def sum(self):
        return Tensor(
            self.data.sum(), (self,), (lambda g: g * np.ones_like(self.data),)
        )

    def relu(self):
        return Tensor(
            np.maximum(self.data, 0), (self,), (lambda g: g * (self.data > 0),)
        )

    def exp(self):
        made = Tensor(np.exp(self.data), (self,))
        made.rules = (lambda g: g * made.data,)
        return made

    def log(self):
        def rule(g):
            return g * (1 / self.data)

        return Tensor(np.log(self.data), (self,), (rule,))
