"""Right answers to the task linear_backward, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% loops
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        grad_x = np.zeros(self.x.shape)
        for n in range(len(self.x)):
            for k in range(grad_output.shape[1]):
                g = grad_output[n, k]
                grad_x[n] += g * self.weight.data[k]
                self.weight.grad[k] += g * self.x[n]
                self.bias.grad[k] += g
        return grad_x


# %% einsum
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += np.einsum("nk,ni->ki", grad_output, self.x)
        self.bias.grad += np.einsum("nk->k", grad_output)
        return np.einsum("nk,ki->ni", grad_output, self.weight.data)


# %% new_arrays
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad = self.weight.grad + (self.x.T @ grad_output).T
        self.bias.grad = self.bias.grad + np.ones(len(self.x)) @ grad_output
        return (self.weight.data.T @ grad_output.T).T


# %% outer_products
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        for row, g in zip(self.x, grad_output):
            self.weight.grad += np.outer(g, row)
            self.bias.grad += g
        return np.array([g @ self.weight.data for g in grad_output])
