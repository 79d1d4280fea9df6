import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nnworks import functional as F
from nnworks import nn

torch = pytest.importorskip("torch")
shapes = hnp.array_shapes(min_dims=1, max_dims=3, max_side=6)
seeds = st.integers(0, 9999)
CRITERIA = {
    nn.MSELoss: F.mse_loss,
    nn.L1Loss: F.l1_loss,
    nn.BCEWithLogitsLoss: F.binary_cross_entropy_with_logits,
    nn.CrossEntropyLoss: F.cross_entropy,
}
SAME_SHAPE = [kind for kind in CRITERIA if kind is not nn.CrossEntropyLoss]


def assert_twins(kind, prediction, target):
    """The same loss, the same gradient, and a function that says the same."""
    ours, theirs = kind(), getattr(torch.nn, kind.__name__)()
    held = torch.tensor(prediction, requires_grad=True)
    loss, loss_torch = ours(prediction, target), theirs(held, torch.tensor(target))
    loss_torch.backward()
    assert type(loss) is float
    assert loss == pytest.approx(loss_torch.item(), rel=1e-10, abs=1e-12)
    assert CRITERIA[kind](prediction, target) == loss
    np.testing.assert_allclose(ours.backward(), held.grad, rtol=1e-10, atol=1e-12)
    assert repr(ours) == repr(theirs)


@pytest.mark.parametrize("kind", SAME_SHAPE)
@settings(deadline=None, max_examples=30)
@given(shape=shapes, size=st.sampled_from([0.1, 3.0, 300.0]), seed=seeds)
def test_losses_of_one_shape_equal_torch(kind, shape, size, seed):
    rng = np.random.default_rng(seed)
    target = rng.random(shape)
    target[rng.random(shape) < 0.5] = 1.0
    assert_twins(kind, size * rng.normal(size=shape), target)


@settings(deadline=None, max_examples=50)
@given(st.integers(1, 6), st.integers(1, 6), st.sampled_from([0.1, 3.0, 300.0]), seeds)
def test_cross_entropy_equals_torch(n, c, size, seed):
    rng = np.random.default_rng(seed)
    target = rng.integers(0, c, n)
    assert_twins(nn.CrossEntropyLoss, size * rng.normal(size=(n, c)), target)


def test_losses_stay_finite_far_out():
    for score in (-1000.0, 1000.0):
        for answer in (0, 1):
            logits = np.array([[score, 0.0]])
            assert np.isfinite(F.cross_entropy(logits, [answer]))
            shares = [[answer, answer]]
            assert np.isfinite(F.binary_cross_entropy_with_logits(logits, shares))
    assert F.cross_entropy([[-1000.0, 0.0]], [0]) == 1000.0
    assert F.binary_cross_entropy_with_logits([-1000.0], [1]) == 1000.0


def test_the_loss_of_no_opinion():
    assert F.cross_entropy(np.zeros((3, 7)), [0, 6, 2]) == pytest.approx(np.log(7))
    logits = np.zeros((2, 2))
    target = [[0, 1], [1, 0.3]]
    loss = F.binary_cross_entropy_with_logits(logits, target)
    assert loss == pytest.approx(np.log(2))


@pytest.mark.parametrize("kind", CRITERIA)
def test_what_ran_away_shows_and_does_not_warn(kind):
    target = [0, 1] if kind is nn.CrossEntropyLoss else np.ones((2, 2))
    for runaway in (np.nan, np.inf):
        criterion = kind()
        assert not np.isfinite(criterion([[runaway, 1.0], [2.0, 3.0]], target))
        criterion.backward()
    assert F.mse_loss([1e200], [0.0]) == np.inf


@pytest.mark.parametrize("kind", CRITERIA)
def test_a_loss_keeps_nothing_of_the_callers(kind):
    criterion, prediction = kind(), np.array([[0.5, -1.0], [2.0, 0.25]])
    target = np.array([1, 0]) if kind is nn.CrossEntropyLoss else np.ones((2, 2))
    loss = criterion(prediction, target)
    first = criterion.backward()
    expected = first.copy()
    prediction[...], target[...], first[...] = 9.0, 0, 7.0
    np.testing.assert_array_equal(criterion.backward(), expected)
    assert criterion(prediction, target) != loss


TWO = np.zeros((2, 3))
BAD = [
    (F.mse_loss, TWO, np.zeros(2), ValueError, r"target: got shape \(2,\) for pred"),
    (F.mse_loss, np.zeros((3, 1)), np.zeros(3), ValueError, "expected the same shape"),
    (F.l1_loss, [1.0], [np.nan], ValueError, "target: it contains nan, expected fin"),
    (F.l1_loss, ["a"], [1.0], TypeError, "input: got the list .*expected numbers"),
    (F.mse_loss, [], [], ValueError, "input: got an empty array"),
    (
        F.binary_cross_entropy_with_logits,
        [0.0, 1.0],
        [0, 2],
        ValueError,
        "target: it contains 2, expected 1 for yes, 0 for no",
    ),
    (
        F.binary_cross_entropy_with_logits,
        [[0.0], [1.0]],
        [0, 1],
        ValueError,
        r"target: got shape \(2,\) for predictions of shape \(2, 1\)",
    ),
    (F.cross_entropy, TWO, [0, 3], ValueError, "target: it contains 3.* from 0 to 2"),
    (F.cross_entropy, TWO, [-1, 0], ValueError, "contains -1, expected labels from 0"),
    (F.cross_entropy, TWO, [0.5, 1], ValueError, "contains 0.5, expected whole num"),
    (F.cross_entropy, TWO, [0.0, 1.0], ValueError, r"contains floats.*\.astype\(int\)"),
    (F.cross_entropy, TWO, [np.nan, 1], ValueError, "target: it contains nan, expec"),
    (F.cross_entropy, TWO, [True, False], ValueError, "target: it contains bools"),
    (F.cross_entropy, TWO, ["a", "b"], TypeError, "target: got the list .* numbers"),
    (F.cross_entropy, TWO, [1], ValueError, r"target: got shape \(1,\) for 2 rows"),
    (F.cross_entropy, TWO, np.eye(3)[:2], ValueError, r"one-hot rows take .argmax"),
    (F.cross_entropy, np.zeros(3), [1], ValueError, r"logits: got shape \(3,\), expec"),
    (F.cross_entropy, np.zeros((2, 0)), [0, 0], ValueError, "logits: got an empty"),
]


@pytest.mark.parametrize("function, prediction, target, error, words", BAD)
def test_bad_input_gets_one_clear_sentence(function, prediction, target, error, words):
    kind = next(kind for kind, f in CRITERIA.items() if f is function)
    for call in (function, kind()):
        with pytest.raises(error, match=words) as caught:
            call(prediction, target)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", CRITERIA)
def test_backward_before_forward_gets_one_sentence(kind):
    with pytest.raises(RuntimeError, match="backward was called before forward"):
        kind().backward()
