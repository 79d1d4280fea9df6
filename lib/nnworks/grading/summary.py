"""What a run of `nnworks grade` says at its end: points, and the commonest mistakes."""

import collections
import statistics

__all__ = ["mistake", "pace", "summary"]

MOST = 5  # mistakes that are named
WIDTH = 100
_UNWRITTEN = ("None yet:", "NotImplementedError")  # of our checks, and of any stub


def summary(stamps, most_points):
    """Lines about a class.

    Parameters
    ----------
    stamps : dict
        {student: Stamp} of everybody who is graded.
    most_points : float
        What the assignment gives at most.

    Returns
    -------
    list of str
    """
    if not stamps:
        return []
    points = [_points(mark.scores) for mark in stamps.values()]
    lines = [_spread(points, most_points)]
    named, unwritten = collections.Counter(), collections.Counter()
    for mark in stamps.values():
        for failures in mark.failures.values():
            # One student counts once for a mistake in a task, however often made.
            for task, said in {(t, mistake(text)) for t, text in failures.items()}:
                # Else those who gave up would hide what the others got wrong.
                if said.startswith(_UNWRITTEN):
                    unwritten[task] += 1
                else:
                    named[task, said] += 1
    if unwritten:
        lines.append(f"Not written: {_tasks(unwritten)}.")
    if named:
        lines += ["", "The commonest mistakes:"]
        for (task, text), count in _commonest(named):
            lines.append(_cut(f"{count:5d}  {task}: {text}"))
    return lines


def mistake(text):
    """The part of a check's message that names the mistake; else its first words.

    A message of nnworks.check has a part "mistake", which may go over several lines.
    """
    lines = text.strip().splitlines()
    for place, line in enumerate(lines):
        label, _, words = line.strip().partition(" ")
        if label == "mistake" and words.strip():
            margin = len(line) - len(line.lstrip()) + len(label)
            rest = []
            for more in lines[place + 1 :]:
                if not more.startswith(" " * (margin + 1)):
                    break
                rest.append(more.strip())
            return " ".join([words.strip(), *rest])
    words = [line.strip() for line in lines if line.strip()]
    if not words:
        return "no word about it"
    return " ".join(words[:2]) if words[0].endswith(":") else words[0]


def _points(scores):
    return sum(score or 0.0 for cells in scores.values() for score in cells.values())


def _spread(points, most):
    mean = statistics.fmean(points)
    who = "1 student" if len(points) == 1 else f"{len(points)} students"
    text = f"Points of {who}, {most:g} at most: mean {mean:.1f}"
    if len(points) > 1:
        low, middle, high = statistics.quantiles(points, n=4, method="inclusive")
        text += f", quartiles {low:.1f}, {middle:.1f}, {high:.1f}"
    return text + "."


def pace(count, seconds):
    """How fast, in the unit in which a person can picture it."""
    rate = count / seconds if seconds > 0 else 0.0
    return f"{rate:.1f} a second" if rate >= 1 else f"{60 * rate:.0f} a minute"


def _commonest(named):
    return sorted(named.items(), key=lambda item: (-item[1], item[0]))[:MOST]


def _tasks(counts):
    """The tasks with the most, how many students each, and how many tasks more."""
    first = ", ".join(f"{task} {count}" for task, count in _commonest(counts))
    more = len(counts) - MOST
    return f"{first} and {more} more tasks" if more > 0 else first


def _cut(line):
    """A line that is too long ends with a sentence, or else with dots."""
    if len(line) <= WIDTH:
        return line
    end = line.rfind(". ", WIDTH // 2, WIDTH)
    return line[: end + 1] if end > 0 else line[: WIDTH - 3].rstrip() + "..."
