"""The lines of my_network.py that join the pieces and run them."""

__all__ = ["ADAM", "MODULES", "NETWORK", "RUN", "SGD"]

# What the notebooks take from the library, made of the pieces.
MODULES = '''class Parameter:
    """Numbers to learn, and the slope of the loss along each."""

    def __init__(self, data):
        self.data = np.array(data, dtype=float)
        self.grad = np.zeros(self.data.shape)


class Module:
    """A layer that knows whether it is being trained."""

    training = True

    def train(self, mode=True):
        self.training = mode

    def eval(self):
        self.train(False)


# What the notebooks call F and nn.
F = SimpleNamespace({functions})
nn = SimpleNamespace({layers})
'''

NETWORK = '''def new_network(sizes, rng, p=0.2):
    """Layers of these sizes, the dropouts among them, and all that is to be learned."""
    layers, parameters = [], []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        linear = Linear(he(fan_in, fan_out, rng), np.zeros(fan_out))
        layers += [linear, ReLU(), Dropout(p, rng)]
        parameters += [linear.weight, linear.bias]
    return Sequential(*layers[:-2]), layers[2:-2:3], parameters


def gradients(model, parameters, X, y):
    """The loss of a batch; afterwards each p.grad holds the slopes along p.data."""
    for p in parameters:
        p.grad[...] = 0
    scores = model.forward(X)
    model.backward(softmax_cross_entropy_backward(scores, y))
    return cross_entropy(scores, y)


def one_epoch(model, parameters, step, X, y, rng):
    """Every example once, in batches; the mean of the losses."""
    losses = []
    for xb, yb in mini_batches(X, y, 32, rng):
        losses.append(gradients(model, parameters, xb, yb))
        step()
    return np.mean(losses)


{optimizer}


def learn(model, dropouts, parameters, train, held, rng, epochs=40):
    """Train until the held examples say stop; yields both losses of each epoch."""
    stopper, step = EarlyStopping(8), optimizer(parameters)
    for _ in range(epochs):
        for dropout in dropouts:
            dropout.train()
        loss = one_epoch(model, parameters, step, *train, rng)
        for dropout in dropouts:
            dropout.eval()
        held_loss = cross_entropy(model.forward(held[0]), held[1])
        yield loss, held_loss
        numbers = np.concatenate([p.data.ravel() for p in parameters])
        if stopper.step(held_loss, numbers):
            break
    ends = np.cumsum([p.data.size for p in parameters])[:-1]
    for p, best in zip(parameters, np.split(stopper.kept, ends)):
        p.data[...] = best.reshape(p.data.shape)
'''

ADAM = '''def optimizer(parameters, lr=0.003):
    """A function that takes one step of Adam with all parameters."""
    memory = [(0 * p.data, 0 * p.data) for p in parameters]
    times = count(1)

    def step():
        settings = (next(times), lr, 0.9, 0.999, 1e-8)
        for i, p in enumerate(parameters):
            m, s = memory[i]
            p.data[...], m, s = adam_step(p.data, p.grad, m, s, *settings)
            memory[i] = m, s

    return step'''

SGD = '''def optimizer(parameters, lr=0.2):
    """A function that takes one step of gradient descent with all parameters."""

    def step():
        sgd([p.data for p in parameters], [p.grad for p in parameters], lr)

    return step'''

RUN = '''def proof(model, parameters, X, y):
    """How many of the arrays of gradients pass gradient_checker."""
    gradients(model, parameters, X, y)
    claims = [p.grad.copy() for p in parameters]
    passed = 0
    for p, claim in zip(parameters, claims):
        before = p.data.copy()

        def loss(values):
            p.data[...] = values
            return cross_entropy(model.forward(X), y)

        passed += bool(gradient_checker(loss, before, claim)[1])
        p.data[...] = before
    return passed


def bar(epochs, total):
    """The same epochs, with a bar where tqdm is installed."""
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        return epochs
    return tqdm(epochs, total=total, desc="training", unit="epoch", leave=False)


def picture(images, said, truth, losses, path):
    """The two losses, and twelve held-out images with what the network says."""
    try:
        import matplotlib

        matplotlib.use("agg")
        import matplotlib.pyplot as plt
    except ModuleNotFoundError:
        return
    fig = plt.figure(figsize=(10, 3.2), layout="constrained")
    left, right = fig.subfigures(1, 2, width_ratios=[1, 1.4])
    ax = left.subplots()
    epochs = range(1, len(losses) + 1)
    ax.plot(epochs, [a for a, _ in losses], "k-", label="training")
    ax.plot(epochs, [b for _, b in losses], "k--", label="validation")
    ax.set(xlabel="epoch", ylabel="loss", ylim=(0, None))
    ax.legend()
    first = np.argsort(said == truth, kind="stable")[:12]  # the mistakes first
    for ax, i in zip(right.subplots(2, 6).flat, first):
        ax.imshow(images[i].reshape(8, 8), cmap="gray_r")
        word = "right" if said[i] == truth[i] else f"it is a {truth[i]}"
        ax.set(xticks=[], yticks=[], title=f"says {said[i]}", xlabel=word)
    fig.savefig(path, dpi=120)
    print(f"The picture is in {path.name}.")


def main():
    from sklearn.datasets import load_digits

    rng, sizes = np.random.default_rng(0), [64, 128, 10]
    X, y = load_digits(return_X_y=True)
    order, X = rng.permutation(len(X)), X / 16
    test, held, train = np.split(order, [360, 500])
    model, dropouts, parameters = new_network(sizes, rng)

    print(f"{count_parameters(sizes)} numbers to learn, {len(train)} images of digits")
    for dropout in dropouts:
        dropout.eval()
    passed = proof(model, parameters, X[train[:5]], y[train[:5]])
    print(f"gradient_checker: {passed} of {len(parameters)} arrays of gradients right")
    epochs = learn(
        model, dropouts, parameters, (X[train], y[train]), (X[held], y[held]), rng
    )
    losses = list(bar(epochs, 40))
    said = softmax(model.forward(X[test])).argmax(axis=1)
    right = np.mean(said == y[test])
    print(f"after {len(losses)} epochs it reads {right:.1%} of {len(test)} new images")
    picture(X[test], said, y[test], losses, Path(__file__).with_suffix(".png"))


if __name__ == "__main__":
    main()
'''
