"""How long to measure, and where to write what was measured."""

import pytest
import torch


def pytest_addoption(parser):
    parser.addoption("--rounds", type=int, default=60, help="steps measured a version")
    parser.addoption("--write", metavar="FILE", help="write the table into this file")


@pytest.fixture(scope="session", autouse=True)
def one_thread():
    """PyTorch on one thread; NumPy's are set to one by the Makefile."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def seconds():
    """{version: seconds of its best step}, filled while the benchmarks run."""
    return {}
