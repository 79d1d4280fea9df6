import io
import sys
from contextlib import redirect_stderr

import numpy as np
import pytest

from nnworks import nn, optim
from nnworks.data import DataLoader
from nnworks.train import Diverged, EarlyStopping, accuracy, fit

RNG = np.random.default_rng(0)
X = RNG.normal(size=(60, 3))
Y = X @ [[1.0], [-2.0], [0.5]] + 0.25


def parts(lr=0.1, size=10, rng=0, X=X, y=Y):
    model = nn.Linear(3, 1, rng=rng)
    loader = DataLoader(X, y, size, shuffle=True, rng=rng)
    return model, nn.MSELoss(), optim.SGD(model.parameters(), lr=lr), loader


def test_fit_learns_and_returns_one_loss_an_epoch():
    model, *rest = parts()
    losses = fit(model, *rest, 30, progress=False)
    assert len(losses) == 30 and losses[-1] < 1e-6 < losses[0]
    np.testing.assert_allclose(model.weight.data, [[1, -2, 0.5]], atol=1e-3)


def test_the_loss_is_a_mean_over_examples_not_over_batches():
    model = nn.Linear(1, 1, rng=0)
    model.weight.data[...], model.bias.data[...] = 0, 0
    still = optim.SGD(model.parameters(), lr=0.0)
    loader = DataLoader([[0.0]] * 3, [[1.0], [1.0], [4.0]], 2)
    assert fit(model, nn.MSELoss(), still, loader, 1, progress=False) == [6.0]


def test_after_epoch_sees_every_epoch_and_ends_it():
    seen = []

    def look(epoch, loss):
        seen.append((epoch, loss))
        return epoch == 3

    losses = fit(*parts(), 10, after_epoch=look, progress=False)
    assert seen == list(enumerate(losses, 1)) and len(seen) == 3


def test_training_mode_is_on_in_every_epoch():
    model, *rest = parts()
    modes = []
    forward = model.forward
    model.forward = lambda x: [modes.append(model.training), forward(x)][1]
    fit(model, *rest, 2, after_epoch=lambda *_: model.eval() and None, progress=False)
    assert modes == [True] * 12


class Own:
    """A student's model: nothing inherited, no train, no eval."""

    def __init__(self):
        self.w = nn.Parameter(np.zeros((3, 1)))

    def forward(self, x):
        self.x = x
        return x @ self.w.data

    def backward(self, grad_output):
        self.w.grad += self.x.T @ grad_output


def test_a_class_of_the_students_own_is_trained():
    model = Own()
    steps = optim.Adam([model.w], lr=0.1)
    batches = [(X[:30], Y[:30]), (X[30:], Y[30:])]
    losses = fit(model, nn.MSELoss(), steps, batches, 60, progress=False)
    assert losses[-1] < losses[0] / 10


# -- divergence ------------------------------------------------------------------


@pytest.mark.parametrize("lr", [3.0, 100.0, 1e150, 1e308])
def test_a_learning_rate_that_diverges_is_named(lr):
    with pytest.raises(Diverged) as caught:
        fit(*parts(lr), 100, progress=False)
    text = str(caught.value)
    assert f"epoch {caught.value.epoch}, step {caught.value.step}" in text
    assert f"The learning rate {lr:g} is too large" in text
    assert f"such as {lr / 10:g}" in text and "\n" not in text
    assert caught.value.epoch > 1 or caught.value.step > 1


def test_a_training_that_swings_but_holds_is_not_stopped():
    rough = np.where(np.arange(60)[:, None] % 7, Y, 40 * Y)
    assert len(fit(*parts(0.05, 1, y=rough), 5, progress=False)) == 5


def test_nan_in_the_data_is_not_blamed_on_the_learning_rate():
    model, loss, steps, _ = parts()
    bad = X.copy()
    bad[4, 1] = np.nan
    with pytest.raises(ValueError, match="epoch 1, step 2, because this batch of X co"):
        fit(model, loss, steps, [(X, Y), (bad, Y)], 2, progress=False)
    with pytest.raises(ValueError, match="X: it contains nan in row 4"):
        DataLoader(bad, Y)


def test_a_model_that_starts_broken_is_not_blamed_on_the_learning_rate():
    model, *rest = parts()
    model.weight.data[...] = 1e200
    with pytest.raises(Diverged, match="at the very first step, before any weight was"):
        fit(model, *rest, 2, progress=False)


def test_a_gradient_that_overflows_is_told_with_epoch_and_step():
    class Steep(nn.MSELoss):
        def backward(self):
            return np.full_like(self._error, np.inf)

    model, _, steps, loader = parts()
    with pytest.raises(
        Diverged, match="a gradient is no longer finite.*epoch 1, step 1"
    ):
        fit(model, Steep(), steps, loader, 2, progress=False)


def test_a_loader_that_is_used_up_gets_one_sentence():
    model, loss, steps, _ = parts()
    once = ((X, Y) for _ in range(1))
    with pytest.raises(ValueError, match="epoch 2, expected.*used up after one epoch"):
        fit(model, loss, steps, once, 2, progress=False)
    with pytest.raises(ValueError, match="no batch in epoch 1"):
        fit(model, loss, steps, [], 2, progress=False)
    with pytest.raises(ValueError, match="epochs: got 0"):
        fit(*parts(), 0)


# -- the bar ---------------------------------------------------------------------


def shown(monkeypatch, grading=False, **told):
    if grading:
        monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    else:
        monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    with redirect_stderr(io.StringIO()) as err:
        fit(*parts(), 3, **told)
    return err.getvalue()


def test_a_bar_shows_epochs_and_loss(monkeypatch):
    text = shown(monkeypatch)
    assert "epoch 3/3" in text and "18/18" in text and "loss=" in text


def test_there_is_no_bar_where_notebooks_are_graded(monkeypatch):
    assert shown(monkeypatch, grading=True) == ""
    assert shown(monkeypatch, progress=False) == ""


def test_without_tqdm_there_is_training_without_a_bar(monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    assert shown(monkeypatch) == ""


def test_a_loader_without_length_has_a_bar_too(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    model, loss, steps, _ = parts()
    with redirect_stderr(io.StringIO()) as err:
        fit(model, loss, steps, ((X, Y) for _ in range(3)), 1)
    assert "3step" in err.getvalue()


# -- accuracy --------------------------------------------------------------------


class Says:
    """A model that gives fixed scores, and remembers in which mode it was asked."""

    training = True

    def __init__(self, scores):
        self.scores = np.array(scores)

    def train(self, mode=True):
        self.training = mode

    def forward(self, x):
        self.asked = self.training
        return self.scores


@pytest.mark.parametrize(
    "scores, y, share",
    [
        ([[1, 2, 0], [5, 1, 1], [0, 0, 1]], [1, 0, 1], 2 / 3),
        ([[0.5], [-0.5]], [1, 1], 0.5),
        ([0.5, -0.5, -2.0, 3.0], [1, 0, 0, 0], 0.75),
    ],
)
def test_accuracy_counts_what_is_right(scores, y, share):
    assert accuracy(Says(scores), np.zeros((len(y), 2)), y) == pytest.approx(share)


@pytest.mark.parametrize("mode", [True, False])
def test_accuracy_is_measured_in_evaluation_mode_and_puts_it_back(mode):
    model = Says([[1.0, 0.0]])
    model.training = mode
    accuracy(model, np.zeros((1, 2)), [0])
    assert model.asked is False and model.training is mode


def test_accuracy_refuses_what_does_not_fit():
    with pytest.raises(ValueError, match=r"y: got shape \(2,\) for 1 examples"):
        accuracy(Says([[1.0]]), np.zeros((1, 2)), [0, 1])
    with pytest.raises(
        ValueError, match=r"model: it gave scores of shape \(1, 2\) for"
    ):
        accuracy(Says([[1.0, 2.0]]), np.zeros((3, 2)), [0, 1, 0])


# -- early stopping --------------------------------------------------------------


class Scripted:
    """A model with one number, whose validation losses are written down."""

    training = True

    def __init__(self, losses):
        self.losses, self.state = list(losses), 0

    def train(self, mode=True):
        self.training = mode

    def forward(self, x):
        assert not self.training
        self.state += 1
        return self.losses[self.state - 1]

    def state_dict(self):
        return {"state": self.state}

    def load_state_dict(self, state):
        self.state = state["state"]


def stopping(losses, **told):
    model = Scripted(losses)
    return model, EarlyStopping(model, lambda output, y: output, X, Y, **told)


@pytest.mark.parametrize("patience, stops", [(1, 4), (2, 5), (3, 9)])
def test_it_stops_after_so_many_epochs_without_a_new_best(patience, stops):
    model, early = stopping([5, 4, 3, 3.5, 3.2, 2.9, 3, 3, 3], patience=patience)
    ended = next(epoch for epoch in range(1, 10) if early(epoch, 0.0))
    assert ended == stops
    early.restore()
    assert model.state == early.best_epoch == (3 if patience < 3 else 6)


def test_an_equal_loss_is_no_new_best_and_min_delta_asks_for_more():
    _, early = stopping([3, 3, 3], patience=2)
    assert [early(), early(), early()] == [False, False, True]
    _, early = stopping([3, 2.95, 2.8], patience=2, min_delta=0.1)
    assert [early(), early(), early()] == [False, False, False]
    assert early.best_epoch == 3 and early.best_loss == 2.8


def test_fit_puts_the_best_weights_back_however_it_ends():
    for epochs in (4, 50):
        model, loss, _, loader = parts()
        wild = optim.SGD(model.parameters(), lr=0.6)
        early = EarlyStopping(model, nn.MSELoss(), X[:20], -Y[:20], patience=6)
        fit(model, loss, wild, loader, epochs, after_epoch=early, progress=False)
        assert nn.MSELoss()(model(X[:20]), -Y[:20]) == early.best_loss
        assert early.best_loss == min(early.losses)


def test_early_stopping_refuses_bad_settings():
    with pytest.raises(ValueError, match="patience: got 0"):
        stopping([], patience=0)
    with pytest.raises(ValueError, match="min_delta: got -1"):
        stopping([], min_delta=-1)
