"""Wrong answers to the task activation_layers: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% absolute
# message: the absolute value turns negative numbers round
class ReLU:
    def forward(self, x):
        return np.abs(x)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% smaller
# message: the smaller came
class ReLU:
    def forward(self, x):
        return np.minimum(x, 0)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% a_step
# message: this is the step
class ReLU:
    def forward(self, x):
        return np.where(x > 0, 1.0, 0.0)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% np_max
# message: takes the largest entry of each column
class ReLU:
    def forward(self, x):
        return np.max(x, 0)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% python_max
# message: cannot decide for many numbers at once
class ReLU:
    def forward(self, x):
        return max(0, x)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% cut_out
# message: the negative entries are cut out
class ReLU:
    def forward(self, x):
        return x[x > 0]


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% capped
# message: it is capped at 1
class ReLU:
    def forward(self, x):
        return np.clip(x, 0, 1)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% leaky
# message: that is LeakyReLU
class ReLU:
    def forward(self, x):
        return np.where(x > 0, x, 0.01 * x)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% unchanged
# message: x comes back as it went in
class ReLU:
    def forward(self, x):
        return x


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% in_place
# message: it changes x in place
class ReLU:
    def forward(self, x):
        x[x < 0] = 0
        return x


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% no_self
# message: every method's first parameter is `self`
class ReLU:
    def forward(x):
        return np.maximum(x, 0)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% no_forward
# message: a layer has a method
class ReLU:
    def __call__(self, x):
        return np.maximum(x, 0)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% needs_init
# message: belongs into forward
class ReLU:
    def __init__(self, x):
        self.x = x

    def forward(self):
        return np.maximum(self.x, 0)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% no_return
# message: is there a `return`
class ReLU:
    def forward(self, x):
        y = np.maximum(x, 0)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% kept_not_returned
# message: is there a `return`
class ReLU:
    def forward(self, x):
        return np.maximum(x, 0.0)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        self.output = np.tanh(x)


# %% naive_sigmoid
# message: np.exp overflows
class ReLU:
    def forward(self, x):
        return np.maximum(x, 0.0)


class Sigmoid:
    def forward(self, x):
        return 1 / (1 + np.exp(-x))


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% naive_sigmoid_turned
# message: np.exp overflows
class ReLU:
    def forward(self, x):
        return np.maximum(x, 0.0)


class Sigmoid:
    def forward(self, x):
        return np.exp(x) / (1 + np.exp(x))


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% falling_sigmoid
# message: the minus in front of x is missing
class ReLU:
    def forward(self, x):
        return np.maximum(x, 0.0)


class Sigmoid:
    def forward(self, x):
        return (1 - np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% steep_sigmoid
# message: the 2 inside is missing
class ReLU:
    def forward(self, x):
        return np.maximum(x, 0.0)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% tall_sigmoid
# message: the division by 2 is missing
class ReLU:
    def forward(self, x):
        return np.maximum(x, 0.0)


class Sigmoid:
    def forward(self, x):
        return 1 + np.tanh(x / 2)


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% half_of_tanh
# message: only np.tanh is divided by 2
class ReLU:
    def forward(self, x):
        return np.maximum(x, 0.0)


class Sigmoid:
    def forward(self, x):
        return 1 + np.tanh(x / 2) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% tanh_for_sigmoid
# message: this is tanh
class ReLU:
    def forward(self, x):
        return np.maximum(x, 0.0)


class Sigmoid:
    def forward(self, x):
        return np.tanh(x)


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% sigmoid_for_tanh
# message: this is the sigmoid
class ReLU:
    def forward(self, x):
        return np.maximum(x, 0.0)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


# %% flat_tanh
# message: half as steep as tanh
class ReLU:
    def forward(self, x):
        return np.maximum(x, 0.0)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return 2 * ((1 + np.tanh(x / 2)) / 2) - 1


# %% tan
# message: the tangent of school geometry
class ReLU:
    def forward(self, x):
        return np.maximum(x, 0.0)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tan(x)


# %% naive_tanh
# message: np.exp overflows
class ReLU:
    def forward(self, x):
        return np.maximum(x, 0.0)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))


# %% clipped_tanh
# message: that has corners
class ReLU:
    def forward(self, x):
        return np.maximum(x, 0.0)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.clip(x, -1, 1)


# %% zeros
# message: it returns zeros whatever goes in
class ReLU:
    def forward(self, x):
        return np.zeros_like(x)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% hard_coded
# message: whatever goes in
class ReLU:
    def forward(self, x):
        return np.array([[0.0, 0.0, 0.0], [0.5, 1.0, 2.0]])


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% right_shape_wrong_values
# message: not one that this check knows by name
class ReLU:
    def forward(self, x):
        return np.maximum(x, 0.0)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return 0.9 * np.tanh(x)


# %% the_librarys
# message: you called nnworks.functional.relu
class ReLU:
    def forward(self, x):
        return F.relu(x)


class Sigmoid:
    def forward(self, x):
        return (1 + np.tanh(x / 2)) / 2


class Tanh:
    def forward(self, x):
        return np.tanh(x)


# %% the_librarys_layer
# message: you called nnworks.nn.Sigmoid
class ReLU:
    def forward(self, x):
        return np.maximum(x, 0.0)


class Sigmoid:
    def forward(self, x):
        return nn.Sigmoid()(x)


class Tanh:
    def forward(self, x):
        return np.tanh(x)
