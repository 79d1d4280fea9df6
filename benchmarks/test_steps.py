"""A step of the library beside the same step in PyTorch: ratios, in one run.

The shortest of many steps is compared: other work on the machine makes a step longer,
never shorter.
"""

from pathlib import Path

import pytest

from benchmarks.report import table
from benchmarks.steps import PRODUCTS, STEPS, products

# How many times as long it may take: (version, beside which, at most).
BOUNDS = [
    ("nnworks.nn, float64", "PyTorch, float64", 2),
    ("nnworks.autograd.Tensor, float64", "nnworks.nn, float64", 5),
]


def test_all_versions_learn_the_same():
    steps = [make() for make in STEPS.values()]
    losses = [[float(step()) for _ in range(5)] for step in steps]
    for loss in losses:
        assert loss == pytest.approx(losses[0], rel=1e-5)
    assert losses[0][-1] < losses[0][0]


@pytest.mark.parametrize("version", [*STEPS, PRODUCTS])
def test_step(benchmark, version, seconds, pytestconfig):
    rounds = pytestconfig.getoption("rounds")
    step = products() if version == PRODUCTS else STEPS[version]()
    benchmark.pedantic(step, rounds=rounds, warmup_rounds=5)
    seconds[version] = benchmark.stats.stats.min


@pytest.mark.parametrize("version, other, most", BOUNDS)
def test_ratio(seconds, version, other, most):
    ratio = seconds[version] / seconds[other]
    assert ratio < most, f"{version} took {ratio:.2f} times as long as {other}"


def test_the_table_is_written(seconds, pytestconfig):
    text = table(seconds, BOUNDS)
    assert all(version in text for version in STEPS)
    if pytestconfig.getoption("write"):
        Path(pytestconfig.getoption("write")).write_text(text, encoding="utf-8")
