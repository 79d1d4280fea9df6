"""Wrong answers to the task relu_backward: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% slopes_alone
# message: these are the slopes alone
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return np.where(self.x > 0, 1.0, 0.0)


# %% mask_alone
# message: these are the slopes alone
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return self.x > 0


# %% at_grad_output
# message: the slope is taken where grad_output is above 0
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return np.maximum(grad_output, 0)


# %% all_passes
# message: grad_output passes unchanged
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return grad_output


# %% at_zero
# message: where x is exactly 0 the slope is 1 here
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return grad_output * (self.x >= 0)


# %% turned_round
# message: the mask is turned round
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return grad_output * (self.x < 0)


# %% times_output
# message: the slope of ReLU is 1 there, not x
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return grad_output * np.maximum(self.x, 0)


# %% times_input
# message: it is multiplied by x
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return grad_output * self.x


# %% forward_again
# message: this is the forward pass again
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return self.forward(self.x)


# %% absolute
# message: that is the absolute value's
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return grad_output * np.sign(self.x)


# %% in_place
# message: grad_output was changed
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        grad_output[self.x <= 0] = 0
        return grad_output


# %% cut_out
# message: are cut out
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return grad_output[self.x > 0]


# %% summed
# message: it is added up over the batch
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return (grad_output * (self.x > 0)).sum(axis=0)


# %% leaky
# message: that is LeakyReLU
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return np.where(self.x > 0, grad_output, 0.01 * grad_output)


# %% if_of_an_array
# message: cannot decide for many numbers at once
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        if self.x > 0:
            return grad_output
        return 0 * grad_output


# %% zeros
# message: it returns zeros
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return np.zeros(self.x.shape)


# %% hard_coded
# message: whatever goes in
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return np.array([[0.5, 0.0, 0.0], [0.0, 0.25, -1.0]])


# %% library
# message: derivative; the task is to write it
class ReLU:
    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return grad_output * F.relu_derivative(self.x)
