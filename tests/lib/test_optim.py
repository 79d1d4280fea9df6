import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnworks import nn, optim
from nnworks.optim import lr_scheduler

torch = pytest.importorskip("torch")
seeds = st.integers(0, 9999)
rates = st.floats(1e-4, 0.3)
decays = st.sampled_from([0.0, 0.01, 0.3])
memories = st.floats(0.0, 0.999)
# Adam divides by a root: where the gradients vanish the quotient of two numbers near 0
# is rounded differently, so eps stays at sizes that people use.
small = st.sampled_from([1e-8, 1e-6, 1e-3])
# Without a memory of the squares one gradient near 0 is divided by itself, and decay
# feeds the last digit back a hundred times: nobody's answer is stable there.
long_memories = st.floats(0.5, 0.999)
SETTINGS = {
    "SGD": st.one_of(
        st.fixed_dictionaries(
            {
                "lr": rates,
                "momentum": memories,
                "dampening": memories,
                "weight_decay": decays,
            }
        ),
        st.fixed_dictionaries(
            {
                "lr": rates,
                "momentum": st.floats(0.1, 0.99),
                "nesterov": st.just(True),
                "weight_decay": decays,
            }
        ),
    ),
    "RMSprop": st.fixed_dictionaries(
        {
            "lr": rates,
            "alpha": long_memories,
            "eps": small,
            "weight_decay": decays,
            "momentum": st.sampled_from([0.0, 0.5, 0.9]),
        }
    ),
    "Adam": st.fixed_dictionaries(
        {
            "lr": rates,
            "betas": st.tuples(memories, long_memories),
            "eps": small,
            "weight_decay": decays,
        }
    ),
}
SETTINGS["AdamW"] = SETTINGS["Adam"]


def both(name, told, rng, shapes=((3, 2), (4,), ())):
    """Our optimizer and torch's, on parameters with equal values."""
    ours = [nn.Parameter(rng.normal(size=shape)) for shape in shapes]
    theirs = [torch.tensor(p.data, requires_grad=True) for p in ours]
    mine = getattr(optim, name)(ours, **told)
    return ours, theirs, mine, getattr(torch.optim, name)(theirs, **told)


def assert_equal(ours, theirs):
    for p, q in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(p.data, q.detach().numpy(), rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("name", SETTINGS)
@settings(deadline=None, max_examples=25)
@given(data=st.data(), seed=seeds)
def test_a_hundred_steps_equal_torch(name, data, seed):
    rng, told = np.random.default_rng(seed), data.draw(SETTINGS[name])
    ours, theirs, mine, its = both(name, told, rng)
    for _ in range(100):
        mine.zero_grad()
        its.zero_grad()
        for p, q in zip(ours, theirs, strict=True):
            p.grad += rng.normal(size=p.shape)
            q.grad = torch.tensor(p.grad)
        mine.step()
        its.step()
    assert_equal(ours, theirs)


@pytest.mark.parametrize("name", SETTINGS)
def test_defaults_are_those_of_torch(name):
    ours, theirs, mine, its = both(name, {}, np.random.default_rng(0))
    told = {k: v for k, v in mine.param_groups[0].items() if k != "params"}
    assert told == {k: its.param_groups[0][k] for k in told}


# -- a whole network -------------------------------------------------------------


def networks(rng):
    ours = nn.Sequential(
        nn.Linear(5, 8, rng=rng), nn.Tanh(), nn.Linear(8, 6, rng=rng), nn.ReLU()
    )
    ours = nn.Sequential(ours, nn.Linear(6, 3, rng=rng))
    theirs = torch.nn.Sequential(
        torch.nn.Sequential(
            torch.nn.Linear(5, 8),
            torch.nn.Tanh(),
            torch.nn.Linear(8, 6),
            torch.nn.ReLU(),
        ),
        torch.nn.Linear(6, 3),
    ).double()
    theirs.load_state_dict({k: torch.tensor(v) for k, v in ours.state_dict().items()})
    return ours, theirs


WHOLE = [
    ("SGD", {"lr": 0.1}),
    ("SGD", {"lr": 0.05, "momentum": 0.9, "nesterov": True, "weight_decay": 0.01}),
    ("RMSprop", {"lr": 0.003}),
    ("Adam", {"lr": 0.01}),
    ("AdamW", {"lr": 0.01, "weight_decay": 0.1}),
]


def regression(rng):
    return rng.normal(size=(7, 3))


def classification(rng):
    return rng.integers(0, 3, 7)


LOSSES = [("MSELoss", regression), ("CrossEntropyLoss", classification)]


@pytest.mark.parametrize("kind, targets", LOSSES)
@pytest.mark.parametrize("name, told", WHOLE)
@settings(deadline=None, max_examples=5)
@given(seed=seeds)
def test_training_a_network_stays_equal_to_torch(name, told, kind, targets, seed):
    rng = np.random.default_rng(seed)
    ours, theirs = networks(rng)
    mine = getattr(optim, name)(ours.parameters(), **told)
    its = getattr(torch.optim, name)(theirs.parameters(), **told)
    loss, torch_loss = getattr(nn, kind)(), getattr(torch.nn, kind)()
    for _ in range(100):
        X, y = rng.normal(size=(7, 5)), targets(rng)
        mine.zero_grad()
        its.zero_grad()
        mine_value = loss(ours(X), y)
        ours.backward(loss.backward())
        value = torch_loss(theirs(torch.tensor(X)), torch.tensor(y))
        value.backward()
        mine.step()
        its.step()
        assert mine_value == pytest.approx(value.item(), rel=1e-10, abs=1e-10)
    for key, weights in theirs.state_dict().items():
        own = ours.state_dict()[key]
        np.testing.assert_allclose(own, weights, rtol=1e-10, atol=1e-10)


# -- what else may have a gradient ----------------------------------------------


class Number:
    """A scalar as autograd's Value has it: plain floats."""

    def __init__(self, data):
        self.data, self.grad = data, 0.0


@pytest.mark.parametrize("name", SETTINGS)
def test_plain_numbers_learn_too(name):
    numbers = [Number(3.0), Number(-2.0)]
    steps = getattr(optim, name)(numbers, lr=0.1)
    for _ in range(200):
        steps.zero_grad()
        for number in numbers:
            number.grad += 2 * (number.data - 1)
        steps.step()
    assert all(abs(number.data - 1) < 0.2 for number in numbers)


def test_a_step_writes_into_the_array_and_leaves_the_gradient():
    layer = nn.Linear(2, 1, rng=0)
    held = layer.weight.data
    layer.weight.grad += 1
    optim.Adam(layer.parameters()).step()
    assert layer.weight.data is held
    np.testing.assert_array_equal(layer.weight.grad, 1)


def test_a_parameter_without_gradient_stays_as_in_torch():
    number = Number(1.0)
    number.grad = None
    optim.SGD([number], lr=1.0, weight_decay=0.5).step()
    assert number.data == 1.0


def test_zero_grad_leaves_a_kept_gradient_alone():
    p = nn.Parameter([1.0])
    p.grad += 3
    kept = p.grad
    optim.SGD([p]).zero_grad()
    assert kept == 3 and p.grad == 0


def test_an_optimizer_says_what_it_is():
    text = repr(optim.SGD(nn.Linear(2, 1).parameters(), lr=0.1, momentum=0.9))
    assert text.startswith("SGD(2 parameters, lr=0.1, momentum=0.9,")


# -- schedules -------------------------------------------------------------------

SCHEDULES = [
    ("StepLR", {"step_size": 3}),
    ("StepLR", {"step_size": 1, "gamma": 0.5}),
    ("CosineAnnealingLR", {"T_max": 10}),
    ("CosineAnnealingLR", {"T_max": 7, "eta_min": 0.01}),
    ("LinearLR", {}),
    ("LinearLR", {"start_factor": 1.0, "end_factor": 0.1, "total_iters": 8}),
]


def rates_of(scheduler, optimizer, steps):
    found = []
    for _ in range(steps):
        found.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return found


@pytest.mark.parametrize("name, told", SCHEDULES)
def test_schedules_equal_torch(name, told):
    _, _, mine, its = both("SGD", {"lr": 0.2}, np.random.default_rng(0))
    found = rates_of(getattr(lr_scheduler, name)(mine, **told), mine, 20)
    expected = rates_of(getattr(torch.optim.lr_scheduler, name)(its, **told), its, 20)
    np.testing.assert_allclose(found, expected, rtol=1e-10, atol=1e-12)


def test_a_warm_up_and_then_a_cosine_equals_torch():
    _, _, mine, its = both("SGD", {"lr": 0.2}, np.random.default_rng(0))
    found = []
    for library, optimizer in ((lr_scheduler, mine), (torch.optim.lr_scheduler, its)):
        parts = [
            library.LinearLR(optimizer, start_factor=0.1, total_iters=4),
            library.CosineAnnealingLR(optimizer, 12),
        ]
        whole = library.SequentialLR(optimizer, parts, milestones=[4])
        found.append(rates_of(whole, optimizer, 16))
    np.testing.assert_allclose(*found, rtol=1e-10, atol=1e-12)


def test_a_schedule_reports_its_rate():
    steps = optim.SGD([nn.Parameter([1.0])], lr=0.2)
    schedule = lr_scheduler.StepLR(steps, 1)
    schedule.step()
    assert schedule.get_last_lr() == [steps.lr] == [pytest.approx(0.02)]


# -- bad input -------------------------------------------------------------------


def sgd(**told):
    return optim.SGD([nn.Parameter([1.0])], **told)


def adam(**told):
    return optim.Adam([nn.Parameter([1.0])], **told)


PARAMETER = nn.Parameter([1.0])
BAD = [
    (lambda: sgd(lr=-0.1), ValueError, "lr: got -0.1, expected a number of at least 0"),
    (lambda: sgd(lr="fast"), TypeError, "lr: got the str 'fast', expected numbers"),
    (lambda: sgd(lr=np.nan), ValueError, "lr: it contains nan"),
    (lambda: sgd(momentum=-1), ValueError, "momentum: got -1"),
    (lambda: sgd(weight_decay=-1), ValueError, "weight_decay: got -1"),
    (lambda: sgd(nesterov=True), ValueError, "nesterov: got momentum 0.*momentum=0.9"),
    (lambda: adam(betas=(0.9, 1.0)), ValueError, r"betas\[1\]: got 1, expected.*less"),
    (lambda: adam(betas=0.9), ValueError, "betas: got 0.9, expected a pair"),
    (lambda: adam(eps=-1), ValueError, "eps: got -1"),
    (
        lambda: optim.RMSprop([PARAMETER], alpha=2),
        ValueError,
        "alpha: got 2, expected.*how much of the past",
    ),
    (lambda: optim.SGD([]), ValueError, "params: got none, expected at least one"),
    (lambda: optim.SGD(PARAMETER), TypeError, r"params: got one parameter.*\[it\]"),
    (lambda: optim.SGD(len), TypeError, r"params: got a builtin.*model.parameters\(\)"),
    (
        lambda: optim.SGD(nn.Sequential(nn.ReLU())),
        TypeError,
        r"number 0 is a ReLU, expected an object with data and grad",
    ),
    (
        lambda: optim.SGD([PARAMETER, PARAMETER]),
        ValueError,
        "one parameter stands there twice",
    ),
    (lambda: lr_scheduler.StepLR(1, 2), TypeError, "optimizer: got a int, expected"),
    (lambda: lr_scheduler.StepLR(sgd(), 0), ValueError, "step_size: got 0"),
    (lambda: lr_scheduler.CosineAnnealingLR(sgd(), 1.5), TypeError, "T_max: got the f"),
    (
        lambda: lr_scheduler.SequentialLR(sgd(), [], []),
        ValueError,
        "milestones: got 0 for 0 schedules",
    ),
    (
        lambda: lr_scheduler.SequentialLR(sgd(), [1, 2, 3], [5, 4]),
        ValueError,
        r"milestones: got \[5, 4\], expected whole numbers that rise",
    ),
]


@pytest.mark.parametrize("call, error, words", BAD)
def test_bad_input_gets_one_clear_sentence(call, error, words):
    with pytest.raises(error, match=words) as caught:
        call()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_gradient_that_is_not_finite_changes_nothing(bad):
    one, two = nn.Parameter([1.0, 2.0]), nn.Parameter([3.0, 4.0])
    one.grad += 1
    two.grad[1] = bad
    with pytest.raises(FloatingPointError, match="number 1, of shape .2,., contains"):
        optim.SGD([one, two], lr=1.0).step()
    np.testing.assert_array_equal(one.data, [1.0, 2.0])


def test_large_gradients_are_no_reason_to_stop():
    p = nn.Parameter([1.0, 2.0])
    p.grad += 1.7e308  # each is finite, their sum is not
    optim.SGD([p], lr=1e-308).step()
    np.testing.assert_allclose(p.data, [-0.7, 0.3])


def test_a_gradient_of_another_shape_is_refused():
    p = nn.Parameter([1.0, 2.0])
    p.grad = np.ones(1)
    with pytest.raises(ValueError, match=r"number 0 has shape \(1,\), expected \(2,\)"):
        optim.SGD([p]).step()
