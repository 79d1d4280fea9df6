"""How Neural Networks Work: the library behind the course."""

__version__ = "0.1.0"
