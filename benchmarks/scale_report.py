"""What `benchmarks.grading_scale` measured, in words, tables and one formula."""

import os
import platform
import statistics
from datetime import date
from importlib.metadata import version

from benchmarks.report import _processor
from benchmarks.sleeper import MEAN, SPREAD

__all__ = ["report"]

HEAD = """# How grading grows with the class and the cluster

Written by `make scale`; do not edit. One writer records what workers of a Dask cluster
find. Here the workers sleep (lognormal, {mean} s on average, spread {spread} of the
logarithm), so that many of them fit on one machine; the writer, the gradebook and what
travels are real: two small notebooks a submission.

## What one submission costs

| part | median, seconds | quartiles | a second | processor, seconds |
|---|---|---|---|---|
"""
ROW = "| {name} | {median:.4f} | {low:.4f} to {high:.4f} | {rate:.1f} | {used} |"
FORMULA = """
The processor's time is the writing process's own; a busy machine lengthens the others.

## Throughput against workers

With `w` workers that take `s` seconds a submission, and a writer that takes `c`:

    throughput = min(w / s, 1 / c)        saturates at w = s / c workers

Workers and the writer do not wait for each other, since twice as many submissions are
at the cluster as it has threads. `s` is what was drawn, `c` what a write took on
average in the same run; where nobody writes, `c` is the least that the measurements
allow: what the client and Dask take. A run loses about one submission's time where it
begins and where it ends; the shorter it is, the more that shows.

| workers | {kinds} |
|---|{lines}|
"""
CELL = "{rate:.1f} ({predicted:.1f})"
AFTER = """
In brackets what the formula says; submissions a second. Over all {count} points the
measurement is {low:.0%} to {high:.0%} of it, in the median {middle:.0%}.

{saturation}

## A class of {students:,}

{students:,} submissions on {workers} sleeping workers and one writer with SQLite took
{minutes:.1f} minutes, {rate:.1f} a second; all of them are in the gradebook. Writing
one took {first:.4f} s among the first tenth and {last:.4f} s among the last (medians).

{machine}
"""
SATURATES = (
    "With {kind} the writer is full at {rate:.0f} submissions a second, {workers:.0f}"
    " workers that take {mean} s each; an hour records {hour:,.0f}."
)


def report(measured):
    """Markdown."""
    full = _full(measured)
    kinds = list(measured.curve)
    names = [kind or "nobody writes" for kind in kinds]
    rows, ratios = [], []
    for workers in measured.curve[kinds[0]]:
        cells = []
        for kind in kinds:
            count, took, slept, written = measured.curve[kind][workers]
            rate = count / took
            most = count / written if kind else full[kind]
            predicted = min(workers * count / slept, most)
            ratios.append(rate / predicted)
            cells.append(CELL.format(rate=rate, predicted=predicted))
        rows.append(f"| {workers} | " + " | ".join(cells) + " |")
    parts = [HEAD.format(mean=MEAN, spread=SPREAD) + "\n".join(_costs(measured))]
    formula = FORMULA.format(
        kinds=" | ".join(names), lines="|".join("---" for _ in names)
    )
    parts.append(formula.rstrip("\n") + "\n" + "\n".join(rows))
    parts.append(_after(measured, full, ratios))
    return "\n".join(parts)


def _full(measured):
    """{kind: submissions a second that the one client can take at most}."""
    full = {kind: 1 / statistics.median(s) for kind, s in measured.commits.items()}
    alone = [count / took for count, took, _, _ in measured.curve[""].values()]
    return {"": max(alone), **full}


def _costs(measured):
    parts = {"grading it, one worker, sandbox on": (measured.real, "")}
    for kind, seconds in measured.commits.items():
        used = f"{measured.processor[kind]:.4f}"
        parts[f"writing it, gradebook in {kind}"] = seconds, used
    for name, (seconds, used) in parts.items():
        low, median, high = statistics.quantiles(seconds, n=4)
        values = {"low": low, "median": median, "high": high, "used": used}
        yield ROW.format(name=name, rate=1 / median, **values)


def _after(measured, full, ratios):
    workers, students, took, first, last = measured.whole
    saturation = " ".join(
        SATURATES.format(
            kind=kind,
            rate=full[kind],
            workers=full[kind] * MEAN,
            mean=MEAN,
            hour=3600 * full[kind],
        )
        for kind in measured.commits
    )
    return AFTER.format(
        count=len(ratios),
        low=min(ratios),
        high=max(ratios),
        middle=statistics.median(ratios),
        saturation=saturation,
        students=students,
        workers=workers,
        minutes=took / 60,
        rate=students / took,
        first=first,
        last=last,
        machine=_machine(measured),
    )


def _machine(measured):
    return (
        f"Measured on {date.today()}: {_processor()}, {os.cpu_count()} cores, on which"
        " scheduler, workers, client and database run together; load"
        f" {os.getloadavg()[2]:.1f}; Python {platform.python_version()}, Dask"
        f" {version('distributed')}, nbgrader {version('nbgrader')}, SQLAlchemy"
        f" {version('sqlalchemy')}, PostgreSQL {measured.postgres} with fsync."
    )
