"""Wrong answers to the task early_stopping: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% last_weights
# message: these are the weights of the last epoch
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best, self.waited, self.kept = np.inf, 0, None

    def step(self, loss, weights):
        self.waited += 1
        self.kept = weights.copy()
        if loss < self.best:
            self.best, self.waited = loss, 0
        return self.waited >= self.patience


# %% no_copy
# message: keep a copy, weights.copy()
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best, self.waited, self.kept = np.inf, 0, None

    def step(self, loss, weights):
        self.waited += 1
        if loss < self.best:
            self.best, self.waited, self.kept = loss, 0, weights
        return self.waited >= self.patience


# %% one_too_late
# message: it waits one epoch too long
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best, self.waited, self.kept = np.inf, 0, None

    def step(self, loss, weights):
        self.waited += 1
        if loss < self.best:
            self.best, self.waited, self.kept = loss, 0, weights.copy()
        return self.waited > self.patience


# %% one_too_early
# message: it stops one epoch too early
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best, self.waited, self.kept = np.inf, 0, None

    def step(self, loss, weights):
        self.waited += 1
        if loss < self.best:
            self.best, self.waited, self.kept = loss, 0, weights.copy()
        return self.waited >= self.patience - 1


# %% not_set_back
# message: the count is not set back
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best, self.waited, self.kept = np.inf, 0, None

    def step(self, loss, weights):
        if loss < self.best:
            self.best, self.kept = loss, weights.copy()
        else:
            self.waited += 1
        return self.waited >= self.patience


# %% compared_with_the_last
# message: compare with the best so far
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best, self.waited, self.kept = np.inf, 0, None

    def step(self, loss, weights):
        self.waited += 1
        if loss < self.best:
            self.waited, self.kept = 0, weights.copy()
        self.best = loss
        return self.waited >= self.patience


# %% a_tie_counts
# message: an equal loss counts as a new best here
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best, self.waited, self.kept = np.inf, 0, None

    def step(self, loss, weights):
        self.waited += 1
        if loss <= self.best:
            self.best, self.waited, self.kept = loss, 0, weights.copy()
        return self.waited >= self.patience


# %% never
# message: it never stops
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best, self.waited, self.kept = np.inf, 0, None

    def step(self, loss, weights):
        self.waited += 1
        if loss < self.best:
            self.best, self.waited, self.kept = loss, 0, weights.copy()
        return False


# %% no_return
# message: it never stops
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best, self.waited, self.kept = np.inf, 0, None

    def step(self, loss, weights):
        self.waited += 1
        if loss < self.best:
            self.best, self.waited, self.kept = loss, 0, weights.copy()


# %% always
# message: it always stops at the first epoch
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best, self.waited, self.kept = np.inf, 0, None

    def step(self, loss, weights):
        self.kept = weights.copy()
        return True


# %% after_patience_epochs
# message: it stops after patience epochs, however well it goes
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best, self.waited, self.kept = np.inf, 0, None

    def step(self, loss, weights):
        self.waited += 1
        if loss < self.best:
            self.best, self.kept = loss, weights.copy()
        return self.waited >= self.patience


# %% first_kept
# message: the first weights are kept for ever
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best, self.waited, self.kept = np.inf, 0, None

    def step(self, loss, weights):
        self.waited += 1
        if self.kept is None:
            self.kept = weights.copy()
        if loss < self.best:
            self.best, self.waited = loss, 0
        return self.waited >= self.patience


# %% kept_nothing
# message: None
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best, self.waited, self.kept = np.inf, 0, None

    def step(self, loss, weights):
        self.waited += 1
        if loss < self.best:
            self.best, self.waited, kept = loss, 0, weights.copy()
        return self.waited >= self.patience
