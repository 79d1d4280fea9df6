"""Where in the book each task was taught: every title in this one place."""


def _section(title, section):
    return f'the chapter "{title}", section "{section}"'


BATCHES = _section("The training loop", "What we just did")
MOMENTUM = _section("Gradient descent", "A heavy ball")
ADAM = _section("Gradient descent", "Both together")
START = _section("The training loop", "The first weights")
DROPOUT = _section("Generalization", "Units that drop out")
STOPPING = _section("Generalization", "When to stop")
DIGITS = _section("The training loop", "In code")
HOUSES = _section("Generalization", "Shapes")
