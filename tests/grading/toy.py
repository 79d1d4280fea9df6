"""A small assignment of three tasks, its tests as any nbgrader course writes them."""

from nnworks.grading.session import CellIn, Job, Limits

RIGHT = {
    "softmax": """
def softmax(x):
    z = x - x.max(axis=-1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)
""",
    "linear": """
def linear_backward(x, w, dout):
    return dout @ w.T, x.T @ dout, dout.sum(axis=0)
""",
    "conv": """
def conv1d(x, k):
    n = len(x) - len(k) + 1
    return np.array([np.dot(x[i:i+len(k)], k) for i in range(n)])
""",
}
WRONG = {
    "softmax": """
def softmax(x):
    e = np.exp(np.minimum(x, 700.0))
    return e / e.sum(axis=-1, keepdims=True)
""",
    "linear": """
def linear_backward(x, w, dout):
    return dout @ w.T, x.T @ dout, dout.mean(axis=0)
""",
    "conv": """
def conv1d(x, k):
    return np.convolve(x, k, mode="valid")
""",
}
TESTS = {
    "softmax": """
p = softmax(np.array([[1.0, 2.0, 3.0]]))
assert p.shape == (1, 3)
np.testing.assert_allclose(p.sum(), 1.0)
### BEGIN HIDDEN TESTS
big = softmax(np.array([[1000.0, 1001.0], [0.0, 0.0]]))
assert np.allclose(big, [[0.26894142, 0.73105858], [0.5, 0.5]])
### END HIDDEN TESTS
""",
    "linear": """
_r = np.random.default_rng(0)
_x, _w, _d = _r.normal(size=(4, 3)), _r.normal(size=(3, 2)), _r.normal(size=(4, 2))
dx, dw, db = linear_backward(_x, _w, _d)
assert dx.shape == _x.shape and dw.shape == _w.shape
### BEGIN HIDDEN TESTS
np.testing.assert_allclose(dx, _d @ _w.T)
np.testing.assert_allclose(dw, _x.T @ _d)
np.testing.assert_allclose(db, _d.sum(0))
### END HIDDEN TESTS
""",
    "conv": """
y = conv1d(np.arange(5.0), np.array([1.0, 0.0, -1.0]))
assert y.shape == (3,)
### BEGIN HIDDEN TESTS
assert all(abs(a - b) < 1e-9 for a, b in zip(y, [-2, -2, -2]))
assert np.allclose(conv1d(np.ones(10), np.ones(4)), 4.0)
### END HIDDEN TESTS
""",
}
FIRST = "import numpy as np"
PRISTINE = (FIRST, *(s for task in RIGHT for s in (RIGHT[task], TESTS[task])))
SMALL = Limits(
    cell_s=2.0,
    notebook_s=30.0,
    restarts=3,
    memory_bytes=512 << 20,
    output_bytes=50_000,
)
FULL = (5.0, 5.0, 5.0)


def job(limits=SMALL, **answers):
    """A submission with the right answers but those given."""
    cells = [CellIn(FIRST)]
    for task in RIGHT:
        cells.append(CellIn(answers.get(task, RIGHT[task]), task))
        cells.append(CellIn(TESTS[task], f"test_{task}", True, 5.0))
    return Job(tuple(cells), PRISTINE, {"data.txt": b"1 2 3\n"}, limits)


def notebook(*cells, limits=SMALL, pristine=None, **more):
    """A job of cells: text is a student's, (text, points) a test."""
    made = tuple(
        CellIn(cell) if isinstance(cell, str) else CellIn(cell[0], "t", True, cell[1])
        for cell in cells
    )
    if pristine is None:
        pristine = tuple(cell.source for cell in made)
    return Job(made, pristine, limits=limits, **more)


def run(warm, *cells, **more):
    """Marks and failures of a notebook whose tests are worth one point each."""
    tests = [cell if isinstance(cell, str) else (cell[0], 1.0) for cell in cells]
    return warm.run(notebook(*tests, **more))


def marks(outcome):
    """The scores of the test cells."""
    return tuple(cell.score for cell in outcome.cells if cell.score is not None)


def failures(outcome):
    """What is said of the test cells."""
    return [cell.failure for cell in outcome.cells if cell.score is not None]


def text(cell):
    """All that a cell shows, as text."""
    found = []
    for output in cell.outputs:
        found += [output.get("text", ""), output.get("evalue", "")]
        found += output.get("traceback", [])
        found.append(output.get("data", {}).get("text/plain", ""))
    return "\n".join(found)
