"""The playground: 25 steps of the page are 25 steps of the library."""

import base64
import re

import numpy as np
import pytest
import traitlets

from nnworks import nn
from nnworks.widgets import Playground
from nnworks.widgets import play_data as plain
from nnworks.widgets.playground import ACTIVATIONS, OPTIMIZERS

from .node import evaluate

SETS = [name for name in plain.DATASETS if name != "own"]
OWN = plain.pack([[-3, 1, 0], [2, 2, 1], [0.5, -4, 1], [5.9, -5.9, 0]])

# The page's steps, from its own modules: data, order, start and engine.
STEPS = """
const s = value, task = d.DATASETS[s.dataset].task;
const points = d.generate(s.dataset, s.noise, s.points, s.own);
const { train, held } = d.split(points, s.held_out);
const of = (part) => ({
  X: d.rows(part, s.inputs), T: Float64Array.from(part, (p) => p[2]),
  count: part.length,
});
const data = of(train), others = of(held);
const net = m.network(d.sizesOf(s), s.activation);
const optim = m.optimizer(s.optimizer, net);
m.begin(net, s.start, r.mix(s.seed, 2));
const start = [...net.theta], order = new Int32Array(data.count);
const { batch, rate, penalty, strength } = s, batches = Math.ceil(data.count / batch);
for (let step = 0; step < s.many; step++) {
  const k = step % batches;
  if (k === 0) {
    if (s.shuffle) r.shuffle(order, data.count, r.mix(s.seed, 3 + step / batches));
    else order.forEach((_, i) => { order[i] = i; });
  }
  const first = k * batch, last = Math.min(first + batch, data.count);
  m.learn(net, optim, data, task, { order, first, last, rate, penalty, strength });
}
return {
  X: [...data.X], T: [...data.T], held: [...others.X], start, theta: [...net.theta],
  text: d.encode(net.theta), score: m.evaluate(net, data, task),
};
"""


def page(figure, many):
    """What the page has after `many` steps."""
    state = figure.get_state(figure._options)
    given = {**{name: state[name] for name in figure._options}, "many": many}
    return evaluate("train.mjs", STEPS, given, d="play_data.mjs", r="random.mjs")


def flat(model):
    return np.concatenate([p.data.ravel() for p in model.parameters()])


def close(theirs, ours, tolerance=1e-10):
    theirs, ours = np.array(theirs, dtype=float), np.asarray(ours)
    assert np.shape(theirs) == ours.shape
    np.testing.assert_allclose(theirs, ours, rtol=tolerance, atol=tolerance)


def same_steps(figure, many=25):
    theirs, (X, y, X_held, _) = page(figure, many), figure.data()
    close(theirs["X"], X.ravel(), 1e-12)
    close(theirs["T"], y)
    close(theirs["held"], X_held.ravel(), 1e-12)
    close(theirs["start"], flat(figure.network()), 1e-15)
    model = figure.train(many)
    close(theirs["theta"], flat(model))
    criterion, y = figure.criterion(), y if figure._task() == "classes" else y * 1.0
    y_hat = model(X) if figure._task() == "classes" else model(X)[:, 0]
    assert theirs["score"]["loss"] == pytest.approx(criterion(y_hat, y), rel=1e-10)
    assert theirs["text"] == figure.weights and figure.steps == many


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_25_steps_are_those_of_the_library(optimizer, activation):
    options = {"rate": 0.03, "batch": 13, "start": "he", "hidden": [5, 3]}
    same_steps(Playground(optimizer=optimizer, activation=activation, **options))


@pytest.mark.parametrize("dataset", SETS)
def test_25_steps_on_every_data_set(dataset):
    same_steps(Playground(dataset=dataset, optimizer="adam", noise=17, points=3))


@pytest.mark.parametrize(
    "options",
    [
        {"penalty": "l2", "strength": 0.1},
        {"penalty": "l1", "strength": 0.03, "optimizer": "momentum"},
        {"shuffle": False, "batch": 7},
        {"inputs": list(plain.INPUTS), "hidden": []},
        {"hidden": [8, 7, 6, 5, 4, 3], "start": "large", "batch": 500},
        {"start": "zeros"},
        {"start": "small", "held_out": 90, "batch": 1, "seed": 77},
        {"dataset": "own", "own": OWN, "held_out": 10, "batch": 2},
    ],
    ids=str,
)
def test_25_steps_with_every_option(options):
    same_steps(Playground(**options))


def test_zeros_stay_zeros_and_equal_units_stay_equal():
    figure = Playground(start="zeros", hidden=[4, 3], dataset="spirals")
    first, _, second, _, last = figure.train(50)
    for layer in (first, second, last):
        assert not layer.weight.data.any()
    assert not first.bias.data.any() and not second.bias.data.any()


def test_dropout_in_the_page_drops_what_it_says_and_keeps_the_mean():
    code = """
    const net = m.network([1, 8, 1], "identity"), dice = { a: 5 };
    net.theta.fill(0);
    net.theta.fill(1, 8, 16);
    let dropped = 0, sum = 0;
    for (let i = 0; i < 500; i++) {
      m.forward(net, 10, true, value, dice);
      for (const y of net.y[1].subarray(0, 80)) { sum += y; dropped += y === 0; }
    }
    m.forward(net, 10);
    return [dropped / 40000, sum / 40000, Math.min(...net.y[1].subarray(0, 80))];
    """
    dropped, mean, least = evaluate("train.mjs", code, 0.3)
    assert dropped == pytest.approx(0.3, abs=0.02)
    assert mean == pytest.approx(1, abs=0.02)
    assert least == 1  # nothing is dropped when it answers


def test_dropout_stands_behind_every_hidden_layer_in_python():
    layers = list(Playground(hidden=[4, 2], dropout=0.2).network())
    assert [type(layer) for layer in layers[2::3]] == [nn.Dropout, nn.Dropout]


# Texts in an address


def test_weights_and_points_survive_their_texts():
    theta = np.array([0.0, -0.0, 1.5, -1e-7, 123456.0, 3.3333333, -1e20, 0.1])
    text = plain.encode(theta)
    assert len(text) == 4 * len(theta)
    np.testing.assert_allclose(plain.decode(text), theta, rtol=2**-16)
    assert plain.encode(plain.decode(text)) == text
    back = evaluate(
        "play_data.mjs",
        "const [theta, text, own] = value, points = m.unpack(own);"
        "return [m.encode(theta), [...m.decode(text)], points, m.pack(points)]",
        [theta.tolist(), text, OWN],
    )
    assert back[0] == text and back[3] == OWN == plain.pack(plain.unpack(OWN))
    close(back[1], plain.decode(text), 1e-15)
    close(back[2], plain.unpack(OWN), 1e-15)


READ = "return value.map(([name, text]) => m.TEXTS[name].read(text) ?? null)"


def test_an_address_is_read_with_care():
    good = [
        ["hidden", "4_2"],
        ["hidden", ""],
        ["inputs", "sin1_x1"],
        ["own", OWN],
        ["weights", plain.encode([1, -2])],
        ["weights", ""],
    ]
    assert evaluate("play_data.mjs", READ, good) == [
        *([4, 2], [], ["x1", "sin1"], OWN, plain.encode([1, -2]), "")
    ]
    absurd = [
        *(["hidden", "9"], ["hidden", "0_2"], ["hidden", "1_1_1_1_1_1_1"]),
        *(["hidden", "4_"], ["hidden", "many"], ["inputs", ""], ["inputs", "x3"]),
        *(["inputs", "x1_x1"], ["inputs", "constructor"], ["own", "AA"]),
        *(["own", "____"], ["own", OWN + "<b>"], ["own", "AAA" * 301]),
        *(["weights", "AAAAA"], ["weights", "f4AA"], ["weights", "%%%%"]),
        ["weights", "AAAA" * 701],
    ]
    found = evaluate("play_data.mjs", READ, absurd)
    assert [a for a, f in zip(absurd, found, strict=True) if f is not None] == []


# The Python side


def test_training_goes_on_where_it_stood():
    whole, parts = Playground(batch=33), Playground(batch=33)
    whole.train(40)
    parts.train(15)
    parts.train(25)  # SGD remembers nothing: only the rounding differs
    close(plain.decode(parts.weights), plain.decode(whole.weights), 1e-3)
    assert parts.steps == whole.steps == 40


def test_it_learns_the_spirals():
    figure = Playground(**SPIRALS)
    figure.train(3000)
    assert figure._right() >= 0.95


SPIRALS = {
    **{"dataset": "spirals", "inputs": ["x1", "x2", "sin1", "sin2"], "hidden": [8, 8]},
    **{"optimizer": "adam", "rate": 0.01, "noise": 5},
}


@pytest.mark.parametrize(
    "options, sentence",
    [
        ({"dataset": "rings"}, "expected one of 'circles', 'xor'"),
        ({"noise": 51}, "noise: got 51, expected a number from 0 to 50"),
        (
            {"hidden": [9]},
            "hidden: got [9], expected up to 6 whole numbers",
        ),
        ({"hidden": [1.5]}, "expected up to 6 whole numbers"),
        ({"hidden": [4] * 7}, "expected up to 6 whole numbers"),
        ({"hidden": "many"}, "hidden: got"),
        ({"inputs": ["x3"]}, "inputs: got ['x3'], expected at least one of x1, x2"),
        ({"inputs": []}, "inputs: got [], expected at least one"),
        ({"rate": 0}, "rate: got 0, expected a number from 0.0001 to 100"),
        ({"rate": float("nan")}, "rate: it contains nan"),
        ({"batch": 2.5}, "batch: got 2.5, expected a whole number"),
        ({"dropout": 1}, "dropout: got 1, expected a number from 0 to 0.9"),
        ({"weights": "?"}, "weights: got '?', which is no text"),
        ({"own": "AA"}, "own: got 'AA', which is no text"),
        ({"optimizer": "lbfgs"}, "expected one of 'sgd', 'momentum'"),
    ],
)
def test_a_wrong_value_gets_one_clear_sentence(options, sentence):
    with pytest.raises(traitlets.TraitError) as caught:
        Playground(**options)
    assert sentence in str(caught.value)


def test_weights_of_another_network_are_refused():
    with pytest.raises(ValueError, match="weights: got 4 characters, expected 100 for"):
        Playground(weights="AAAA")
    with pytest.raises(ValueError, match="no point to train on"):
        Playground(dataset="own").train(1)


@pytest.mark.parametrize("dataset", plain.DATASETS)
def test_every_data_set_has_a_still_and_a_sentence(dataset):
    bundle = Playground(dataset=dataset)._repr_mimebundle_()[0]
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert "A network with 2 hidden layers, of 4, 2 units" in bundle["text/plain"]


def test_repr_is_the_call_that_makes_it():
    figure = Playground(dataset="moons", hidden=[3], noise=4)
    figure.train(3)
    again = eval(repr(figure))
    assert again.get_state(again._options) == figure.get_state(figure._options)
    assert re.search(r"steps=3", repr(figure))
