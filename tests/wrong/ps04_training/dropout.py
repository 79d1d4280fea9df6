"""Wrong answers to the task dropout: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% not_scaled
# message: what stays is not scaled
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        self.factor = np.ones(x.shape)
        if self.training:
            self.factor = 1.0 * (self.rng.random(x.shape) >= self.p)
        return x * self.factor

    def backward(self, grad_output):
        return grad_output * self.factor


# %% scaled_in_evaluation
# message: in evaluation x is scaled
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        self.factor = np.full(x.shape, 1 - self.p)
        if self.training:
            self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, grad_output):
        return grad_output * self.factor


# %% always_on
# message: in evaluation entries are dropped too
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, grad_output):
        return grad_output * self.factor


# %% same_mask_always
# message: both forwards drop the same entries
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        if not hasattr(self, "factor"):
            self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        if not self.training:
            self.factor = np.ones(x.shape)
        return x * self.factor

    def backward(self, grad_output):
        return grad_output * self.factor


# %% p_is_kept
# message: p is taken for the share that stays
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        self.factor = np.ones(x.shape)
        if self.training:
            self.factor = (
                (self.rng.random(x.shape) < self.p) / self.p if self.p else self.factor
            )
        return x * self.factor

    def backward(self, grad_output):
        return grad_output * self.factor


# %% divided_by_p
# message: what stays is divided by p
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        self.factor = np.ones(x.shape)
        if self.training and self.p:
            self.factor = (self.rng.random(x.shape) >= self.p) / self.p
        return x * self.factor

    def backward(self, grad_output):
        return grad_output * self.factor


# %% multiplied
# message: becomes smaller still
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        self.factor = np.ones(x.shape)
        if self.training:
            self.factor = (self.rng.random(x.shape) >= self.p) * (1 - self.p)
        return x * self.factor

    def backward(self, grad_output):
        return grad_output * self.factor


# %% one_row
# message: lose the same units
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        self.factor = np.ones(x.shape)
        if self.training:
            row = (self.rng.random(x.shape[1]) >= self.p) / (1 - self.p)
            self.factor = self.factor * row
        return x * self.factor

    def backward(self, grad_output):
        return grad_output * self.factor


# %% one_column
# message: whole examples are switched off
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        self.factor = np.ones(x.shape)
        if self.training:
            kept = np.zeros(len(x), dtype=bool)
            kept[self.rng.permutation(len(x))[round(self.p * len(x)) :]] = True
            self.factor = self.factor * kept[:, None] / (1 - self.p)
        return x * self.factor

    def backward(self, grad_output):
        return grad_output * self.factor


# %% backward_lets_all_through
# message: backward lets the whole gradient through
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        self.factor = np.ones(x.shape)
        if self.training:
            self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, grad_output):
        return grad_output


# %% backward_not_scaled
# message: backward forgets the scale
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        self.factor = np.ones(x.shape)
        if self.training:
            self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, grad_output):
        return grad_output * (self.factor > 0)


# %% backward_draws_anew
# message: backward draws a new mask
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        if not self.training:
            return x
        return x * (self.rng.random(x.shape) >= self.p) / (1 - self.p)

    def backward(self, grad_output):
        if not self.training:
            return grad_output
        return (
            grad_output * (self.rng.random(grad_output.shape) >= self.p) / (1 - self.p)
        )


# %% own_chance
# message: the same seed gives other entries
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        self.factor = np.ones(x.shape)
        if self.training:
            self.factor = (np.random.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, grad_output):
        return grad_output * self.factor


# %% noise
# message: nothing becomes 0
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        self.factor = np.ones(x.shape)
        if self.training and self.p:
            self.factor = self.rng.uniform(0.5, 1.5, x.shape)
        return x * self.factor

    def backward(self, grad_output):
        return grad_output * self.factor


# %% nothing_dropped
# message: nothing is dropped in training
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        return x

    def backward(self, grad_output):
        return grad_output


# %% zeros
# message: all entries get the same number
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        return 0 * x if self.training and self.p else x

    def backward(self, grad_output):
        return 0 * grad_output if self.training and self.p else grad_output


# %% no_factor_kept
# message: nothing of that name is there
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        factor = np.ones(x.shape)
        if self.training:
            factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * factor

    def backward(self, grad_output):
        return grad_output * self.factor
