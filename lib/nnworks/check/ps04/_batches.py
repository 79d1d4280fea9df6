"""mini_batches(X, y, batch_size, rng): an epoch in small groups, in a new order."""

import numpy as np

from nnworks.check import compare
from nnworks.check.again import with_more_seeds
from nnworks.check.ps04._asked import Asked
from nnworks.check.ps04._read import BATCHES as READ

_ASKED = Asked(
    "mini_batches(X, y, batch_size, rng)",
    READ,
    library=("nnworks.data.DataLoader.__iter__",),
)
_SIZES = ((10, 4), (12, 4), (7, 10), (1, 3), (50, 7), (15, 1), (64, 64))
_SHUFFLED = 15  # so many rows are not in their first order by chance
_ONE_EACH = (
    "every example exactly once, its row of X with its own entry of y, in batches of"
    " batch_size; the last may be smaller"
)


class _Batches:
    """The task, with the same two names that a `Task` has."""

    name = _ASKED.name

    @with_more_seeds
    def check(self, function, *, seed):
        """Ask for two epochs of every size; return the number of cases."""
        rng = np.random.default_rng(seed)
        for number, (count, size) in enumerate(_SIZES):
            X = np.column_stack([np.arange(count), rng.integers(-9, 10, count) / 4])
            y = rng.permutation(10 * count)[:count]
            _case(function, X, y, size, [seed, number])
        return len(_SIZES)


BATCHES = _Batches()


def _case(function, X, y, size, seed):
    given = f"{len(X)} examples, batch_size = {size}, rng = np.random.default_rng(...)"
    generator = np.random.default_rng(seed)
    orders = [_order(function, X, y, size, generator, given) for _ in range(2)]
    again = _order(function, X, y, size, np.random.default_rng(seed), given)
    if len(X) < _SHUFFLED:
        return
    other = _order(function, X, y, size, np.random.default_rng([9, *seed]), given)
    _refuse_orders(orders, again, other, size, given)


def _order(function, X, y, size, rng, given):
    """The numbers of the examples in the order in which an epoch gave them."""
    odd = []

    def gathered(X, y):
        batches = []
        try:
            for batch in function(X, y, size, rng):
                batches.append(_pair(batch, odd))
        except NotImplementedError:
            if not batches:
                raise
            odd.append("all batches, and then NotImplementedError")
        if not batches or odd:
            return np.zeros(0), np.zeros((0, 2)), np.zeros(0)
        sizes = np.array([len(labels) for _, labels in batches])
        return sizes, *(np.concatenate(part) for part in zip(*batches, strict=True))

    like = (np.zeros(0), np.zeros((0, 2)), np.zeros(0))
    if not callable(function):
        gathered = function
    sizes, rows, labels = _ASKED.value(gathered, (X, y), like, given, _ONE_EACH)
    if odd:
        hint = _RUNS_ON if odd[0].startswith("all") else _PAIRS
        _ASKED.fail(given, odd[0], _ONE_EACH, hint)
    _refuse_counts(sizes, rows, labels, X, y, size, given)
    return rows[:, 0].astype(int)


_PAIRS = (
    "Each batch is a pair: rows of X and, in the same order, entries of y. With"
    " `rows = order[start : start + batch_size]` it is X[rows], y[rows]."
)


_RUNS_ON = (
    "A function with `yield` runs on to its end: delete the line that raises"
    " NotImplementedError."
)


def _pair(batch, odd):
    """The two arrays of a batch; what is odd about it goes into `odd`."""
    try:
        rows, labels = compare.read(batch, (np.zeros((1, 2)), np.zeros(1)))
    except compare.Unreadable as what:
        odd.append(f"a batch that is {what.got}")
        return np.zeros((0, 2)), np.zeros(0)
    if rows.ndim != 2 or rows.shape[1] != 2 or labels.shape != (len(rows),):
        odd.append(f"a batch of shapes {rows.shape} and {labels.shape}")
    return rows, labels


def _refuse_counts(sizes, rows, labels, X, y, size, given):
    count, got = len(X), rows[:, 0].astype(int)
    text = f"batches of {', '.join(map(str, sizes.astype(int)[:12]))} examples"
    if len(got) == 0:
        _ASKED.fail(given, "no batch at all", _ONE_EACH, _NO_BATCH)
    if not np.isin(rows, X).all():
        _ASKED.fail(given, "rows that X does not have", _ONE_EACH, _PAIRS)
    if len(np.unique(got)) == len(got) == count - count % size and count % size:
        _ASKED.fail(given, text, _ONE_EACH, _LAST)
    if len(np.unique(got)) < len(got):
        twice = f"{text}; {len(got) - len(np.unique(got))} of them a second time"
        _ASKED.fail(given, twice, _ONE_EACH, _TWICE)
    if len(got) < count:
        _ASKED.fail(given, text, _ONE_EACH, _LOST)
    if not (np.array_equal(X[got], rows) and np.array_equal(y[got], labels)):
        apart = "rows of X beside entries of y that belong to other rows"
        _ASKED.fail(given, apart, _ONE_EACH, _APART)
    if sizes[-1] == 0:
        _ASKED.fail(given, text, _ONE_EACH, _EMPTY)
    if not (sizes[:-1] == size).all() or sizes[-1] > size:
        _ASKED.fail(given, text, _ONE_EACH, _sizes(sizes, count, size))


_NO_BATCH = (
    "Does the `yield`, or the append, stand inside the loop, and does the loop start at"
    " 0? A loop over range(0, len(X), batch_size) has at least one round."
)
_LAST = (
    "The last batch is left out, because it is smaller. Its examples are as good as the"
    " others: a slice that reaches beyond the end takes what is left."
)
_EMPTY = (
    "The last batch is empty, and has no mean. The starts end before len(X):"
    " range(0, len(X), batch_size)."
)
_TWICE = (
    "Examples are drawn with repetition, so some come twice in an epoch and others"
    " never. rng.permutation(len(X)) has every number once."
)
_LOST = (
    "Some examples never come. Does `start` go up by batch_size, and does each slice"
    " end at start + batch_size?"
)
_APART = (
    "X and y are shuffled apart, each in an order of its own, so images get the labels"
    " of others. Draw one order, and use it for both: X[rows], y[rows]."
)


def _sizes(sizes, count, size):
    if len(sizes) == size:
        return (
            "batch_size is taken for the number of batches; it is the number of"
            " examples in each."
        )
    if len(sizes) == -(-count // size):
        return (
            "The batches are made equally large. All have batch_size examples; only"
            " the last holds what is left."
        )
    return "A batch has another size than batch_size, and it is not the last."


def _refuse_orders(orders, again, other, size, given):
    expected = "another random order each time that an epoch begins"
    plain = np.arange(len(orders[0]))
    if np.array_equal(orders[0], plain):
        _ASKED.fail(given, "the examples in the order of X", expected, _NO_SHUFFLE)
    if np.array_equal(orders[0], plain[::-1]):
        _ASKED.fail(given, "the examples backwards", expected, _NO_SHUFFLE)
    if np.array_equal(*orders):
        _ASKED.fail(given, "the same order in both epochs", expected, _SAME)
    if np.array_equal(orders[0], other):
        _ASKED.fail(given, "one order for any rng", expected, _SAME)
    if not np.array_equal(orders[0], again):
        two = "two orders for two generators that start alike"
        _ASKED.fail(given, two, "all chance from rng", _NOT_THIS)
    if 1 < size < len(plain):
        _refuse_half_shuffled(orders[0], size, given, expected)


def _refuse_half_shuffled(order, size, given, expected):
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if all((np.diff(group) == 1).all() for group in groups):
        together = "neighbours of X together in every batch"
        _ASKED.fail(given, together, expected, _BLOCKS)
    if all((group // size == i).all() for i, group in enumerate(groups)):
        inside = "the first batch_size examples in the first batch"
        _ASKED.fail(given, inside, expected, _INSIDE)


_NO_SHUFFLE = (
    "The examples are not shuffled. Data often come sorted, and then a batch knows only"
    " one kind. Go through `order = rng.permutation(len(X))`, not through X."
)
_SAME = (
    "Every epoch has the same order: a generator with a fixed seed is made inside the"
    " function. Use the `rng` that is handed over; it goes on from call to call."
)
_NOT_THIS = (
    "The order does not come from `rng`: np.random.permutation, or a generator of its"
    " own, cannot be repeated. Call rng.permutation(len(X))."
)
_BLOCKS = (
    "Only the batches are shuffled; inside, the same neighbours always meet. Shuffle"
    " the examples first, then cut."
)
_INSIDE = (
    "Examples are shuffled inside their batch alone, so the same ones always meet."
    " Shuffle all of them first, then cut."
)


def mini_batches(mini_batches, *, seed=0):
    """mini_batches(X, y, batch_size, rng): pairs (B, D), (B,), one epoch of them.

    A list or a generator will do. Two epochs are asked for, and a third from a
    generator that starts as the first did.
    """
    count = BATCHES.check(mini_batches, seed=seed)
    print(f"Right: mini_batches, two epochs each for {count} pairs of sizes.")
