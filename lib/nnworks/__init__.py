"""How Neural Networks Work: the library behind the course."""

__version__ = "0.1.0"


def _warm_up():
    """Where notebooks are graded: read once what nearly every one of them reads."""
    from nnworks.data import digits

    digits()
