"""Wrong answers to the task linear_backward: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% overwritten
# message: the gradients of weight and bias are overwritten
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad = grad_output.T @ self.x
        self.bias.grad = grad_output.sum(axis=0)
        return grad_output @ self.weight.data


# %% weight_overwritten
# message: weight's gradient is overwritten
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad = grad_output.T @ self.x
        self.bias.grad += grad_output.sum(axis=0)
        return grad_output @ self.weight.data


# %% bias_overwritten
# message: bias's gradient is overwritten
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x
        self.bias.grad = grad_output.sum(axis=0)
        return grad_output @ self.weight.data


# %% weight_transposed
# message: weight's gradient is transposed
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad = self.x.T @ grad_output * 2
        self.bias.grad += grad_output.sum(axis=0)
        return grad_output @ self.weight.data


# %% weight_lies_on_its_side
# message: weight's gradient is transposed
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += self.x.T @ grad_output
        self.bias.grad += grad_output.sum(axis=0)
        return grad_output @ self.weight.data


# %% weight_reshaped
# message: reshape does not turn an array over
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += (self.x.T @ grad_output).reshape(self.weight.grad.shape)
        self.bias.grad += grad_output.sum(axis=0)
        return grad_output @ self.weight.data


# %% bias_not_summed
# message: not added up over the batch
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x
        self.bias.grad = self.bias.grad + grad_output
        return grad_output @ self.weight.data


# %% bias_along_rows
# message: added up along the rows (axis=1)
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x
        self.bias.grad = grad_output.sum(axis=1) * 2
        return grad_output @ self.weight.data


# %% bias_not_summed_in_place
# message: is a sum over the batch missing
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x
        self.bias.grad += grad_output
        return grad_output @ self.weight.data


# %% bias_along_rows_in_place
# message: added up along the rows (axis=1)
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x
        self.bias.grad += grad_output.sum(axis=1)
        return grad_output @ self.weight.data


# %% bias_one_sum
# message: added up over everything
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x
        self.bias.grad += grad_output.sum()
        return grad_output @ self.weight.data


# %% bias_mean
# message: the bias's gradient is divided by N
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x
        self.bias.grad += grad_output.mean(axis=0)
        return grad_output @ self.weight.data


# %% both_means
# message: the gradients of weight and bias are divided by N
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x / len(self.x)
        self.bias.grad += grad_output.mean(axis=0)
        return grad_output @ self.weight.data


# %% weight_mean
# message: weight's gradient is divided by N
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x / len(self.x)
        self.bias.grad += grad_output.sum(axis=0)
        return grad_output @ self.weight.data


# %% bias_forgotten
# message: bias's gradient is still 0
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x
        return grad_output @ self.weight.data


# %% parameters_forgotten
# message: the gradients of weight and bias are still 0
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        return grad_output @ self.weight.data


# %% turned_over_again
# message: (N, out) @ (out, in)
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x
        self.bias.grad += grad_output.sum(axis=0)
        return grad_output @ self.weight.data.T


# %% grad_output_ignored
# message: grad_output is ignored
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        grad_output = np.ones_like(grad_output)
        self.weight.grad += grad_output.T @ self.x
        self.bias.grad += grad_output.sum(axis=0)
        return grad_output @ self.weight.data


# %% weight_for_x
# message: uses weight where x belongs
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ (grad_output @ self.weight.data)
        self.bias.grad += grad_output.sum(axis=0)
        return grad_output @ self.weight.data


# %% unchanged
# message: grad_output came back as it was
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x
        self.bias.grad += grad_output.sum(axis=0)
        return grad_output


# %% nothing_returned
# message: is there a `return`
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x
        self.bias.grad += grad_output.sum(axis=0)


# %% three_returned
# message: a tuple of 3
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x
        self.bias.grad += grad_output.sum(axis=0)
        return grad_output @ self.weight.data, self.weight.grad, self.bias.grad


# %% weight_returned
# message: weight's gradient came back
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x
        self.bias.grad += grad_output.sum(axis=0)
        return grad_output.T @ self.x


# %% data_forgotten
# message: its numbers are in .data
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x
        self.bias.grad += grad_output.sum(axis=0)
        return grad_output @ self.weight


# %% downhill_already
# message: have the wrong sign
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad -= grad_output.T @ self.x
        self.bias.grad -= grad_output.sum(axis=0)
        return grad_output @ self.weight.data


# %% data_changed
# message: dL/dx
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.data += grad_output.T @ self.x
        self.bias.grad += grad_output.sum(axis=0)
        return grad_output @ self.weight.data


# %% zeros
# message: it returns zeros
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        return np.zeros(self.x.shape)


# %% hard_coded
# message: whatever goes in
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad = np.array([[2.0, 1.0], [-2.0, -16.0]])
        self.bias.grad = np.array([3.0, 2.0])
        return np.array([[-2.0, -2.5], [6.5, 0.0]])


# %% library
# message: backward; the task is to write it
class Linear(nn.Linear):
    def __init__(self, weight, bias):
        super().__init__(weight.shape[1], weight.shape[0])
        self.load_state_dict({"weight": weight, "bias": bias})


# %% bias_plus_one
# message: 1 is added to the bias's gradient
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x
        self.bias.grad += 1
        return grad_output @ self.weight.data
