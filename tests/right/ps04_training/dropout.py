"""Right answers to the task dropout, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% where
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        if not self.training:
            self.kept, self.scale = np.full(x.shape, True), 1.0
        else:
            self.kept, self.scale = self.rng.random(x.shape) > self.p, 1 / (1 - self.p)
        return np.where(self.kept, x * self.scale, 0.0)

    def backward(self, grad_output):
        return np.where(self.kept, grad_output * self.scale, 0.0)


# %% binomial
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        self.mask = None
        if self.training:
            self.mask = self.rng.binomial(1, 1 - self.p, x.shape)
            return x * self.mask / (1 - self.p)
        return x

    def backward(self, grad_output):
        if self.mask is None:
            return grad_output
        return grad_output * self.mask / (1 - self.p)


# %% the_upper_end
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        keep = 1 - self.p if self.training else 1
        self.factor = (self.rng.random(x.shape) < keep) / keep
        return self.factor * x

    def backward(self, grad_output):
        return self.factor * grad_output


# %% a_mask_of_32_bit_floats
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        if not self.training:
            self.mask = np.ones(x.shape, dtype=np.float32)
        else:
            kept = self.rng.random(x.shape) >= self.p
            self.mask = kept.astype(np.float32) / np.float32(1 - self.p)
        return x * self.mask

    def backward(self, grad_output):
        return grad_output * self.mask


# %% all_in_32_bits
class Dropout(nn.Module):
    def __init__(self, p, rng):
        self.p, self.rng = np.float32(p), rng

    def forward(self, x):
        x = x.astype(np.float32)
        self.factor = np.float32(1)
        if self.training:
            kept = self.rng.random(x.shape, dtype=np.float32) >= self.p
            self.factor = kept / (1 - self.p)
        return x * self.factor

    def backward(self, grad_output):
        return grad_output.astype(np.float32) * self.factor
