"""The pieces of the network: where each one is asked for, and what judges it."""

from dataclasses import dataclass

__all__ = ["PIECES", "Piece"]


@dataclass(frozen=True)
class Piece:
    """One task whose answer the network is built of.

    Parameters
    ----------
    assignment : str
        "ps03".
    cell : str
        nbgrader's name of the cell.
    names : tuple of str
        What the cell defines.
    check : str
        Python that raises CheckFailed when it is wrong. It may use the names, `np` and
        `check`; what the piece works with otherwise is the library's, so that no piece
        depends on another.
    """

    assignment: str
    cell: str
    names: tuple
    check: str


def _plain(assignment, cell, *names):
    """A piece whose check takes the functions themselves."""
    call = f"check.{assignment}.{cell}({', '.join(names)})"
    return Piece(assignment, cell, names, call)


_LAYER = """
def thin(grad_output, x):
    layer = {name}()
    layer.forward(x)
    return layer.backward(grad_output)
check.ps03.{cell}(thin)
"""
_LINEAR = """
def thin(grad_output, x, weight, bias):
    layer = Linear(weight, bias)
    for _ in range(2):
        layer.forward(x)
        grad_x = layer.backward(grad_output)
    return grad_x, layer.weight.grad, layer.bias.grad
check.ps03.linear_backward(thin)
"""
_SEQUENTIAL = """
from nnworks.mine import library
def thin(grad_output, x, *numbers):
    linear, layers = [], []
    for weight, bias in zip(numbers[::2], numbers[1::2]):
        linear.append(library.Linear(weight, bias))
        layers += [linear[-1], library.Sigmoid()]
    model = Sequential(*layers[:-1])
    for _ in range(2):
        model.forward(x)
        grad_x = model.backward(grad_output)
    return grad_x, *[g for l in linear for g in (l.weight.grad, l.bias.grad)]
check.ps03.sequential_backward(thin)
"""
_CHECKER = """
def thin(x, m, gradient):
    return gradient_checker(lambda v: float(((v @ m) ** 3).sum()), x, gradient)
check.ps03.gradient_checker(thin)
"""
_SGD = """
def thin(lr, *arrays):
    parameters = [array.copy() for array in arrays[::2]]
    sgd(list(parameters), list(arrays[1::2]), lr)
    return tuple(parameters)
check.ps03.sgd(thin)
"""
_DROPOUT = """
def thin(x, grad_output, p, training, seed):
    layer = Dropout(p, np.random.default_rng(seed))
    layer.train(training)
    first, second = layer.forward(x), layer.forward(x)
    return first, second, layer.backward(grad_output)
check.ps04.dropout(thin)
"""
_STOPPING = """
def thin(losses, weights, patience):
    stopper, model = EarlyStopping(patience), np.zeros(weights.shape[1])
    for epoch, (loss, now) in enumerate(zip(losses, weights), start=1):
        model[...] = now
        if stopper.step(loss, model):
            break
    return epoch, stopper.kept
check.ps04.early_stopping(thin)
"""

_ORDER = """
class Node:
    def __init__(self):
        self.operands = ()
def thin(sources, targets, root):
    nodes = [Node() for _ in range(len(sources) + 1)]
    for source, target in zip(sources, targets):
        nodes[target].operands += (nodes[source],)
    number = {node: place for place, node in enumerate(nodes)}
    return [number[node] for node in topological_order(nodes[root])]
check.ps05.topological_order(thin)
"""
_TENSOR = """
from nnworks import autograd
def back(make):
    def thin(*arrays):
        *arrays, g = arrays
        operands = [Tensor(array) for array in arrays]
        node = make(*operands)
        grads = {operand: np.zeros_like(operand.data) for operand in operands}
        for operand, rule in zip(node.operands, node.rules, strict=True):
            grad = np.asarray(rule(g))
            grads[operand] = grads[operand] + autograd.unbroadcast(
                grad, operand.data.shape
            )
        return node.data, *grads.values()
    return thin
times = back(lambda a, b, /: a * b)
matmul = back(lambda a, b, /: a @ b)
total, relu = back(lambda a: a.sum()), back(lambda a: a.relu())
exp, log = back(lambda a: a.exp()), back(lambda a: a.log())
check.ps05.tensor_operations(times, matmul, total, relu, exp, log)
"""

# In the order of the course, which is also one in which each finds what it needs.
PIECES = (
    _plain("ps01", "sigmoid", "sigmoid", "sigmoid_derivative"),
    _plain("ps02", "softmax", "softmax"),
    _plain("ps02", "log_softmax", "log_softmax"),
    _plain("ps02", "count_parameters", "count_parameters"),
    _plain("ps03", "cross_entropy", "cross_entropy"),
    Piece("ps03", "gradient_checker", ("gradient_checker",), _CHECKER),
    Piece(
        "ps03",
        "relu_backward",
        ("ReLU",),
        _LAYER.format(name="ReLU", cell="relu_backward"),
    ),
    Piece(
        "ps03",
        "sigmoid_backward",
        ("Sigmoid",),
        _LAYER.format(name="Sigmoid", cell="sigmoid_backward"),
    ),
    Piece("ps03", "linear_backward", ("Linear",), _LINEAR),
    _plain("ps03", "softmax_cross_entropy_backward", "softmax_cross_entropy_backward"),
    Piece("ps03", "sequential_backward", ("Sequential",), _SEQUENTIAL),
    Piece("ps03", "sgd", ("sgd",), _SGD),
    _plain("ps04", "mini_batches", "mini_batches"),
    _plain("ps04", "adam", "adam_step"),
    _plain("ps04", "initialization", "he", "xavier"),
    Piece("ps04", "dropout", ("Dropout",), _DROPOUT),
    Piece("ps04", "early_stopping", ("EarlyStopping",), _STOPPING),
    Piece("ps05", "topological_order", ("topological_order",), _ORDER),
    _plain("ps05", "unbroadcast", "unbroadcast"),
    Piece("ps05", "tensor_operations", ("Tensor",), _TENSOR),
)
