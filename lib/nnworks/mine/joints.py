"""The lines of my_network.py that join the pieces: no layer, no gradient, no step."""

__all__ = ["ADAM", "GRAPH", "MODULES", "NETWORK", "RUN", "SGD"]

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

GRAPH = '''def gradients_by_graph(parameters, X, y, classes=10):
    """Those of a network with one hidden layer, from a graph in place of backward."""
    weight1, bias1, weight2, bias2 = leaves = [Tensor(p.data) for p in parameters]
    hidden = (Tensor(X) @ weight1.T + bias1).relu()
    scores = hidden @ weight2.T + bias2
    shifted = scores - Tensor(scores.data.max(axis=1, keepdims=True))
    sums = shifted.exp() @ Tensor(np.ones((classes, 1)))
    right = shifted * Tensor(np.eye(classes)[y])
    loss = (sums.log().sum() - right.sum()) * Tensor(1 / len(y))
    order = topological_order(loss)
    order[-1].grad = np.ones_like(loss.data)
    for node in reversed(order):
        for operand, rule in zip(node.operands, node.rules):
            grad = unbroadcast(np.asarray(rule(node.grad)), operand.data.shape)
            operand.grad = operand.grad + grad
    return [leaf.grad for leaf in leaves]
'''

RUN = '''def main():
    """Train on the digits, and say how many of the held-out ones are read."""
    from sklearn.datasets import load_digits

    rng = np.random.default_rng(0)
    X, y = load_digits(return_X_y=True)
    X, order = X / 16, rng.permutation(len(X))
    test, held, train = ((X[rows], y[rows]) for rows in np.split(order, [360, 500]))
    model, dropouts, parameters = new_network([64, 128, 10], rng)
    for loss, held_loss in learn(model, dropouts, parameters, train, held, rng):
        print(f"loss {loss:.3f}, on held examples {held_loss:.3f}")
    shares = softmax(model.forward(test[0]))
    print(f"{np.mean(shares.argmax(axis=1) == test[1]):.1%} of new digits are read")


if __name__ == "__main__":
    main()
'''
