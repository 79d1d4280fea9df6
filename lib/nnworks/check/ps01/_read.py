"""Where in the book each task was taught."""


def chapter(section):
    """The words that a message ends with."""
    return f'the chapter "One artificial neuron", section "{section}"'
