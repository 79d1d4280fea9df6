"""One training step on a processor and on a GPU: a start, work and memory at a rate."""

import json
from pathlib import Path

import numpy as np

from nnworks._validate import as_count
from nnworks.widgets.base import Array, Choice, Figure, Number, Whole, bundle, style

__all__ = ["DeviceTime", "fit", "step_time"]

RECORD = Path(__file__).parents[1] / "labs" / "speed.json"
WIDTHS = (16, 8192)
BATCHES = ("1", "32", "256", "2048", "16384")
PIXELS, CLASSES = 784, 10
BUS = 25  # GB/s from the processor's memory: PCIe 4.0 with 16 lanes, in use
GPU_MEMORY = 1500  # GB/s, the GPU's own memory


def _costs(width, batch):
    """Arithmetic of a step, and bytes of weights that it moves; arrays are taken."""
    weights = (PIXELS + width + CLASSES) * width
    # Forward 2 operations for each weight and example, backward 4. Weights of 4 bytes
    # are read twice, their gradient is written and read, and they are updated.
    return 6 * weights * batch, 4 * 6 * weights


def step_time(device, width, batch, copied=False):
    """Give the milliseconds of one training step of a network 784-H-H-10.

    Parameters
    ----------
    device : (float, float, float)
        Milliseconds before any arithmetic; operations, in 1e9 a second; bytes of memory
        moved, in 1e9 a second.
    width, batch : int
        Hidden units in each of the two layers; examples in the step.
    copied : bool, default=False
        Whether the examples (float32) are first copied to the device.

    Returns
    -------
    float
    """
    start, rate, memory = device
    work, moved = _costs(as_count(width, "width"), as_count(batch, "batch"))
    bytes_ = 4 * PIXELS * batch if copied else 0
    return start + work / (rate * 1e6) + moved / (memory * 1e6) + bytes_ / (BUS * 1e6)


def fit(rows):
    """Find the three numbers of a device that describe measured steps best.

    Parameters
    ----------
    rows : list of (width, batch, milliseconds, ...)

    Returns
    -------
    start, rate, memory : float
        As `step_time` takes them. Least squares of the relative errors, which is
        linear in the start and in one over the other two.
    """
    width, batch, ms = np.array([row[:3] for row in rows], dtype=float).T
    work, moved = _costs(width, batch)
    columns = np.stack([np.ones_like(ms), work / 1e6, moved / 1e6], axis=1)
    start, a, b = np.linalg.lstsq(columns / ms[:, None], np.ones_like(ms), rcond=None)[
        0
    ]
    return round(float(start), 4), round(float(1 / a), 2), round(float(1 / b), 2)


def _measured():
    record = json.loads(RECORD.read_text(encoding="utf-8"))["cpu"]
    return tuple(tuple(row[:3]) for row in record["rows"])


MEASURED = _measured()
CPU = fit(MEASURED)


class DeviceTime(Figure):
    """A live figure: when a GPU is faster than a processor, and when it is not.

    The processor's numbers were measured (``python -m nnworks.labs.speed``); the GPU's
    two are chosen by whoever moves the figure.

    Parameters
    ----------
    width : int, default=128
        Hidden units in each of two layers, 16 to 8192.
    batch : {'1', '32', '256', '2048', '16384'}, default='32'
        Examples in a step.
    start : float, default=0.5
        Milliseconds that a step on the GPU costs before any arithmetic, 0.01 to 10.
    rate : float, default=10
        Rate of the GPU in TFLOP/s, 0.1 to 1000.
    data : {'gpu', 'cpu'}, default='gpu'
        Where the examples lie before the step.

    Raises
    ------
    traitlets.TraitError
        When a value is outside these limits.
    TypeError
        When there is no option of that name.
    """

    _esm = bundle("device_time")
    _css = style("device_time")
    _options = ("width", "batch", "start", "rate", "data")
    width = Whole(128, low=WIDTHS[0], high=WIDTHS[1]).tag(sync=True)
    batch = Choice(BATCHES, "32").tag(sync=True)
    start = Number(0.5, low=0.01, high=10).tag(sync=True)
    rate = Number(10, low=0.1, high=1000).tag(sync=True)
    data = Choice(("gpu", "cpu"), "gpu").tag(sync=True)
    cpu = Array(CPU, low=0, high=1e6).tag(sync=True)
    measured = Array(MEASURED, low=0, high=1e6).tag(sync=True)

    def times(self):
        """Give the step's milliseconds on the processor and on the GPU.

        Returns
        -------
        cpu, gpu : float
        """
        size = self.width, int(self.batch)
        return step_time(self.cpu, *size), self._on_gpu(*size)

    def _on_gpu(self, width, batch):
        gpu = self.start, self.rate * 1000, GPU_MEMORY
        return step_time(gpu, width, batch, self.data == "cpu")

    def _alt(self):
        cpu, gpu = self.times()
        return (
            "The time of one training step over the width of a network, for a processor"
            f" and for a GPU. With {self.width} hidden units and {self.batch} examples"
            f" in a step the processor takes {cpu:.2g} ms and the GPU {gpu:.2g} ms."
        )

    def _still(self):
        # Not pyplot's: a figure that nobody asked to show must not stay in its list.
        from matplotlib.figure import Figure as Drawing

        from nnworks.plot import COLORS

        drawing = Drawing(figsize=(5.2, 3.4), layout="constrained")
        ax = drawing.subplots()
        widths = np.unique(np.geomspace(*WIDTHS, 60).astype(int)).tolist()
        batch = int(self.batch)
        cpu = [step_time(self.cpu, w, batch) for w in widths]
        gpu = [self._on_gpu(w, batch) for w in widths]
        ax.plot(widths, cpu, color=COLORS["positive"], label="processor")
        ax.plot(widths, gpu, "--", color=COLORS["negative"], label="GPU")
        rows = [row for row in self.measured if row[1] == batch]
        ax.plot([r[0] for r in rows], [r[2] for r in rows], "o", mfc="white", mec="k")
        ax.axvline(self.width, color="black", alpha=0.3)
        ax.set(xscale="log", yscale="log", xlabel="hidden units in each layer")
        ax.set(ylabel="one training step, ms")
        ax.legend(frameon=False)
        return drawing
