"""What was measured, as a table, with the machine named."""

import os
import platform
from datetime import date
from pathlib import Path

import numpy as np
import torch

from benchmarks.steps import BATCH, PRODUCTS

__all__ = ["machine", "table"]

HEAD = """# How fast a training step is

Written by `make bench`; do not edit. One step of the network 784-128-10 on a batch of
{batch}: forward, cross-entropy, backward, gradient descent. One thread, the shortest of
many steps. PyTorch computes in float32 unless told otherwise, the library always in
float64, so that a gradient check sees ten digits; the fair comparison is the same type.

| version | milliseconds | times PyTorch's, same type |
|---|---|---|
"""


def table(seconds, bounds):
    """Markdown: a row for each version, the bounds, the machine."""
    base = seconds["PyTorch, float64"]
    rows = [
        f"| {version} | {1000 * time:.2f} |"
        f" {'' if 'float32' in version else f'{time / base:.2f}'} |"
        for version, time in seconds.items()
    ]
    share = seconds[PRODUCTS] / seconds["nnworks.nn, float64"]
    held = [
        f"{version} takes {seconds[version] / seconds[other]:.2f} times as long as"
        f" {other}; the test allows {most}."
        for version, other, most in bounds
    ]
    parts = [HEAD.format(batch=BATCH) + "\n".join(rows), *held]
    parts += [WHERE.format(share=share), machine()]
    return "\n\n".join(parts) + "\n"


WHERE = """Where the library's time goes: {share:.0%} into six matrix products. PyTorch
leaves one of the larger ones out, the gradient of the pixels, which nobody needs; here
every layer's `backward` returns it, because that is what students write and check."""


def machine():
    return (
        f"Measured on {date.today()}: {_processor()}, {os.cpu_count()} cores, Python"
        f" {platform.python_version()}, NumPy {np.__version__}, PyTorch"
        f" {torch.__version__}."
    )


def _processor():
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(x.partition(":")[2].strip() for x in lines if "model name" in x)
    except (OSError, StopIteration):  # no Linux
        return platform.processor() or platform.machine()
