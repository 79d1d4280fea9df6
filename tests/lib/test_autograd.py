"""Value and Tensor: the same numbers and gradients as PyTorch, and clear sentences."""

import operator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnworks import autograd
from nnworks.autograd import Tensor, Value, cross_entropy, log_softmax, unbroadcast

torch = pytest.importorskip("torch")
seeds = st.integers(0, 99_999)
many = settings(deadline=None, max_examples=150)


def agree(ours, theirs):
    np.testing.assert_allclose(ours, theirs, rtol=1e-10, atol=1e-12)


# Value: random expressions over a pool of nodes, so that many are used again

TWO = [operator.add, operator.sub, operator.mul]
ONE = ["tanh", "relu", "sigmoid"]


def grow(rng, pool, steps):
    """Build the same random expression of ours or of PyTorch's numbers."""
    for _ in range(steps):
        a, b = (pool[i] for i in rng.integers(0, len(pool), 2))
        kind, number = rng.integers(0, 10), float(rng.uniform(0.5, 2))
        if kind < 3:
            made = TWO[kind](a, b)
        elif kind < 6:
            made = getattr(a, ONE[kind - 3])()
        else:
            made = [
                lambda a, b, c: a / (b * b + c),
                lambda a, b, c: (c - a.tanh()).exp() * 2 - a,
                lambda a, b, c: (a**2 + c).log() + c / (1 + b.sigmoid()),
                lambda a, b, c: -((a * a + 1) ** c) + b**3 * 0.01,
            ][kind - 6](a, b, number)
        pool.append(made.tanh() if abs(float(made.data)) > 20 else made)
    return pool


@many
@given(seeds, st.integers(1, 4), st.integers(1, 30))
def test_values_equal_torch(seed, inputs, steps):
    numbers = np.random.default_rng(seed).normal(size=inputs)
    mine = [Value(x) for x in numbers]
    theirs = [torch.tensor(x, requires_grad=True) for x in numbers]
    ours = grow(np.random.default_rng(seed), [*mine], steps)
    wanted = grow(np.random.default_rng(seed), [*theirs], steps)
    for node in wanted[inputs:]:
        node.retain_grad()
    ours[-1].backward()
    wanted[-1].backward()
    for node, twin in zip(ours, wanted, strict=True):
        agree(node.data, twin.data)
        agree(node.grad, 0.0 if twin.grad is None else twin.grad)


def test_gradients_add_where_a_node_is_used_again():
    a = Value(3.0)
    (a * a + a).backward()
    assert a.grad == 7.0
    b = a * 2
    (b * b).backward()  # inputs add up over passes, what lies between starts afresh
    assert (a.grad, b.grad) == (7 + 24, 12)


def test_two_results_of_one_graph_give_the_sum():
    x, y = Value(2.0), Value(5.0)
    shared = x * y
    (shared + 1).backward()
    (shared * 2).backward()
    assert (x.grad, y.grad, shared.grad) == (15.0, 6.0, 2.0)
    x.zero_grad()
    assert x.grad == 0.0


def test_a_chain_of_a_hundred_thousand_nodes():
    x = Value(1.0)
    end = x
    for _ in range(100_000):
        end = end + 1.0
    end.backward()
    assert (end.data, x.grad) == (100_001.0, 1.0)
    t = Tensor(1.0, requires_grad=True)
    end = t
    for _ in range(10_000):
        end = end * 1.0
    end.backward()
    assert t.grad == 1.0


def test_the_graph_can_be_listed():
    a, b = Value(2.0, "a"), Value(3.0, "b")
    c = a * b
    d = c + a
    assert autograd.topological_order(d) == [a, b, c, d]
    assert autograd.edges(d) == [(a, c), (b, c), (c, d), (a, d)]
    assert autograd.edges(a * a)[0][0] is autograd.edges(a * a)[1][0] is a
    assert [n.operation for n in (a, c, d, c**2, -c)] == ["", "*", "+", "**2", "neg"]
    assert repr(a) == "Value(2, grad=0, label='a')" and a.label == "a"
    assert c.slopes == (3.0, 2.0)


@given(seeds, st.integers(1, 40))
def test_the_order_puts_operands_first_and_each_node_once(seed, steps):
    rng = np.random.default_rng(seed)
    pool = grow(rng, [Value(x) for x in rng.normal(size=3)], steps)
    order = autograd.topological_order(pool[-1])
    place = {node: i for i, node in enumerate(order)}
    assert len(place) == len(order) and order[-1] is pool[-1]
    assert all(place[a] < place[b] for a, b in autograd.edges(pool[-1]))


def test_numbers_of_numpy_stand_on_either_side():
    a = Value(np.float64(4.0))
    for made in (np.float64(2) * a, 2 * a, a * np.array(2.0), a * np.int64(2)):
        assert type(made) is Value and made.data == 8.0
    assert (2 - a).data == -2.0 and (2 / a).data == 0.5 and (2 + a).data == 6.0


@pytest.mark.parametrize(
    ("do", "error", "words"),
    [
        (lambda: Value("3"), TypeError, "data: got a str, expected one number"),
        (lambda: Value(True), TypeError, "data: got a bool"),
        (lambda: Value(float("nan")), ValueError, "data: got nan, expected a finite"),
        (lambda: Value(1) + [2], TypeError, r"\+: got a list, expected one number"),
        (lambda: np.ones(3) * Value(1), TypeError, "a Tensor holds whole arrays"),
        (lambda: Value(1) / 0, ZeroDivisionError, "/: got 1 divided by 0"),
        (lambda: Value(2) ** Value(3), TypeError, r"write \(log\(a\) \* b\).exp\(\)"),
        (lambda: Value(-2) ** 0.5, ValueError, "-2 .. 0.5, which is no number"),
        (lambda: Value(0) ** -1, ValueError, "0 .. -1"),
        (lambda: Value(10) ** 400, OverflowError, "more than a computer holds"),
        (lambda: Value(1000).exp(), OverflowError, "at most 709"),
        (lambda: Value(0).log(), ValueError, "log: got 0, expected a number above 0"),
    ],
)
def test_what_has_no_value_gets_one_sentence(do, error, words):
    with pytest.raises(error, match=words):
        do()


def test_powers_at_the_border():
    for base, power, slope in ((0, 1, 1), (0, 2, 0), (0, 0, 0), (-2, 3, 12), (5, 0, 0)):
        x = Value(base)
        (x**power).backward()
        assert x.grad == slope


@pytest.mark.parametrize("make", [lambda x: x * 2, lambda x: x])
def test_backward_twice_gets_one_sentence(make):
    for x in (Value(1.0), Tensor(1.0, requires_grad=True)):
        end = make(x)
        end.backward()
        with pytest.raises(RuntimeError, match="a second time on the same result"):
            end.backward()


# Tensor

ENTRYWISE = ["exp", "tanh", "relu", "sigmoid"]
shapes = st.lists(st.integers(1, 4), max_size=3).map(tuple)


def pair_of_shapes(draw):
    """Two shapes that broadcast: one stretched at random from the other."""
    full = draw(shapes)
    short = tuple(draw(st.sampled_from([n, 1])) for n in full)
    return full, short[draw(st.integers(0, len(short))) :]


def twins(*arrays):
    return (
        [Tensor(a, requires_grad=True) for a in arrays],
        [torch.tensor(a, requires_grad=True) for a in arrays],
    )


def compare(make, *arrays):
    """The same function of ours and of PyTorch's tensors: result and gradients."""
    mine, theirs = twins(*arrays)
    ours, wanted = make(*mine), make(*theirs)
    assert ours.shape == tuple(wanted.shape)
    agree(ours.data, wanted.detach())
    weights = np.random.default_rng(0).normal(size=ours.shape)
    (ours * weights).sum().backward()
    (wanted * torch.tensor(weights)).sum().backward()
    for a, b in zip(mine, theirs, strict=True):
        assert a.grad.shape == a.shape
        agree(a.grad, b.grad)


@many
@given(st.data(), seeds, st.booleans(), st.sampled_from("+-*/"))
def test_broadcasting_equals_torch(data, seed, swap, sign):
    rng = np.random.default_rng(seed)
    a, b = (rng.normal(size=s) for s in pair_of_shapes(data.draw))
    b = b + np.copysign(0.5, b)
    do = dict(zip("+-*/", [*TWO[:2], TWO[2], operator.truediv], strict=True))[sign]
    compare(do, *((a, b) if not swap or sign == "/" else (b, a)))


@many
@given(shapes, seeds, st.sampled_from(ENTRYWISE))
def test_entrywise_steps_equal_torch(shape, seed, name):
    x = 3 * np.random.default_rng(seed).normal(size=shape)
    compare(lambda t: getattr(t, name)(), x)
    compare(lambda t: -(getattr(t, name)() ** 2) + (t * t + 1).log(), x)
    compare(lambda t: (t * t + 0.1) ** 1.5 + t**0 + 2 / (t**2 + 1) - (1 - t), x)


@many
@given(st.lists(st.integers(1, 4), min_size=1, max_size=3).map(tuple), seeds, st.data())
def test_sums_and_means_equal_torch(shape, seed, data):
    x = np.random.default_rng(seed).normal(size=shape)
    axes = st.integers(-len(shape), len(shape) - 1)
    dim, keep = data.draw(axes), data.draw(st.booleans())
    for name in ("sum", "mean"):
        compare(lambda t, name=name: getattr(t, name)(dim, keepdim=keep) * t.sum(), x)
        compare(lambda t, name=name: getattr(t, name)() * t, x)
    if len(shape) > 1:
        compare(lambda t: t.sum((0, -1)) + t.mean((-1, 0), keepdim=True), x)


@many
@given(seeds, st.lists(st.integers(1, 4), min_size=3, max_size=3), st.data())
def test_matrix_products_equal_torch(seed, sizes, data):
    n, k, m = sizes
    rng = np.random.default_rng(seed)
    left, right = data.draw(
        st.sampled_from(
            [
                ((n, k), (k, m)),
                ((k,), (k, m)),
                ((n, k), (k,)),
                ((k,), (k,)),
                ((3, n, k), (k, m)),
                ((2, 1, n, k), (3, k, m)),
                ((k,), (2, k, m)),
                ((2, n, k), (k,)),
            ]
        )
    )
    compare(operator.matmul, rng.normal(size=left), rng.normal(size=right))


@many
@given(seeds, st.integers(1, 5), st.integers(1, 5))
def test_indexing_reshaping_turning_equal_torch(seed, n, m):
    rng = np.random.default_rng(seed)
    x, rows = rng.normal(size=(n, m)), rng.integers(0, n, 7)
    labels = rng.integers(0, m, n)
    compare(lambda t: t[rows] * 2, x)  # the same row more than once
    compare(lambda t: t[np.arange(n), labels], x)
    compare(lambda t: t[-1] + t[:, :1], x)
    compare(lambda t: t.reshape(m, n) * t.T + t.reshape(-1).sum(), x)
    compare(lambda t: t.reshape((m * n,)) ** 2, x)


@many
@given(seeds, st.integers(1, 6), st.integers(1, 6), st.sampled_from([1, 300]))
def test_cross_entropy_equals_torch(seed, n, classes, scale):
    rng = np.random.default_rng(seed)
    logits, labels = scale * rng.normal(size=(n, classes)), rng.integers(0, classes, n)
    mine, theirs = twins(logits)
    ours = cross_entropy(mine[0], labels)
    wanted = torch.nn.functional.cross_entropy(theirs[0], torch.tensor(labels))
    ours.backward()
    wanted.backward()
    agree(ours.data, wanted.detach())
    agree(mine[0].grad, theirs[0].grad)
    agree(log_softmax(logits, 0).data, torch.log_softmax(torch.tensor(logits), 0))


@settings(deadline=None, max_examples=40)
@given(seeds, st.integers(1, 8), st.integers(1, 5), st.integers(1, 5))
def test_a_network_trains_as_in_torch(seed, n, inputs, hidden):
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(n, inputs)), rng.integers(0, 3, n)
    start = [rng.normal(size=s) for s in ((hidden, inputs), (hidden,), (3, hidden))]
    mine, theirs = twins(*start)
    for _ in range(20):
        cross_entropy(_network(mine, X), y).backward()
        labels = torch.tensor(y)
        scores = _network(theirs, torch.tensor(X))
        torch.nn.functional.cross_entropy(scores, labels).backward()
        with torch.no_grad():
            for p, twin in zip(mine, theirs, strict=True):
                agree(p.grad, twin.grad)
                p.data -= 0.1 * p.grad
                twin -= 0.1 * twin.grad
                p.zero_grad()
                twin.grad = None


def _network(parameters, X):
    weight1, bias1, weight2 = parameters
    return (
        (X @ weight1.T + bias1).relu() @ weight2.T
        if isinstance(X, torch.Tensor)
        else (Tensor(X) @ weight1.T + bias1).relu() @ weight2.T
    )


@given(st.data(), seeds)
def test_unbroadcast_undoes_broadcasting(data, seed):
    full, short = pair_of_shapes(data.draw)
    grad = np.random.default_rng(seed).normal(size=full)
    back = unbroadcast(grad, short)
    assert back.shape == short
    agree(back.sum(), grad.sum())
    ones = unbroadcast(np.ones(full), short)
    assert (ones == np.prod(full) / np.prod(short)).all()


def test_constants_get_no_gradient_and_cost_no_graph():
    x, w = Tensor([1.0, 2.0]), Tensor([3.0, 4.0], requires_grad=True)
    end = (np.array([1.0, 1.0]) * x * w + 1).sum()
    end.backward()
    assert x.grad is None and np.array_equal(w.grad, [1.0, 2.0])
    assert (x * 2 + 1).operands == () and not (x * 2).requires_grad


def test_no_two_gradients_share_an_array():
    a, b = (Tensor(np.ones(3), requires_grad=True) for _ in range(2))
    (a + b).sum().backward()
    a.grad *= 5
    assert np.array_equal(b.grad, np.ones(3)) and np.array_equal(a.grad, 5 * np.ones(3))


def test_a_tensor_keeps_its_own_copy():
    x = np.ones(2)
    t = Tensor(x, requires_grad=True)
    x[:] = 7
    assert np.array_equal(t.data, [1, 1]) and t.grad.shape == (2,)
    assert (len(t), t.ndim, t.shape) == (2, 1, (2,))
    assert repr(t) == "Tensor([1., 1.], requires_grad=True)"
    assert t.sum().item() == 2.0


@pytest.mark.parametrize(
    ("do", "error", "words"),
    [
        (lambda t: t.backward(), RuntimeError, r"shape \(2, 3\), expected one number"),
        (lambda t: Tensor(1).backward(), RuntimeError, "requires_grad=True"),
        (lambda t: t + np.ones(2), ValueError, r"\+: got shapes \(2, 3\) and \(2,\)"),
        (lambda t: t * np.ones((3, 3)), ValueError, "each pair must be equal"),
        (lambda t: t @ t, ValueError, r"@: got shapes \(2, 3\) and \(2, 3\), expected"),
        (lambda t: t @ 2, ValueError, "@: got shapes"),
        (lambda t: np.ones((2, 2, 3)) @ t.T.reshape(1, 3, 2), None, ""),
        (
            lambda t: Tensor(np.ones((2, 2, 3))) @ Tensor(np.ones((3, 3, 2))),
            ValueError,
            "@: got shapes",
        ),
        (lambda t: t.reshape(4, 4), ValueError, "expected a shape for 6 numbers"),
        (lambda t: t.sum(0).T, ValueError, r"T: got a tensor of shape \(3,\)"),
        (lambda t: t.item(), ValueError, "item: got a tensor of shape"),
        (lambda t: t[t], TypeError, "index: got a Tensor"),
        (lambda t: t**t, TypeError, "got a Tensor as the power"),
        (lambda t: t + "a", TypeError, r"\+: got the str 'a', expected numbers"),
        (lambda t: Tensor([1, np.nan]), ValueError, "data: it contains nan"),
        (lambda t: Tensor([[1], [2, 3]]), ValueError, "different lengths"),
        (lambda t: cross_entropy(t, [0, 3]), ValueError, "label 3, expected 0 to 2"),
        (lambda t: cross_entropy(t, [0, -1]), ValueError, "the label -1"),
        (lambda t: cross_entropy(t, [0.0, 1.0]), TypeError, "whole numbers"),
        (lambda t: cross_entropy(t, [0]), ValueError, r"labels of shape \(1,\)"),
    ],
)
def test_what_does_not_fit_gets_one_sentence(do, error, words):
    t = Tensor(np.ones((2, 3)), requires_grad=True)
    if error is None:
        assert do(t).shape == (2, 2, 2)
        return
    with pytest.raises(error, match=words):
        do(t)
