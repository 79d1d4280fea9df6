"""Right answers to the task digits, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% by_the_sum
def classify(X_train, y_train, X_test):
    w, b, mistakes = train(X_train, y_train, 1.0, 100)
    return X_test @ w + b >= 0


# %% row_by_row
def classify(X_train, y_train, X_test):
    w, b, _ = train(X_train, y_train, 0.1, 200)
    answers = np.zeros(len(X_test))
    for i in range(len(X_test)):
        answers[i] = round(float(outputs(X_test[i : i + 1], w, b)[0]))
    return answers


# %% nearest_image
def classify(X_train, y_train, X_test):
    distance = ((X_test[:, None, :] - X_train[None, :, :]) ** 2).sum(axis=2)
    return y_train[distance.argmin(axis=1)]
