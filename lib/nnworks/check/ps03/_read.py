"""Where in the book each task was taught: every title in this one place."""


def _section(title, section):
    return f'the chapter "{title}", section "{section}"'


MSE = _section("Loss", "What we just did")
CROSS_ENTROPY = _section("Loss", "What we just did")
CHECKER = _section("Backpropagation", "In code")
LAYERS = _section("Backpropagation", "What we just did")
LINEAR = _section("Backpropagation", "Shapes")
SCORES = _section("Loss", "What we just did")
SEQUENTIAL = _section("Backpropagation", "In code")
SGD = _section("Gradient descent", "What we just did")
