"""Where in the book each task was taught: every title in this one place."""

_NEURON = "One artificial neuron"


def _section(title, section):
    return f'the chapter "{title}", section "{section}"'


LINEAR = _section(_NEURON, "Shapes")
LAYERS = _section(_NEURON, "From a jump to a slope")
SOFTMAX = _section(_NEURON, "From a jump to a slope")
NETWORK = _section(_NEURON, "In code")
PARAMETERS = _section(_NEURON, "What we just did")
COLLAPSE = _section(_NEURON, "What we just did")
XOR = _section(_NEURON, "Where it goes wrong")
BUMPS = _section(_NEURON, "See it move")
DIGITS = _section(_NEURON, "A neuron that learns")
