"""Wrong answers to the task sigmoid_backward: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% sigmoid_of_the_output
# message: the sigmoid is taken of self.y
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        s = F.sigmoid(self.y)
        return grad_output * s * (1 - s)


# %% slope_alone
# message: the slope stands alone
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        return self.y * (1 - self.y)


# %% at_grad_output
# message: the slope is taken at grad_output. It belongs
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        s = F.sigmoid(grad_output)
        return s * (1 - s)


# %% grad_times_one_less
# message: the slope is taken at grad_output, as g (1 - g)
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        return grad_output * (1 - grad_output)


# %% half_of_it
# message: 1 - y is missing
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        return grad_output * self.y


# %% other_half
# message: y is missing in front
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        return grad_output * (1 - self.y)


# %% plus
# message: a plus stands where a minus belongs
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        return grad_output * self.y * (1 + self.y)


# %% brackets
# message: this is grad_output * y * 1 - y
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        return grad_output * self.y * 1 - self.y


# %% tanh
# message: this is the slope of tanh
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        return grad_output * (1 - self.y**2)


# %% sign
# message: the sign is the wrong way round
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        return grad_output * self.y * (self.y - 1)


# %% unchanged
# message: grad_output passes unchanged
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        return grad_output


# %% divided
# message: the chain rule multiplies
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        return grad_output / (self.y * (1 - self.y))


# %% input_kept
# message: x (1 - x)
class Sigmoid:
    def forward(self, x):
        self.y = x
        return F.sigmoid(x)

    def backward(self, grad_output):
        return grad_output * self.y * (1 - self.y)


# %% in_place
# message: grad_output was changed
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        grad_output *= self.y * (1 - self.y)
        return grad_output


# %% name_unknown
# message: Nothing of that name is there
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        return grad_output * self.x * (1 - self.x)


# %% zeros
# message: zeros come out
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        return 0 * grad_output


# %% hard_coded
# message: whatever goes in
class Sigmoid:
    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        return np.array([[0.5, -0.19661193], [0.05249679, 0.94001485]])


# %% library
# message: derivative; the task is to write it
class Sigmoid:
    def forward(self, x):
        self.x = x
        return F.sigmoid(x)

    def backward(self, grad_output):
        return grad_output * F.sigmoid_derivative(self.x)
