"""he(fan_in, fan_out, rng) and xavier(...): random first weights of the right width."""

import numpy as np

from nnworks.check.again import with_more_seeds
from nnworks.check.ps04._asked import Asked
from nnworks.check.ps04._read import START as READ

_SIZES = ((3, 2), (400, 300), (150, 800), (900, 130))
# Of 117,000 entries the measured spread is off by 0.2 %, seldom by 0.6 %.
_NEAR = 0.02
_LARGE = 1000  # entries from which a spread can be measured


class _Start:
    """One of the two functions; `width` gives its standard deviation."""

    def __init__(self, name, formula, width, others):
        self.name, self.formula, self.width, self.others = name, formula, width, others
        self.asked = Asked(
            f"{name}(fan_in, fan_out, rng)",
            READ,
            library=(
                "nnworks.nn.init.kaiming_normal_",
                "nnworks.nn.init.xavier_normal_",
            ),
        )

    @with_more_seeds
    def check(self, function, *, seed):
        """Look at the weights of every size; return the number of cases."""
        for number, (fan_in, fan_out) in enumerate(_SIZES):
            given = f"fan_in = {fan_in}, fan_out = {fan_out}, rng = a generator"
            start = [seed, number]
            weights = self._draw(function, fan_in, fan_out, start, given)
            if np.ptp(weights) == 0:
                got = f"{weights.flat[0]:.3g} everywhere"
                self.asked.fail(given, got, "a number for each weight", _ALL_EQUAL)
            if weights.size >= _LARGE:
                self._spread(weights, fan_in, fan_out, given)
                self._shape_of_chance(weights, given)
            self._chance(function, fan_in, fan_out, start, given)
        return len(_SIZES)

    def _draw(self, function, fan_in, fan_out, seed, given):
        rng = np.random.default_rng(seed)
        expected = f"weights of shape ({fan_out}, {fan_in})"
        like = np.zeros((fan_out, fan_in))
        run = (lambda i, o: function(i, o, rng)) if callable(function) else function
        weights = self.asked.value(run, (fan_in, fan_out), like, given, expected)
        if weights.shape != like.shape:
            turned = weights.shape == (fan_in, fan_out)
            self.asked.fail(
                given, f"shape {weights.shape}", expected, _TURNED if turned else _SHAPE
            )
        return weights

    def _spread(self, weights, fan_in, fan_out, given):
        want = self.width(fan_in, fan_out)
        mean, std = float(weights.mean()), float(weights.std())
        got = f"weights with mean {mean:.3g} and standard deviation {std:.4g}"
        expected = f"mean 0 and standard deviation {self.formula} = {want:.4g}"
        if not abs(std / want - 1) <= _NEAR:
            self.asked.fail(given, got, expected, self._name(std, fan_in, fan_out))
        if not abs(mean) <= 8 * want / np.sqrt(weights.size):
            self.asked.fail(given, got, expected, _NO_MEAN)

    def _name(self, std, fan_in, fan_out):
        for sentence, width in self.others:
            if abs(std / width(fan_in, fan_out) - 1) <= _NEAR:
                return sentence
        return (
            "Not one that this check knows by name. The generator's normal(0, std,"
            " shape) asks for the standard deviation, and the shape is (fan_out,"
            " fan_in)."
        )

    def _shape_of_chance(self, weights, given):
        inside = float(np.mean(np.abs(weights) < weights.std()))
        if abs(inside - 0.683) > 0.02:
            self.asked.fail(
                given,
                f"{100 * inside:.0f} % of the weights within one standard deviation",
                "68 %, as normally distributed numbers have",
                _UNIFORM,
            )
        rows = weights - weights.mean(axis=1, keepdims=True)
        columns = weights - weights.mean(axis=0)
        if min(rows.std(), columns.std()) < 0.9 * weights.std():
            self.asked.fail(given, "weights that repeat", "a number each", _REPEATED)

    def _chance(self, function, fan_in, fan_out, seed, given):
        """All chance comes from rng, which goes on from call to call."""
        rng = np.random.default_rng(seed)
        run = lambda i, o: (function(i, o, rng), function(i, o, rng))  # noqa: E731
        like = (np.zeros((fan_out, fan_in)),) * 2
        first, second = self.asked.value(run, (fan_in, fan_out), like, given, "weights")
        same = self._draw(function, fan_in, fan_out, seed, given)
        if np.array_equal(first, second):
            got = "the same weights in two calls"
            self.asked.fail(given, got, "new ones in each call", _SAME)
        if not np.array_equal(first, same):
            got = "two sets of weights for two generators that start alike"
            self.asked.fail(given, got, "all chance from rng", _NOT_THIS)


_TURNED = (
    "The shape is turned round: as in nn.Linear, weight has one row for each output and"
    " one column for each input, (fan_out, fan_in)."
)
_SHAPE = (
    "A layer's weights are a table: (fan_out, fan_in), the third thing in normal()."
)
_NO_MEAN = (
    "The middle is not 0: weights must be positive and negative alike, normal(0, ...)."
)
_ALL_EQUAL = (
    "All weights are equal, so all units would compute the same and learn the same, for"
    " ever. They must start differently."
)
_UNIFORM = (
    "These are not normally distributed: draw with rng.normal(0, std, shape). (A"
    " uniform start of the same width works too, and is another function.)"
)
_REPEATED = (
    "One row, or one column, is repeated: those units would learn the same. Draw a"
    " number for each weight."
)
_SAME = (
    "Each call gives the same numbers: a generator with a fixed seed is made inside."
    " Use the `rng` that is handed over."
)
_NOT_THIS = (
    "The numbers do not come from `rng`: np.random.normal, or a generator of its own,"
    " cannot be repeated. Call rng.normal(...)."
)
_UNIT = (
    "The standard deviation is 1 whatever the size of the layer: sums over many inputs"
    " explode. Divide by the number of inputs, under a root."
)
_VARIANCE = (
    "The variance stands where the standard deviation belongs: rng.normal wants its"
    " square root."
)


def _he(fan_in, fan_out):
    return np.sqrt(2 / fan_in)


def _xavier(fan_in, fan_out):
    return np.sqrt(2 / (fan_in + fan_out))


HE = _Start(
    "he",
    "sqrt(2 / fan_in)",
    _he,
    (
        (
            "fan_out stands where fan_in belongs: what counts is over how many inputs"
            " each unit sums.",
            lambda i, o: np.sqrt(2 / o),
        ),
        (_VARIANCE, lambda i, o: 2 / i),
        (
            "The 2 is missing: ReLU lets half of the signal through, and the 2 makes up"
            " for it.",
            lambda i, o: np.sqrt(1 / i),
        ),
        ("This is Xavier's start; He's counts fan_in alone.", _xavier),
        (
            "The root is turned round: divide by the number of inputs.",
            lambda i, o: np.sqrt(i / 2),
        ),
        (
            "The standard deviation is 2 / sqrt(fan_in): the 2 belongs under the root.",
            lambda i, o: 2 / np.sqrt(i),
        ),
        (_UNIT, lambda i, o: 1.0),
        (
            "The width of a uniform start, sqrt(6 / fan_in), stands where the standard"
            " deviation belongs.",
            lambda i, o: np.sqrt(6 / i),
        ),
    ),
)
XAVIER = _Start(
    "xavier",
    "sqrt(2 / (fan_in + fan_out))",
    _xavier,
    (
        ("This is He's start; Xavier's counts fan_in + fan_out.", _he),
        (_VARIANCE, lambda i, o: 2 / (i + o)),
        (
            "The 2 is missing: the mean of fan_in and fan_out is their sum over 2.",
            lambda i, o: np.sqrt(1 / (i + o)),
        ),
        (
            "Only fan_out counts here; it is fan_in + fan_out.",
            lambda i, o: np.sqrt(2 / o),
        ),
        (
            "Brackets are missing: 2 / fan_in + fan_out divides by fan_in alone. Write"
            " 2 / (fan_in + fan_out).",
            lambda i, o: np.sqrt(2 / i + o),
        ),
        (
            "fan_in and fan_out are multiplied; add them.",
            lambda i, o: np.sqrt(2 / (i * o)),
        ),
        (_UNIT, lambda i, o: 1.0),
        (
            "The width of a uniform start, sqrt(6 / (fan_in + fan_out)), stands where"
            " the standard deviation belongs.",
            lambda i, o: np.sqrt(6 / (i + o)),
        ),
    ),
)


def initialization(he, xavier, *, seed=0):
    """he(fan_in, fan_out, rng) and xavier(...) -> (fan_out, fan_in), normal."""
    count = HE.check(he, seed=seed) + XAVIER.check(xavier, seed=seed)
    print(f"Right: he and xavier, in {count} cases.")
