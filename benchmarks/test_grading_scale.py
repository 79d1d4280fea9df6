"""The report says what was measured, and the draws have the mean that it names."""

import statistics

from benchmarks.scale_report import report
from benchmarks.sleeper import MEAN, drawn


class Measured:
    """What a run would have brought, in round numbers."""

    real = [0.3, 0.4, 0.5]
    commits = {"SQLite": [0.02] * 4, "PostgreSQL": [0.04] * 4}
    processor = {"SQLite": 0.015, "PostgreSQL": 0.018}
    curve = {
        "": {1: (20, 10.0, 10.0, 0.0), 100: (1000, 10.0, 500.0, 0.0)},
        "SQLite": {1: (20, 10.0, 10.0, 0.4), 100: (500, 10.0, 250.0, 10.0)},
        "PostgreSQL": {1: (20, 10.0, 10.0, 0.8), 100: (240, 10.0, 120.0, 9.6)},
    }
    whole = (64, 5000, 100.0, 0.02, 0.021)
    postgres = "15.18"


def test_the_draws_have_the_mean_that_is_named():
    mean = statistics.fmean(map(drawn, range(5000)))
    assert abs(mean / MEAN - 1) < 0.03
    assert drawn(7) == drawn(7) != drawn(8)


def test_the_report_puts_the_formula_beside_what_was_measured():
    text = report(Measured)
    assert "| 1 | 2.0 (2.0) | 2.0 (2.0) | 2.0 (2.0) |" in text
    assert "| 100 | 100.0 (100.0) | 50.0 (50.0) | 24.0 (25.0) |" in text
    assert (
        "With SQLite the writer is full at 50 submissions a second, 25 workers" in text
    )
    assert "96% to 100% of it, in the median 100%" in text
    assert (
        "5,000 submissions on 64 sleeping workers" in text and "50.0 a second" in text
    )
