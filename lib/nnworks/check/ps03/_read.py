"""Where in the book each task was taught: every title in this one place."""


def _section(title, section):
    return f'the chapter "{title}", section "{section}"'


MSE = _section("Loss", "A slope for each number")
CROSS_ENTROPY = _section("Loss", "Ten ways to answer")
CHECKER = _section("Backpropagation", "How to trust a gradient")
LAYERS = _section("Backpropagation", "Layers hand gradients back")
LINEAR = _section("Backpropagation", "Layers hand gradients back")
SCORES = _section("Loss", "A slope for each number")
SEQUENTIAL = _section("Backpropagation", "In code")
SGD = _section("Gradient descent", "What we just did")
