"""Arrays, NumPy's scalars, random generators and tensors as bytes, for `wire`.

Nothing that comes in is believed: the type is one of a fixed list, the shape and the
number of bytes agree, a truth value is 0 or 1, a character is one that exists.
"""

import functools
import math
import re
import sys

import numpy as np

__all__ = [
    "SCALARS",
    "WireError",
    "advanced",
    "generator",
    "generator_state",
    "is_known_generator",
    "is_plain_tensor",
    "join",
    "objects",
    "sendable",
    "split",
    "tensor",
    "tensor_parts",
]

_TYPE = re.compile(
    r"\|b1|[|<>][iu]1|[<>](?:[iu][248]|f(?:2|4|8|12|16)|c(?:8|16|24|32)|U\d{1,7})"
    r"|\|S\d{1,7}|[<>][mM]8(?:\[\d{0,9}(?:Y|M|W|D|h|m|s|ms|us|ns|ps|fs|as)\])?"
)
_MOST_AXES = 32
_MOST_BYTES = 1 << 40  # of an empty array, whose shape costs nothing to claim
_KNOWN = ("PCG64", "PCG64DXSM")
_HALF = 1 << 64
_WHOLE = 1 << 128
_MULTIPLIER = 0x2360ED051FC65DA44385DF649FCCF645  # of PCG64's steps (O'Neill, 2014)
_CHEAP_MULTIPLIER = 0xDA942042E4DD58B5  # the same of PCG64DXSM
_MOST_DRAWS = 1 << 40
SCALARS = frozenset(
    kind for kind in set(np.sctypeDict.values()) if kind not in (np.void, np.object_)
)


class WireError(ValueError):
    """A message that no honest sender writes."""


def sendable(dtype):
    """Whether arrays of this type cross by value."""
    return dtype.names is None and _TYPE.fullmatch(dtype.str) is not None


def split(array):
    """(head, body) of an array: what it is in some letters, and its entries.

    The order of axes in memory stays, since sums are rounded in that order, and so
    does whether the array may be written.
    """
    fortran = array.flags.f_contiguous and not array.flags.c_contiguous
    shape = ",".join(map(str, array.shape))
    writable = "w" if array.flags.writeable else "r"
    head = f"{array.dtype.str};{'F' if fortran else 'C'}{writable};{shape}"
    return head.encode("ascii"), array.tobytes("F" if fortran else "C")


def join(head, body):
    """The array that `split` took apart, in memory of its own.

    Raises
    ------
    WireError
    """
    kind, layout, shape = _head(head)
    count = math.prod(shape)
    if count * kind.itemsize != len(body):
        raise WireError(f"{len(body)} bytes for {count} entries of {kind.str}")
    if math.prod(max(length, 1) for length in shape) * kind.itemsize > _MOST_BYTES:
        raise WireError("a shape beyond all bounds")
    flat = np.empty(count, kind)
    if count and kind.itemsize:
        flat.view(np.uint8)[:] = np.frombuffer(body, np.uint8)
    _refuse_lies(flat)
    array = flat.reshape(shape, order=layout[0])
    array.flags.writeable = layout[1] == "w"
    return array


@functools.lru_cache(maxsize=4096)
def _head(head):
    parts = head.decode("ascii", "replace").split(";")
    if len(parts) != 3 or not _TYPE.fullmatch(parts[0]):
        raise WireError("an array of no known type")
    if parts[1] not in ("Cw", "Cr", "Fw", "Fr"):
        raise WireError("an array in no known layout")
    lengths = parts[2].split(",") if parts[2] else []
    if len(lengths) > _MOST_AXES or not all(
        re.fullmatch("[0-9]{1,18}", length) for length in lengths
    ):
        raise WireError("an array without a shape")
    return np.dtype(parts[0]), parts[1], tuple(map(int, lengths))


def _refuse_lies(flat):
    if flat.dtype.kind == "b" and (flat.view(np.uint8) > 1).any():
        raise WireError("a truth value that is neither true nor false")
    if flat.dtype.kind == "U" and flat.size and flat.itemsize:
        letters = flat.view(flat.dtype.byteorder.replace("|", "=") + "u4")
        if (letters > sys.maxunicode).any():
            raise WireError("a character that does not exist")


def objects(shape, entries):
    """An array of dtype object from entries that have been read one by one."""
    if type(shape) is not tuple or not all(type(n) is int and n >= 0 for n in shape):
        raise WireError("an array without a shape")
    if len(shape) > _MOST_AXES or math.prod(shape) != len(entries):
        raise WireError("a shape that its entries do not have")
    if math.prod(max(length, 1) for length in shape) > _MOST_BYTES:
        raise WireError("a shape beyond all bounds")
    array = np.empty(len(entries), dtype=object)
    for place, entry in enumerate(entries):
        array[place] = entry
    return array.reshape(shape)


def is_known_generator(value):
    """Whether a random generator is one whose state can be checked."""
    return type(value.bit_generator).__name__ in _KNOWN


def generator_state(value):
    """Six parts: the kind of generator and the numbers that it goes on from."""
    state = value.bit_generator.state
    inner = state["state"]
    return [
        type(value.bit_generator).__name__,
        inner["state"],
        inner["inc"],
        state["has_uint32"],
        state["uinteger"],
    ]


def generator(parts):
    """A random generator that goes on from the numbers given."""
    if len(parts) != 5 or parts[0] not in _KNOWN:
        raise WireError("a random generator of no known kind")
    name, state, inc, has, half = parts
    if not all(type(number) is int and number >= 0 for number in parts[1:]):
        raise WireError("a random generator without numbers")
    if max(state, inc) >= _WHOLE or not inc % 2 or has > 1 or half >= 1 << 32:
        raise WireError("a random generator in a state that none has")
    bits = getattr(np.random, name)(0)
    bits.state = {
        "bit_generator": name,
        "state": {"state": state, "inc": inc},
        "has_uint32": has,
        "uinteger": half,
    }
    return np.random.Generator(bits)


def advanced(before, after):
    """Whether a generator can have come from one state to the other by drawing.

    Parameters
    ----------
    before, after : Generator

    Notes
    -----
    A step is state * a + c modulo 2**128. How many of them lie between two states is
    found bit by bit (Brown, 1994), so nobody can hand back a state of his choice.
    """
    name, start, inc, *_ = generator_state(before)
    other, end, same_inc, *_ = generator_state(after)
    if name != other or inc != same_inc:
        return False
    times = _MULTIPLIER if name == "PCG64" else _CHEAP_MULTIPLIER
    plus, bit, steps = inc, 1, 0
    while start != end:
        if (start ^ end) & bit:
            start = (start * times + plus) % _WHOLE
            steps += bit
        if steps > _MOST_DRAWS or bit >= _WHOLE:
            return False
        plus = (times + 1) * plus % _WHOLE
        times = times * times % _WHOLE
        bit <<= 1
    return True


def is_plain_tensor(value):
    """Whether a tensor is no more than numbers in a shape."""
    import torch

    return value.layout is torch.strided and not value.is_quantized


def tensor_parts(value):
    """Type, shape, entries, whether it asks for gradients, its gradient, its role."""
    import torch

    plain = value.detach().cpu().resolve_conj().resolve_neg().contiguous()
    raw = plain.reshape(-1).view(torch.uint8).numpy() if plain.numel() else b""
    return [
        str(value.dtype).removeprefix("torch."),
        tuple(value.shape),
        bytes(raw),
        value.requires_grad,
        value.grad if value.is_leaf else None,
        getattr(value, "_is_param", False) is True,  # then it is a Parameter
    ]


def tensor(parts):
    """The tensor that `tensor_parts` took apart; it has no history."""
    torch = sys.modules.get("torch")
    if torch is None:
        raise WireError("a tensor, where PyTorch was not imported")
    if len(parts) != 6:
        raise WireError("the parts of a tensor")
    name, shape, raw, wants, grad, parameter = parts
    kind = getattr(torch, name, None) if type(name) is str else None
    if type(kind) is not torch.dtype or type(raw) is not bytes:
        raise WireError("a tensor of no known type")
    if type(shape) is not tuple or not all(type(n) is int and n >= 0 for n in shape):
        raise WireError("a tensor without a shape")
    if math.prod(shape) * kind.itemsize != len(raw) or len(shape) > _MOST_AXES:
        raise WireError("a tensor whose shape its entries do not have")
    if math.prod(max(length, 1) for length in shape) > _MOST_BYTES:
        raise WireError("a shape beyond all bounds")
    if kind is torch.bool and raw.strip(b"\0\1"):
        raise WireError("a truth value that is neither true nor false")
    flat = torch.frombuffer(bytearray(raw), dtype=kind) if raw else torch.empty(0)
    made = flat.to(kind).reshape(shape)
    if type(wants) is not bool or not (grad is None or type(grad) is torch.Tensor):
        raise WireError("a tensor's gradient")
    if type(parameter) is not bool:
        raise WireError("a tensor of no known role")
    if wants:
        made.requires_grad_()
    if grad is not None:
        made.grad = grad
    if parameter:
        made._is_param = True
    return made
