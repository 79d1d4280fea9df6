"""``python -m nnworks mine``: a network of the student's own answers, in one module."""

from nnworks.mine.command import mine

__all__ = ["mine"]
