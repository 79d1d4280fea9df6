"""Wrong answers to the task tensor_operations: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% no_rules
# message: hand the operands and a rule
class Tensor(Turned):
    def __mul__(self, other):
        return Tensor(self.data * other.data)

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
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% factors_exchanged
# message: the two rules are exchanged
class Tensor(Turned):
    def __mul__(self, other):
        return Tensor(
            self.data * other.data,
            (self, other),
            (lambda g: g * self.data, lambda g: g * other.data),
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
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% product_without_g
# message: the rule leaves out g
class Tensor(Turned):
    def __mul__(self, other):
        return Tensor(
            self.data * other.data,
            (self, other),
            (lambda g: other.data + 0 * g, lambda g: self.data + 0 * g),
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
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% rules_of_a_sum
# message: these are the rules of a sum
class Tensor(Turned):
    def __mul__(self, other):
        return Tensor(
            self.data * other.data,
            (self, other),
            (lambda g: g, lambda g: g),
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
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% transposes_swapped
# message: the transposes are swapped
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
            (lambda g: other.data.T @ g, lambda g: g @ self.data.T),
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
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% no_transposes
# message: no matrix is turned over
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
            (lambda g: g @ other.data, lambda g: self.data @ g),
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
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% matrix_rules_exchanged
# message: the two rules are exchanged
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
            (lambda g: self.data.T @ g, lambda g: g @ other.data.T),
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
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% first_not_turned
# message: does not turn b over
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
            (lambda g: g @ other.data, lambda g: self.data.T @ g),
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
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% second_not_turned
# message: does not turn a over
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
            (lambda g: g @ other.data.T, lambda g: self.data @ g),
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
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% second_comes_out_turned
# message: comes out turned over
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
            (lambda g: g @ other.data.T, lambda g: g.T @ self.data),
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
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% entrywise_rules
# message: entry by entry; each row meets each column
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
            (lambda g: g * other.data, lambda g: g * self.data),
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
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% sum_leaves_g
# message: the rule leaves g as it is
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
        return Tensor(self.data.sum(), (self,), (lambda g: g,))

    def relu(self):
        return Tensor(
            np.maximum(self.data, 0), (self,), (lambda g: g * (self.data > 0),)
        )

    def exp(self):
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% sum_without_g
# message: the rule leaves out g
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
        return Tensor(self.data.sum(), (self,), (lambda g: np.ones_like(self.data),))

    def relu(self):
        return Tensor(
            np.maximum(self.data, 0), (self,), (lambda g: g * (self.data > 0),)
        )

    def exp(self):
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% sum_as_a_mean
# message: the rule is that of a mean
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
            self.data.sum(),
            (self,),
            (lambda g: g * np.ones_like(self.data) / self.data.size,),
        )

    def relu(self):
        return Tensor(
            np.maximum(self.data, 0), (self,), (lambda g: g * (self.data > 0),)
        )

    def exp(self):
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% relu_hands_on
# message: hands g on everywhere
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
        return Tensor(np.maximum(self.data, 0), (self,), (lambda g: g,))

    def exp(self):
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% relu_of_g
# message: the rule applies relu to g
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
        return Tensor(np.maximum(self.data, 0), (self,), (lambda g: np.maximum(g, 0),))

    def exp(self):
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% relu_at_zero
# message: at exactly 0 the slope counts as 0
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
            np.maximum(self.data, 0), (self,), (lambda g: g * (self.data >= 0),)
        )

    def exp(self):
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% exp_slope_one
# message: g times the result
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
        return Tensor(np.exp(self.data), (self,), (lambda g: g,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% exp_without_g
# message: the rule leaves out g
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
        return Tensor(np.exp(self.data), (self,), (lambda g: np.exp(self.data),))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% log_upside_down
# message: upside down
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
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: self.data / g,))


# %% log_times_entry
# message: the slope of the logarithm is 1 / entry
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
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g * self.data,))


# %% zeros
# message: it returns zeros whatever goes in
class Tensor(Turned):
    def __mul__(self, other):
        return Tensor(
            0 * self.data * other.data,
            (self, other),
            (lambda g: 0 * g, lambda g: 0 * g),
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
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% hard_coded
# message: for no other
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
        return Tensor(6.0, (self,), (lambda g: np.zeros(0).sum() * self.data + 2.0,))

    def relu(self):
        return Tensor(
            np.maximum(self.data, 0), (self,), (lambda g: g * (self.data > 0),)
        )

    def exp(self):
        e = np.exp(self.data)
        return Tensor(e, (self,), (lambda g: g * e,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% right_shape_wrong_values
# message: not one that this check knows by name
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
        return Tensor(np.exp(self.data) + 1, (self,), (lambda g: g * 3,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))


# %% the_librarys
# message: you called nnworks.autograd.Tensor
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
        made = autograd.Tensor(self.data).exp()
        return Tensor(made.data, (self,), (lambda g: g * made.data,))

    def log(self):
        return Tensor(np.log(self.data), (self,), (lambda g: g / self.data,))
