"""Train the network of `weights.digits`: python -m nnworks.weights.train_digits.

Stochastic gradient descent with momentum on the cross-entropy: about a second on one
core. The training images are shifted a little in each epoch, which makes up for there
being few of them. Part 3 of the course explains each line.
"""

import numpy as np

from nnworks import functional as F
from nnworks import nn
from nnworks.weights import _FOLDER, _NAMES, digits_split

__all__ = ["count_right", "main", "shifted", "train"]

SEED, EPOCHS, BATCH = 0, 60, 32
RATE, MOMENTUM, DECAY, SHIFT = 0.1, 0.9, 1e-4, 0.6


def shifted(X, rng, most=SHIFT):
    """Shift each image (N, 64) by up to `most` of a pixel, down or up and sideways."""
    images = X.reshape(-1, 8, 8)
    for axis in (1, 2):
        by = rng.uniform(-most, most, (len(X), 1, 1))
        margin = [(0, 0), (0, 0), (0, 0)]
        margin[axis] = (1, 1)
        wide = np.pad(images, margin)  # one line of paper on both sides
        before = np.take(wide, range(8), axis)
        after = np.take(wide, range(2, 10), axis)
        images = (1 - abs(by)) * images + abs(by) * np.where(by > 0, before, after)
    return images.reshape(len(X), 64)


def train(X, y, *, epochs=EPOCHS, seed=SEED):
    """Images (N, 64) and their digits (N,) -> the trained nn.Sequential."""
    rng = np.random.default_rng(seed)
    model = nn.Sequential(
        nn.Linear(64, 32, rng=rng), nn.ReLU(), nn.Linear(32, 10, rng=rng)
    )
    parameters, target = list(model.parameters()), np.eye(10)[y]
    speeds = [np.zeros_like(p.data) for p in parameters]
    for epoch in range(epochs):
        rate, images = RATE * (1 - epoch / epochs), shifted(X, rng)
        order = rng.permutation(len(X))
        for start in range(0, len(X), BATCH):
            rows = order[start : start + BATCH]
            error = F.softmax(model(images[rows])) - target[rows]  # (B, 10)
            model.zero_grad()
            model.backward(error / len(rows))
            for p, speed in zip(parameters, speeds, strict=True):
                speed *= MOMENTUM
                speed += p.grad + DECAY * p.data
                p.data -= rate * speed
    return model


def count_right(model, X, y):
    """How many of the images (N, 64) get their own digit as the highest score."""
    return int(np.sum(model(X).argmax(axis=1) == y))


def main():
    """Train on the training part, count on the other, write the file."""
    X_train, X_test, y_train, y_test = digits_split()
    model = train(X_train, y_train)
    stored = [p.data.astype(np.float32) for p in model.parameters()]
    np.savez(_FOLDER / "digits_64_32_10.npz", **dict(zip(_NAMES, stored, strict=True)))
    for p, values in zip(model.parameters(), stored, strict=True):
        p.data = values.astype(np.float64)
    right = count_right(model, X_test, y_test)
    print(f"{right} of {len(y_test)} held-out images are right")


if __name__ == "__main__":
    main()
