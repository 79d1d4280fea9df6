"""Where in the book each task was taught: every title in this one place."""


def _section(title, section):
    return f'the chapter "{title}", section "{section}"'


LINEAR = _section("Layers", "A whole batch at once")
LAYERS = _section("Layers", "In code")
SOFTMAX = _section("Features", "What we just did")
NETWORK = _section("Layers", "In code")
PARAMETERS = _section("Depth", "What we just did")
COLLAPSE = _section("Activations", "What we just did")
XOR = _section("Hidden layers", "XOR, by hand")
BUMPS = _section("Hidden layers", "Any curve, piece by piece")
DIGITS = _section("Features", "In code")
