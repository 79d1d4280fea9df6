"""Checks of exercises: values compared, and a wrong answer told which mistake it is.

``check.ps01.sigmoid(sigmoid)`` prints one line when the answer is right and raises
`CheckFailed` with a message in five parts when it is not.
"""

from nnworks.check import ps01
from nnworks.check.attempt import draft
from nnworks.check.failure import CheckFailed

__all__ = ["CheckFailed", "draft", "ps01"]
