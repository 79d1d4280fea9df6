"""What must hold for every layer and every loss, a new one included."""

import inspect

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnworks import nn
from nnworks.check import check_gradients
from nnworks.nn.loss import _Criterion
from tests.lib.test_nn import assert_twins

torch = pytest.importorskip("torch")
KINDS = [
    kind
    for kind in (getattr(nn, name) for name in nn.__all__)
    if inspect.isclass(kind) and issubclass(kind, nn.Module)
    if kind not in (nn.Module, nn.Sequential)
]
LOSSES = [kind for kind in KINDS if issubclass(kind, _Criterion)]
LAYERS = [kind for kind in KINDS if kind not in LOSSES]

# What a layer's constructor is told for an input (n, d); nothing when not named here.
ARGUMENTS = {nn.Linear: lambda d: (d, 3), nn.Softmax: lambda d: (-1,)}
ARGUMENTS[nn.LogSoftmax] = ARGUMENTS[nn.Softmax]
RANDOM = {nn.Dropout}  # another generator than PyTorch's: test_dropout.py compares
sizes, seeds = st.integers(1, 6), st.integers(0, 9999)


def make(kind, library, d):
    return getattr(library, kind.__name__)(*ARGUMENTS.get(kind, lambda d: ())(d))


def scores_and_target(kind, rng, n, c):
    scores = rng.normal(size=(n, c))
    if kind is nn.CrossEntropyLoss:
        return scores, rng.integers(0, c, n)
    return scores, rng.random((n, c))


@pytest.mark.parametrize("kind", LAYERS)
@settings(deadline=None, max_examples=15)
@given(n=sizes, d=sizes, seed=seeds)
def test_the_gradients_of_a_layer_are_its_slopes(kind, n, d, seed):
    rng = np.random.default_rng(seed)
    check_gradients(make(kind, nn, d), 2 * rng.normal(size=(n, d)), seed=seed)


@pytest.mark.parametrize("kind", LAYERS)
def test_the_gradients_in_a_stack_and_in_evaluation_are_its_slopes(kind):
    rng = np.random.default_rng(0)
    layer = make(kind, nn, 4)
    out = layer(np.ones((1, 4))).shape[1]
    model = nn.Sequential(
        nn.Linear(3, 4, rng=1), layer, nn.Tanh(), nn.Linear(out, 2, rng=2)
    )
    for _ in range(2):
        check_gradients(model, rng.normal(size=(5, 3)))
        model.eval()


@pytest.mark.parametrize("kind", LAYERS)
@settings(deadline=None, max_examples=15)
@given(n=sizes, d=sizes, seed=seeds)
def test_a_layer_equals_its_twin(kind, n, d, seed):
    rng = np.random.default_rng(seed)
    ours, theirs = make(kind, nn, d), make(kind, torch.nn, d)
    if kind in RANDOM:
        ours.eval(), theirs.eval()
    assert_twins(ours, theirs, 3 * rng.normal(size=(n, d)), rng)


@pytest.mark.parametrize("kind", LOSSES)
@settings(deadline=None, max_examples=15)
@given(n=sizes, c=sizes, seed=seeds)
def test_the_gradient_of_a_loss_is_its_slope(kind, n, c, seed):
    scores, target = scores_and_target(kind, np.random.default_rng(seed), n, c)
    check_gradients(kind(), scores, target)


@pytest.mark.parametrize("kind", LOSSES)
def test_a_model_steps_downhill_as_its_twin_does(kind):
    """Loss, gradients and 100 steps from the same weights: PyTorch's, in float64."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(7, 3))
    _, target = scores_and_target(kind, rng, 7, 2)
    model = nn.Sequential(nn.Linear(3, 4, rng=1), nn.Tanh(), nn.Linear(4, 2, rng=2))
    twin = torch.nn.Sequential(
        torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.Linear(4, 2)
    ).double()
    twin.load_state_dict({k: torch.tensor(v) for k, v in model.state_dict().items()})
    criterion, theirs = kind(), getattr(torch.nn, kind.__name__)()
    losses = []
    for _ in range(100):
        model.zero_grad(), twin.zero_grad()
        losses.append(criterion(model(x), target))
        model.backward(criterion.backward())
        loss = theirs(twin(torch.tensor(x)), torch.tensor(target))
        loss.backward()
        assert losses[-1] == pytest.approx(loss.item(), rel=1e-10)
        for p in model.parameters():
            p.data -= 0.05 * p.grad
        with torch.no_grad():
            for p in twin.parameters():
                p -= 0.05 * p.grad
    assert losses[-1] < losses[0]
    for (_, mine), (_, other) in zip(
        model.named_parameters(), twin.named_parameters(), strict=True
    ):
        np.testing.assert_allclose(mine.data, other.detach(), rtol=1e-10, atol=1e-12)
