"""Right answers to the task relu_backward, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% where
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return np.where(self.x > 0, grad_output, 0.0)


# %% a_copy_with_holes
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        grad_x = grad_output.copy()
        grad_x[self.x <= 0] = 0
        return grad_x


# %% step
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        on = np.heaviside(self.x, 0.0)
        return on * grad_output


# %% output_kept
class ReLU:
    def forward(self, x):
        self.y = np.maximum(x, 0.0)
        return self.y

    def backward(self, grad_output):
        return grad_output * (self.y > 0)
