"""Wrong answers to the task mini_batches: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% not_shuffled
# message: the examples are not shuffled
def mini_batches(X, y, batch_size, rng):
    batches = []
    for start in range(0, len(X), batch_size):
        batches.append((X[start : start + batch_size], y[start : start + batch_size]))
    return batches


# %% last_batch_dropped
# message: the last batch is left out, because it is smaller
def mini_batches(X, y, batch_size, rng):
    order, batches = rng.permutation(len(X)), []
    for k in range(len(X) // batch_size):
        rows = order[k * batch_size : (k + 1) * batch_size]
        batches.append((X[rows], y[rows]))
    return batches


# %% same_order_each_epoch
# message: every epoch has the same order
def mini_batches(X, y, batch_size, rng):
    order, batches = np.random.default_rng(0).permutation(len(X)), []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[rows]))
    return batches


# %% shuffled_apart
# message: X and y are shuffled apart
def mini_batches(X, y, batch_size, rng):
    a, b, batches = rng.permutation(X), rng.permutation(y), []
    for start in range(0, len(X), batch_size):
        batches.append((a[start : start + batch_size], b[start : start + batch_size]))
    return batches


# %% only_X_shuffled
# message: X and y are shuffled apart
def mini_batches(X, y, batch_size, rng):
    order, batches = rng.permutation(len(X)), []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[start : start + batch_size]))
    return batches


# %% in_place
# message: changes X in place
def mini_batches(X, y, batch_size, rng):
    order, batches = rng.permutation(len(X)), []
    X[:] = X[order]
    y[:] = y[order]
    for start in range(0, len(X), batch_size):
        batches.append((X[start : start + batch_size], y[start : start + batch_size]))
    return batches


# %% with_repetition
# message: examples are drawn with repetition
def mini_batches(X, y, batch_size, rng):
    batches = []
    for start in range(0, len(X), batch_size):
        rows = rng.integers(0, len(X), min(batch_size, len(X) - start))
        batches.append((X[rows], y[rows]))
    return batches


# %% number_of_batches
# message: batch_size is taken for the number of batches
def mini_batches(X, y, batch_size, rng):
    rows = np.array_split(rng.permutation(len(X)), batch_size)
    return [(X[r], y[r]) for r in rows if len(r)]


# %% equally_large
# message: the batches are made equally large
def mini_batches(X, y, batch_size, rng):
    count = -(-len(X) // batch_size)
    rows = np.array_split(rng.permutation(len(X)), count)
    return [(X[r], y[r]) for r in rows]


# %% only_the_batches_shuffled
# message: only the batches are shuffled
def mini_batches(X, y, batch_size, rng):
    starts = np.arange(0, len(X), batch_size)
    plain = [(X[s : s + batch_size], y[s : s + batch_size]) for s in starts]
    if len(X) % batch_size:
        whole = plain[:-1]
        return [whole[i] for i in rng.permutation(len(whole))] + plain[-1:]
    return [plain[i] for i in rng.permutation(len(plain))]


# %% only_inside_shuffled
# message: shuffled inside their batch alone
def mini_batches(X, y, batch_size, rng):
    batches = []
    for start in range(0, len(X), batch_size):
        rows = start + rng.permutation(min(batch_size, len(X) - start))
        batches.append((X[rows], y[rows]))
    return batches


# %% own_chance
# message: the order does not come from `rng`
def mini_batches(X, y, batch_size, rng):
    order, batches = np.random.permutation(len(X)), []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[rows]))
    return batches


# %% first_batch_only
# message: some examples never come
def mini_batches(X, y, batch_size, rng):
    order, batches = rng.permutation(len(X)), []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[rows]))
        return batches


# %% rows_alone
# message: each batch is a pair
def mini_batches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    return [order[i : i + batch_size] for i in range(0, len(X), batch_size)]


# %% empty
# message: does the `yield`, or the append, stand inside the loop
def mini_batches(X, y, batch_size, rng):
    return []


# %% yield_above_the_stub
# message: runs on to its end
def mini_batches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]
    raise NotImplementedError("a random order of the rows, cut into pieces")


# %% no_return
# message: is not iterable
def mini_batches(X, y, batch_size, rng):
    order, batches = rng.permutation(len(X)), []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[rows]))


# %% library
# message: the task is to write it
def mini_batches(X, y, batch_size, rng):
    return list(data.DataLoader(X, y, batch_size, shuffle=True, rng=rng))


# %% an_empty_batch
# message: the last batch is empty
def mini_batches(X, y, batch_size, rng):
    order, batches = rng.permutation(len(X)), []
    for k in range(len(X) // batch_size + 1):
        rows = order[k * batch_size : (k + 1) * batch_size]
        batches.append((X[rows], y[rows]))
    return batches
