"""Right answers to the task early_stopping, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% with_lists
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.losses, self.kept = [], None

    def step(self, loss, weights):
        if not self.losses or loss < min(self.losses):
            self.kept = weights.copy()
        self.losses.append(loss)
        best = self.losses.index(min(self.losses))
        return len(self.losses) - 1 - best >= self.patience


# %% counts_down
class EarlyStopping:
    def __init__(self, patience):
        self.patience = self.left = patience
        self.best, self.kept = None, None

    def step(self, loss, weights):
        if self.best is None or self.best > loss:
            self.best, self.left = loss, self.patience
            self.kept = weights.copy()
            return False
        self.left -= 1
        return self.left == 0


# %% by_epochs
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best, self.waited, self.kept = np.inf, 0, None
        self.epoch = self.best_epoch = 0

    def step(self, loss, weights):
        import copy

        self.epoch += 1
        if loss < self.best:
            self.best, self.best_epoch = loss, self.epoch
            self.kept = copy.deepcopy(weights)
        return bool(self.epoch - self.best_epoch >= self.patience)
