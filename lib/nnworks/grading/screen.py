"""What a person sees while a class is graded: lines, and a bar below them."""

from tqdm import tqdm

__all__ = ["Screen"]


class Screen:
    """Lines on `out`, a progress bar on `err` where that is a terminal."""

    def __init__(self, out, err):
        self.out, self.err = out, err

    def say(self, line):
        """Print a line, above the bar."""
        tqdm.write(line, file=self.out)

    def bar(self, total, unit):
        """A bar with the rate and the time that is left; a context manager."""
        return tqdm(total=total, unit=f" {unit}", file=self.err, disable=None)
