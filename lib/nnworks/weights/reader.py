"""A network that reads handwritten digits, trained by a script of ours.

`nnworks.weights.train_reader` made the weights; `reader_record` says how, and how well
they read digits that they had never seen.
"""

import json
from functools import cache
from pathlib import Path

import numpy as np

from nnworks import nn

__all__ = ["reader", "reader_record"]

STORED = Path(__file__).parent / "reader_784_40_10.npz"
RECORD = Path(__file__).parent / "reader_784_40_10.json"
# The order in which the arrays follow each other in `packed`; a figure reads it.
PARTS = ("0.weight", "2.weight", "0.scale", "0.bias", "2.scale", "2.bias")


def reader():
    """Build the network with its trained weights: 784 pixels, hidden units, ten scores.

    Returns
    -------
    nnworks.nn.Sequential
        Linear, ReLU, Linear; from (N, 784) with 0 for paper and 1 for ink to (N, 10).
    """
    arrays = _stored()
    hidden, pixels = arrays["0.weight"].shape
    model = nn.Sequential(
        nn.Linear(pixels, hidden, rng=0), nn.ReLU(), nn.Linear(hidden, 10, rng=0)
    )
    model.load_state_dict(restored(arrays))
    return model


def reader_record():
    """Tell how the weights were made: what, when, seeds, data, accuracy.

    Returns
    -------
    dict
    """
    return json.loads(RECORD.read_text(encoding="utf-8"))


def quantised(state):
    """Round the weights of each unit to whole numbers from -127 to 127 and one scale.

    Parameters
    ----------
    state : dict of str to ndarray
        A `state_dict`; what is called ``weight`` is rounded.

    Returns
    -------
    dict of str to ndarray
        int8 for each ``weight``, with a ``scale`` of float32 for each of its rows;
        the biases as float32.
    """
    arrays = {}
    for name, value in state.items():
        if not name.endswith("weight"):
            arrays[name] = value.astype(np.float32)
            continue
        largest = np.abs(value).max(axis=1)
        scale = np.where(largest > 0, largest / 127, 1).astype(np.float32)
        arrays[name] = np.rint(value / scale[:, None]).astype(np.int8)
        arrays[name.replace("weight", "scale")] = scale
    return arrays


def restored(arrays):
    """Undo `quantised`, up to the rounding: a `state_dict`."""
    state = {}
    for name, value in arrays.items():
        if name.endswith("weight"):
            scale = arrays[name.replace("weight", "scale")].astype(np.float64)
            state[name] = value * scale[:, None]
        elif name.endswith("bias"):
            state[name] = value.astype(np.float64)
    return state


def packed():
    """Give the stored arrays as bytes, in the order of `PARTS`, little-endian."""
    arrays = _stored()
    little = (
        arrays[name].astype(arrays[name].dtype.newbyteorder("<")) for name in PARTS
    )
    return b"".join(array.tobytes() for array in little)


@cache
def _stored():
    with np.load(STORED) as file:
        return {name: file[name] for name in file.files}
