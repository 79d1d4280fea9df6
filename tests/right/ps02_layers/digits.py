"""Right answers to the task digits, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% by_hand
def read_digits(x, weight1, bias1, weight2, bias2):
    z = np.maximum(x @ weight1.T + bias1, 0) @ weight2.T + bias2
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True), np.argmax(z, axis=1)


# %% image_by_image
def read_digits(x, weight1, bias1, weight2, bias2):
    shares, digits = [], []
    for image in x:
        hidden = my_relu(my_linear(image[None], weight1, bias1))
        row = my_softmax(my_linear(hidden, weight2, bias2))[0]
        shares.append(row)
        digits.append(int(row.argmax()))
    return np.array(shares), np.array(digits)


# %% as_a_network
def read_digits(x, weight1, bias1, weight2, bias2):
    model = Sequential(Linear(weight1, bias1), nn.ReLU(), Linear(weight2, bias2))
    probabilities = my_softmax(model.forward(x))
    return probabilities, np.argsort(probabilities, axis=1)[:, -1]
