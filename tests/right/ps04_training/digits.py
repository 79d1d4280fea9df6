"""Right answers to the task digits, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% by_the_library
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    hidden, output = nn.Linear(64, 256, rng=rng), nn.Linear(256, 10, rng=rng)
    nn.init.kaiming_normal_(hidden.weight, rng=rng)
    model = nn.Sequential(hidden, nn.ReLU(), nn.Dropout(0.5, rng=rng), output)
    steps = optim.Adam(model.parameters(), lr=0.005)
    batches = data.DataLoader(X_train, y_train, 64, shuffle=True, rng=rng)
    fit(model, nn.CrossEntropyLoss(), steps, batches, 40, progress=False)
    model.eval()
    return np.argmax(model.forward(X_test), axis=1)


# %% momentum_by_hand
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    w1, b1 = rng.normal(0, np.sqrt(2 / 64), (128, 64)), np.zeros(128)
    w2, b2 = rng.normal(0, np.sqrt(1 / 128), (10, 128)), np.zeros(10)
    weights = [w1, b1, w2, b2]
    velocities = [0 * w for w in weights]
    for _ in range(50):
        order = rng.permutation(len(X_train))
        for start in range(0, len(order), 32):
            rows = order[start : start + 32]
            x, h = X_train[rows], np.maximum(X_train[rows] @ w1.T + b1, 0)
            z = h @ w2.T + b2
            e = np.exp(z - z.max(axis=1, keepdims=True))
            g = e / e.sum(axis=1, keepdims=True)
            g[np.arange(len(rows)), y_train[rows]] -= 1
            g /= len(rows)
            gh = (g @ w2) * (h > 0)
            gradients = [gh.T @ x, gh.sum(axis=0), g.T @ h, g.sum(axis=0)]
            for w, v, d in zip(weights, velocities, gradients):
                v *= 0.9
                v += d
                w -= 0.05 * v
    return (np.maximum(X_test @ w1.T + b1, 0) @ w2.T + b2).argmax(axis=1)


# %% nearest_image
def read_digits(X_train, y_train, X_test, seed):
    # No network, and right: the check judges what comes out.
    far = (X_test**2).sum(1)[:, None] - 2 * X_test @ X_train.T + (X_train**2).sum(1)
    return y_train[far.argmin(axis=1)]
