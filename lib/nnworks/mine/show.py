"""Train a my_network.py and show what it can: ``python -m nnworks.mine.show FILE``.

It runs in a process of its own, since the code in the file is the student's.
"""

import importlib.util
import sys
from pathlib import Path

import numpy as np

__all__ = ["show"]

EPOCHS = 40


def show(path, out):
    """Prove the gradients, train with a bar, say how well it reads, draw.

    Parameters
    ----------
    path : Path
        A module as `assemble` writes it.
    out : text file
    """
    network, rng = _load(path), np.random.default_rng(0)
    test, held, train = _digits(rng)
    sizes = [64, 128, 10]
    model, dropouts, parameters = network.new_network(sizes, rng)
    numbers = network.count_parameters(sizes)
    print(f"A network with {numbers} numbers, {len(train[0])} images.", file=out)
    for dropout in dropouts:
        dropout.eval()
    few = (train[0][:5], train[1][:5])
    right = _proved(network, model, parameters, *few)
    words = f"gradient_checker: {right} of {len(parameters)} arrays of gradients right."
    print(words, file=out, flush=True)
    print(_compared(network, model, parameters, *few), file=out, flush=True)
    epochs = network.learn(model, dropouts, parameters, train, held, rng, EPOCHS)
    losses = list(_bar(epochs))
    said = network.softmax(model.forward(test[0])).argmax(axis=1)
    share = np.mean(said == test[1])
    print(f"After {len(losses)} epochs it reads {share:.1%} of new digits.", file=out)
    _draw(losses, said, *test, path.with_suffix(".png"), out)


def _load(path):
    spec = importlib.util.spec_from_file_location("my_network", path)
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True  # nothing but the module and its picture
    spec.loader.exec_module(module)
    return module


def _digits(rng):
    """(X, y) three times: 360 to judge by, 140 to stop by, the others to learn from."""
    from nnworks.data import digits

    X, y = digits()
    order = np.split(rng.permutation(len(X)), [360, 500])
    return [(X[rows], y[rows]) for rows in order]


def _proved(network, model, parameters, X, y):
    """How many arrays of gradients the student's own checker accepts."""
    network.gradients(model, parameters, X, y)
    claims, right = [p.grad.copy() for p in parameters], 0
    for p, claim in zip(parameters, claims, strict=True):
        before = p.data.copy()

        def loss(values, p=p):
            p.data[...] = values
            return network.cross_entropy(model.forward(X), y)

        right += bool(network.gradient_checker(loss, before, claim)[1])
        p.data[...] = before
    return right


def _compared(network, model, parameters, X, y):
    """How far the gradients from the graph are from those of backward, in words."""
    network.gradients(model, parameters, X, y)
    try:
        graph = network.gradients_by_graph(parameters, X, y)
        pairs = zip(parameters, graph, strict=True)
        far = max(np.abs(p.grad - grad).max() for p, grad in pairs)
    except Exception as error:  # whatever a student's Tensor may raise
        return f"Tensor: no gradients of this network, {type(error).__name__}: {error}."
    return f"Tensor: the same gradients, at most {far:.0e} apart."


def _bar(epochs):
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        return epochs
    return tqdm(epochs, total=EPOCHS, desc="training", unit="epoch", leave=False)


def _draw(losses, said, images, truth, path, out):
    """Both losses, and twelve new images with what the network says."""
    try:
        import matplotlib.pyplot as plt
    except ModuleNotFoundError:
        return
    figure = plt.figure(figsize=(10, 3.2), layout="constrained")
    left, right = figure.subfigures(1, 2, width_ratios=[1, 1.4])
    ax, epochs = left.subplots(), range(1, len(losses) + 1)
    for style, label, line in zip(
        ("k-", "k--"),
        ("training", "validation"),
        zip(*losses, strict=True),
        strict=True,
    ):
        ax.plot(epochs, line, style, label=label)
    ax.set(xlabel="epoch", ylabel="loss", ylim=(0, None))
    ax.legend()
    first = np.argsort(said == truth, kind="stable")[:12]  # the mistakes first
    for ax, i in zip(right.subplots(2, 6).flat, first, strict=True):
        ax.imshow(images[i].reshape(8, 8), cmap="gray_r")
        word = "right" if said[i] == truth[i] else f"it is a {truth[i]}"
        ax.set(xticks=[], yticks=[], title=f"says {said[i]}", xlabel=word)
    figure.savefig(path, dpi=120)
    print(f"The picture is in {path.name}.", file=out)


if __name__ == "__main__":
    show(Path(sys.argv[1]), sys.stdout)
