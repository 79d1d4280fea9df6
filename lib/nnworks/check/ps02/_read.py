"""Where in the book each task was taught: every title in this one place."""


def _section(title, section):
    return f'the chapter "{title}", section "{section}"'


LINEAR = _section("One artificial neuron", "Shapes")
LAYERS = _section("One artificial neuron", "From a jump to a slope")
SOFTMAX = _section("Features", "What we just did")
NETWORK = _section("Features", "In code")
PARAMETERS = _section("Depth", "What we just did")
COLLAPSE = _section("One artificial neuron", "What we just did")
XOR = _section("One artificial neuron", "Where it goes wrong")
BUMPS = _section("One artificial neuron", "From a jump to a slope")
DIGITS = _section("Features", "In code")
