"""How long one training step takes: ``python -m nnworks.labs.speed``.

A fully connected network 784-H-H-10 in PyTorch, float32, cross-entropy and SGD, on the
processor (one thread) and, where there is one, on the GPU. The result is written to
``speed.json`` beside this file, a row a device; rows of other devices stay.
"""

import argparse
import json
import platform
import statistics
import sys
import time
from pathlib import Path

import torch
from torch import nn

__all__ = ["FILE", "device_name", "measure", "read", "step_time"]

FILE = Path(__file__).with_name("speed.json")
WIDTHS = (32, 128, 512, 2048)
BATCHES = (1, 32, 256, 2048)
LARGE = 30e9  # multiply-adds a step that one thread is not asked to do
BURSTS = 5


def device_name(device):
    """Name the hardware behind a device, as its maker calls it.

    Parameters
    ----------
    device : {'cpu', 'cuda', 'mps'}

    Returns
    -------
    str
    """
    if device == "cuda":
        return torch.cuda.get_device_name()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    found = [x.split(":", 1)[1].strip() for x in lines if x.startswith("model name")]
    return found[0] if found else platform.machine()


def _wait(device):
    # A GPU takes orders and works on: without this only the ordering is timed.
    if device == "cuda":
        torch.cuda.synchronize()
    elif device == "mps":
        torch.mps.synchronize()


def _network(width, device, seed):
    torch.manual_seed(seed)
    layers = [nn.Linear(784, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(width, 10)).to(device)


def step_time(width, batch, device, seed=0):
    """Milliseconds of one training step: the best of five bursts, and their spread.

    Parameters
    ----------
    width, batch : int
        Hidden units in each of two layers; examples in a step.
    device : {'cpu', 'cuda', 'mps'}
    seed : int, default=0

    Returns
    -------
    best, median : float
    """
    net = _network(width, device, seed)
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=1e-3)
    X = torch.randn(batch, 784, device=device)
    y = torch.randint(10, (batch,), device=device)

    def run(steps):
        _wait(device)
        started = time.perf_counter()
        for _ in range(steps):
            optimizer.zero_grad()
            criterion(net(X), y).backward()
            optimizer.step()
        _wait(device)
        return (time.perf_counter() - started) / steps * 1000

    once = run(2)  # the first steps also set things up
    steps = max(2, min(200, int(200 / once)))
    bursts = [run(steps) for _ in range(BURSTS)]
    return min(bursts), statistics.median(bursts)


def measure(device):
    """Measure every width and batch on one device.

    Parameters
    ----------
    device : {'cpu', 'cuda', 'mps'}

    Returns
    -------
    dict
        The device's name, versions and rows [width, batch, best ms, median ms].
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    rows = []
    for width in WIDTHS:
        for batch in BATCHES:
            size = 784 * width + width * width + 10 * width
            if device == "cpu" and 3 * size * batch > LARGE:
                continue
            best, median = step_time(width, batch, device)
            rows.append([width, batch, round(best, 4), round(median, 4)])
            print(f"{device}  H {width:5}  B {batch:5}  {best:9.3f} ms", flush=True)
    torch.set_num_threads(threads)
    return {
        "device": device,
        "name": device_name(device),
        "threads": 1 if device == "cpu" else None,
        "when": time.strftime("%Y-%m-%d"),
        "python": platform.python_version(),
        "torch": torch.__version__,
        "dtype": "float32",
        "seed": 0,
        "bursts": BURSTS,
        "rows": rows,
    }


def read():
    """Return the record: device -> what `measure` gave, or None where not recorded."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def main(arguments=None):
    """Measure the devices that are here and write the record; return 0."""
    parser = argparse.ArgumentParser(
        prog="python -m nnworks.labs.speed",
        description="Measure one training step on each device of this machine.",
    )
    parser.add_argument("--out", type=Path, default=FILE, help="where to write")
    out = parser.parse_args(arguments).out
    record = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
    record = {"cpu": None, "cuda": None} | record
    record["cpu"] = measure("cpu")
    if torch.cuda.is_available():
        record["cuda"] = measure("cuda")
    text = json.dumps(record, indent=1).replace("\n    ", " ").replace("\n   ]", "]")
    out.write_text(text + "\n", encoding="utf-8")
    print(out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
