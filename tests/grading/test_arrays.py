"""Arrays, random generators and tensors on the wire."""

import numpy as np
import pytest

from nnworks.grading import arrays, wire
from nnworks.grading.wire import Unsendable, WireError


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize("turned", [True, False])
def test_an_array_keeps_its_layout_and_whether_it_may_be_written(turned, writable):
    array = np.arange(6.0).reshape(2, 3)
    array = array.T if turned else array
    array.flags.writeable = writable
    got = wire.decode(wire.encode(array))
    assert got.flags.writeable is writable
    assert got.strides == array.strides and np.array_equal(got, array)


def test_an_array_that_comes_in_shares_no_memory_with_the_message():
    message = wire.encode(np.zeros(3))
    wire.decode(message)[:] = 7
    assert not wire.decode(message).any()


# Random generators cross with the place where they are.


@pytest.mark.parametrize("kind", [np.random.PCG64, np.random.PCG64DXSM])
def test_a_generator_goes_on_where_it_was(kind):
    rng = np.random.Generator(kind(3))
    rng.integers(5, dtype=np.uint32)  # half a number is kept
    twin = wire.decode(wire.encode(rng))
    assert np.array_equal(rng.normal(size=5), twin.normal(size=5))
    assert np.array_equal(rng.integers(9, size=3), twin.integers(9, size=3))


@pytest.mark.parametrize("kind", [np.random.PCG64, np.random.PCG64DXSM])
@pytest.mark.parametrize("draws", [0, 1, 1000])
def test_a_generator_that_drew_is_told_from_one_that_was_set(kind, draws):
    before = np.random.Generator(kind(3))
    after = wire.decode(wire.encode(before))
    after.random(draws)
    assert arrays.advanced(before, after)
    assert draws == 0 or not arrays.advanced(after, before)
    assert not arrays.advanced(before, np.random.Generator(kind(4)))
    state = before.bit_generator.state
    state["state"]["state"] = 0
    after.bit_generator.state = state
    assert not arrays.advanced(before, after)


def test_other_generators_do_not_cross():
    with pytest.raises(Unsendable):
        wire.encode(np.random.Generator(np.random.MT19937(0)))
    with pytest.raises(Unsendable):
        wire.encode(np.random.RandomState(0))


# Tensors cross as arrays with a flag.


@pytest.mark.parametrize("name", ["float32", "float64", "int64", "bool", "bfloat16"])
@pytest.mark.parametrize("shape", [(), (0,), (2, 3)])
def test_a_tensor_crosses(name, shape):
    import torch

    tensor = torch.ones(shape).to(getattr(torch, name))
    got = wire.decode(wire.encode(tensor))
    assert got.dtype == tensor.dtype and got.shape == tensor.shape
    assert torch.equal(got, tensor)


def test_a_tensor_brings_its_gradient_and_no_history():
    import torch

    x = torch.ones(3, requires_grad=True)
    (x**2).sum().backward()
    got = wire.decode(wire.encode(x))
    assert got.requires_grad and torch.equal(got.grad, x.grad)
    assert wire.decode(wire.encode(x**2)).grad_fn is None


@pytest.mark.parametrize(
    "parts",
    [
        ["float32", (2,), b"\0" * 4, False, None, False],
        ["float32", (-1,), b"\0" * 4, False, None, False],
        ["Tensor", (1,), b"\0" * 4, False, None, False],
        ["load", (1,), b"\0" * 4, False, None, False],
        ["bool", (1,), b"\2", False, None, False],
        ["int64", (1,), b"\0" * 8, True, None, False],
        ["float32", (1,), b"\0" * 4, False, "gradient", False],
        ["float32", (1,), b"\0" * 4, False, None, "yes"],
        ["float32", (1,), b"\0" * 4, False, None],
    ],
)
def test_a_forged_tensor_is_one_error(parts):
    import torch  # noqa: F401

    with pytest.raises(WireError):
        wire.decode(b"T" + wire.encode(parts)[1:])
