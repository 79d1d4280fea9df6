"""The tasks in the page of the chapter "Layers"."""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.page._chapter import chapter_of
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

__all__ = ["forward_pass", "layer_sums", "matrix_product"]

chapter = chapter_of("Layers")


def _layer_cases(rng):
    yield np.array([1.0, 0.5]), np.array([[2.0, 1.0], [-2.0, 1.0]]), np.array([-1.0, 2])
    yield np.array([3.0]), np.array([[2.0], [-1.0]]), np.array([0.5, 10.0])
    yield np.array([1.0, -2.0, 0.5]), np.array([[4.0, 1.0, 2.0]]), np.array([0.25])
    for out, inputs in ((3, 3), (4, 2), (2, 7), (6, 6)):
        W, b = quarters(rng, out, inputs), quarters(rng, out) + 0.125  # never 0
        yield quarters(rng, inputs), W, b


_LAYER_MISTAKES = (
    Mistake(
        "The biases are missing: this is what comes out when b is not added.",
        lambda x, W, b: W @ x,
    ),
    Mistake(
        "The columns of W meet the list here, and a neuron is a row: W @ x, in this"
        " order.",
        lambda x, W, b: x @ W + b,
    ),
    Mistake(
        "The sums are missing: W * x has one product for each weight. W @ x adds up"
        " along each row.",
        lambda x, W, b: W * x + b[:, None],
    ),
    Mistake(
        "The sums are missing: W * x has one product for each weight. W @ x adds up"
        " along each row.",
        lambda x, W, b: W * x + b,
    ),
    Mistake(
        "The sum runs down the columns, over the neurons. Each neuron is a row of W, so"
        " it runs along axis=1.",
        lambda x, W, b: np.sum(W * x, axis=0) + b,
    ),
    Mistake(
        "Everything is summed into one number; each neuron keeps a sum of its own.",
        lambda x, W, b: np.sum(W @ x + b),
    ),
    Mistake(
        "Only the first neuron answers: W[0] is one row, and W has one for each.",
        lambda x, W, b: W[0] @ x + b[0],
    ),
    Mistake(
        "The last neuron alone answers: is the result overwritten in each round?",
        lambda x, W, b: W[-1] @ x + b[-1],
    ),
    Mistake(
        "Every neuron has the first bias here; each has its own, b[j].",
        lambda x, W, b: W @ x + b[0],
    ),
    Mistake(
        "All biases are added to every sum; neuron j adds b[j] alone.",
        lambda x, W, b: W @ x + np.sum(b),
    ),
    Mistake(
        "A bias is added once for each input; add it once, after the sum.",
        lambda x, W, b: W @ x + len(x) * b,
    ),
    Mistake(
        "The biases are subtracted; a layer adds them.",
        lambda x, W, b: W @ x - b,
    ),
    Mistake(
        "These are the sums after ReLU; here the sums themselves are asked for.",
        lambda x, W, b: F.relu(W @ x + b),
    ),
    Mistake(
        "The result is a column of shape (out, 1); asked for is (out,), one number for"
        " each neuron. x has the shape (D,): W @ x needs no reshape.",
        lambda x, W, b: (W @ x + b)[:, None],
    ),
)

LAYER_SUMS = Task(
    "layer_sums(x, W, b)",
    lambda x, W, b: W @ x + b,
    _layer_cases,
    _LAYER_MISTAKES,
    chapter("What we just did"),
    library=("nnworks.nn.Linear.forward",),
)


def layer_sums(layer_sums, *, seed=0):
    """layer_sums(x, W, b): (D,), (out, D), (out,) -> (out,)."""
    check_all([LAYER_SUMS], [layer_sums], seed)


def _product_cases(rng):
    yield np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 10.0], [0.0, 2.0]])
    yield np.array([[1.0, 0.0, -2.0]]), np.array([[2.0], [5.0], [0.5]])
    yield np.array([[2.0], [-1.0]]), np.array([[3.0, 0.5, 1.0]])
    for n, k, m in ((2, 3, 4), (5, 2, 3), (3, 3, 3), (4, 6, 2)):
        yield quarters(rng, n, k), quarters(rng, k, m)


_PRODUCT_MISTAKES = (
    Mistake(
        "A * B multiplies entry by entry; here a row of A meets a column of B, and"
        " their products are added up.",
        lambda A, B: A * B,
    ),
    Mistake(
        "Rows of A meet rows of B here: B[m] is a row, and B[:, m] is column m.",
        lambda A, B: A @ B.T,
    ),
    Mistake(
        "The two are swapped: this is B @ A, rows of B with columns of A.",
        lambda A, B: B @ A,
    ),
    Mistake(
        "Columns of A meet columns of B here: row n of A is A[n], without a colon.",
        lambda A, B: A.T @ B,
    ),
    Mistake(
        "Rows and columns of the result are swapped: row n of A belongs to row n of the"
        " result. Write table[n, m].",
        lambda A, B: (A @ B).T,
    ),
    Mistake(
        "Only the first row of A is used: does the `return` stand inside the outer"
        " loop?",
        lambda A, B: _first_row(A, B),
    ),
    Mistake(
        "Only the first entry is filled: does the `return` stand inside the loop?",
        lambda A, B: _first_entry(A, B),
    ),
    Mistake(
        "Each entry holds the last product alone; add the products up: `+=`.",
        lambda A, B: np.outer(A[:, -1], B[-1]),
    ),
    Mistake(
        "Each entry holds the first product alone; add up all K of them.",
        lambda A, B: np.outer(A[:, 0], B[0]),
    ),
    Mistake(
        "This is the mean of the products; a dot product is their sum.",
        lambda A, B: A @ B / A.shape[1],
    ),
    Mistake(
        "The entries are added one to the next: the sum is not set back to 0 for a new"
        " entry.",
        lambda A, B: np.cumsum(A @ B).reshape(len(A), -1),
    ),
    Mistake(
        "A row and a column are added; they are multiplied pair by pair first.",
        lambda A, B: A.sum(axis=1)[:, None] + B.sum(axis=0),
    ),
)


def _first_row(A, B):
    table = np.zeros((A.shape[0], B.shape[1]))
    table[0] = A[0] @ B
    return table


def _first_entry(A, B):
    table = np.zeros((A.shape[0], B.shape[1]))
    table[0, 0] = A[0] @ B[:, 0]
    return table


MATRIX_PRODUCT = Task(
    "matrix_product(A, B)",
    lambda A, B: A @ B,
    _product_cases,
    _PRODUCT_MISTAKES,
    chapter("A whole batch at once"),
)


def matrix_product(matrix_product, *, seed=0):
    """matrix_product(A, B): (N, K), (K, M) -> (N, M)."""
    check_all([MATRIX_PRODUCT], [matrix_product], seed)


def _network(X, W1, b1, W2, b2):
    return F.relu(X @ W1.T + b1) @ W2.T + b2


def _forward_cases(rng):
    yield (
        np.array([[1.0, 0.5], [0.0, 2.0]]),
        np.array([[2.0, 1.0], [-2.0, 1.0]]),
        np.array([-1.0, 0.5]),
        np.array([[1.0, -1.0], [-3.0, 0.5]]),
        np.array([-4.0, 0.25]),
    )
    for n, inputs, hidden, out in ((3, 3, 4, 2), (1, 2, 5, 3), (6, 4, 4, 4)):
        yield _layers(rng, n, inputs, hidden, out)
    yield _layers(rng, 4, 5, 3, 1)


def _layers(rng, n, inputs, hidden, out):
    return (
        quarters(rng, n, inputs),
        quarters(rng, hidden, inputs),
        quarters(rng, hidden) + 0.125,
        quarters(rng, out, hidden),
        # So low that some outputs are below 0, and an activation there shows.
        quarters(rng, out) - 20.125,
    )


_FORWARD_MISTAKES = (
    Mistake(
        "The activation is missing: without ReLU between them, two layers are one.",
        lambda X, W1, b1, W2, b2: (X @ W1.T + b1) @ W2.T + b2,
    ),
    Mistake(
        "The outputs go through ReLU as well; the output layer has no activation.",
        lambda X, W1, b1, W2, b2: F.relu(_network(X, W1, b1, W2, b2)),
    ),
    Mistake(
        "ReLU stands at the end instead of in the middle: it belongs to the hidden"
        " layer.",
        lambda X, W1, b1, W2, b2: F.relu((X @ W1.T + b1) @ W2.T + b2),
    ),
    Mistake(
        "ReLU is applied to the inputs; it belongs to the sums of the hidden layer.",
        lambda X, W1, b1, W2, b2: (F.relu(X) @ W1.T + b1) @ W2.T + b2,
    ),
    Mistake(
        "The first biases are added after ReLU; they belong to the sum, inside it.",
        lambda X, W1, b1, W2, b2: (F.relu(X @ W1.T) + b1) @ W2.T + b2,
    ),
    Mistake(
        "b1 is missing: the hidden layer adds its biases before the activation.",
        lambda X, W1, b1, W2, b2: F.relu(X @ W1.T) @ W2.T + b2,
    ),
    Mistake(
        "b2 is missing: the output layer has biases too.",
        lambda X, W1, b1, W2, b2: F.relu(X @ W1.T + b1) @ W2.T,
    ),
    Mistake(
        "The matrices are not turned over: a neuron is a row of W1, so it is X @ W1.T,"
        " and the same with W2.",
        lambda X, W1, b1, W2, b2: F.relu(X @ W1 + b1) @ W2 + b2,
    ),
    Mistake(
        "W2 is not turned over: it is A @ W2.T.",
        lambda X, W1, b1, W2, b2: F.relu(X @ W1.T + b1) @ W2 + b2,
    ),
    Mistake(
        "W1 is not turned over: it is X @ W1.T.",
        lambda X, W1, b1, W2, b2: F.relu(X @ W1 + b1) @ W2.T + b2,
    ),
    Mistake(
        "This is what the hidden layer hands on; send it through the output layer.",
        lambda X, W1, b1, W2, b2: F.relu(X @ W1.T + b1),
    ),
    Mistake(
        "The output layer reads X here; it reads what the hidden layer handed on.",
        lambda X, W1, b1, W2, b2: X @ W2.T + b2,
    ),
    Mistake(
        "The sigmoid came in place of ReLU.",
        lambda X, W1, b1, W2, b2: F.sigmoid(X @ W1.T + b1) @ W2.T + b2,
    ),
    Mistake(
        "This is tanh in place of ReLU.",
        lambda X, W1, b1, W2, b2: F.tanh(X @ W1.T + b1) @ W2.T + b2,
    ),
    Mistake(
        "The step came in place of ReLU: 1 where the sum itself belongs.",
        lambda X, W1, b1, W2, b2: F.step(X @ W1.T + b1) @ W2.T + b2,
    ),
    Mistake(
        "Negative sums lose their sign here; ReLU makes them 0.",
        lambda X, W1, b1, W2, b2: np.abs(X @ W1.T + b1) @ W2.T + b2,
    ),
    Mistake(
        "It is np.minimum here: ReLU keeps what is above 0.",
        lambda X, W1, b1, W2, b2: np.minimum(X @ W1.T + b1, 0) @ W2.T + b2,
    ),
    Mistake(
        "Only the first example went through; each row of X is one.",
        lambda X, W1, b1, W2, b2: _network(X[0], W1, b1, W2, b2),
    ),
    Mistake(
        "Rows and columns of the result are swapped; a row is an example.",
        lambda X, W1, b1, W2, b2: _network(X, W1, b1, W2, b2).T,
    ),
)

FORWARD_PASS = Task(
    "forward_pass(X, W1, b1, W2, b2)",
    _network,
    _forward_cases,
    _FORWARD_MISTAKES,
    chapter("Shapes"),
    library=("nnworks.nn.Linear.forward", "nnworks.nn.Sequential.forward"),
)


def forward_pass(forward_pass, *, seed=0):
    """forward_pass(X, W1, b1, W2, b2): (N, in) and two layers -> (N, out)."""
    check_all([FORWARD_PASS], [forward_pass], seed)
