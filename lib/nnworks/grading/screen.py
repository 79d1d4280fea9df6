"""What a person sees while a class is graded: lines, and a bar below them."""

from tqdm import tqdm

from nnworks.grading.summary import pace

__all__ = ["Screen", "named"]

NAMED = 20  # of a list, in one line


class _Bar(tqdm):
    """A bar whose rate can be pictured: 12 a second, or 12 a minute."""

    @property
    def format_dict(self):
        """What `bar_format` may name."""
        found = super().format_dict
        if not found["n"]:
            return found | {"bar_format": "starting ..."}
        return found | {"pace": pace(found["n"], found["elapsed"])}


class Screen:
    """Lines on `out`, a progress bar on `err` where that is a terminal."""

    def __init__(self, out, err):
        self.out, self.err = out, err

    def say(self, line):
        """Print a line, above the bar; what acts on a terminal becomes a "?"."""
        plain = "".join(c if c.isprintable() or c == "\n" else "?" for c in line)
        tqdm.write(plain, file=self.out)

    def bar(self, total, done):
        """A bar with the rate and the time that is left; a context manager.

        Parameters
        ----------
        total : int
        done : str
            What happened to those that are done, such as "graded".
        """
        return _Bar(
            total=total,
            bar_format=f"{{n_fmt}} of {{total_fmt}} {done} |{{bar}}| {{pace}},"
            " {remaining} left",
            file=self.err,
            disable=None,
            leave=False,  # the lines below it say what came of it
        )


def named(names):
    """The first of them in order, and how many more."""
    names = sorted(names)
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
