"""Right answers to the task sigmoid_backward, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% multiplied_out
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        return grad_output * (self.y - self.y**2)


# %% from_the_input
class Sigmoid:
    def forward(self, x):
        self.x = x
        return F.sigmoid(x)

    def backward(self, grad_output):
        return grad_output * F.sigmoid(self.x) * F.sigmoid(-self.x)


# %% by_tanh
class Sigmoid:
    def forward(self, x):
        self.t = np.tanh(x / 2)
        return (1 + self.t) / 2

    def backward(self, grad_output):
        return grad_output * (1 - self.t * self.t) / 4
