"""Right answers to the task value_operations, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% other_operand_first
class Value(Node):
    def __add__(self, other):
        return Value(self.data + other.data, (other, self), (1, 1))

    def __mul__(self, other):
        return Value(self.data * other.data, (other, self), (self.data, other.data))

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),))

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t**2,))

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),))

    def exp(self):
        return Value(math.exp(self.data), (self,), (math.exp(self.data),))


# %% with_numpy
class Value(Node):
    def __add__(self, other):
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),))

    def tanh(self):
        e = np.tanh(self.data)
        return Value(e, [self], [1 - e * e])

    def relu(self):
        return Value(np.maximum(self.data, 0), [self], [np.heaviside(self.data, 0)])

    def exp(self):
        return Value(np.exp(self.data), [self], [np.exp(self.data)])


# %% set_afterwards
class Value(Node):
    def __add__(self, other):
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        made = Value(self.data * other.data)
        made.operands = [self, other]
        made.slopes = [other.data, self.data]
        return made

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),))

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t**2,))

    def relu(self):
        if self.data > 0:
            return Value(self.data, (self,), (1.0,))
        return Value(0.0, (self,), (0.0,))

    def exp(self):
        return Value(math.exp(self.data), (self,), (math.exp(self.data),))
