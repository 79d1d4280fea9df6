"""The figure that counts: equal to Python's counting, clear about absurd networks."""

import itertools
import re

import pytest
import traitlets

from nnworks import counting
from nnworks.widgets import Counter
from nnworks.widgets.counter import LABELS
from tests.widgets.node import evaluate

SIZES = [
    *itertools.product([0, 1, 3, 17], [0, 1, 30, 1024], [0, 1, 61, 224]),
    (1000, 1_000_000, 1_000_000),
    (126, 16384, 131_072),
    (20, 7, 10_000),
]
COUNT = """
const one = (n) => String(n);
return value.map(([model, ...sizes]) => {
  const c = m.count(model, ...sizes);
  const layer = (l) => [l.name, l.kind, one(l.parameters), one(l.macs)];
  const groups = c.groups.map((g) => [g.name, one(g.times), g.layers.map(layer)]);
  return [one(c.parameters), one(c.macs), groups];
});
"""


def parts(network):
    groups = [
        [
            group.name,
            str(group.times),
            [
                [ly.name, ly.kind, str(ly.parameters), str(ly.macs)]
                for ly in group.layers
            ],
        ]
        for group in network.groups
    ]
    return [str(network.parameters), str(network.macs), groups]


def test_the_page_counts_as_python_does_to_the_last_digit():
    asked = [(model, *sizes) for model in counting.BLUEPRINTS for sizes in SIZES]
    found = evaluate("count.mjs", COUNT, asked)
    for (model, *sizes), mine in zip(asked, found, strict=True):
        assert mine == parts(counting.blueprint(model, *sizes)), (model, sizes)


def test_the_page_knows_the_same_networks_and_formats():
    code = """
    const models = Object.entries(m.MODELS).map(([k, v]) => [k, v.label, v.published]);
    const sizes = Object.entries(m.BYTES).map(([k, v]) => [k, Number(v)]);
    return [models, Object.fromEntries(sizes), m.LIMITS];
    """
    models, sizes, limits = evaluate("count.mjs", code)
    assert {k: label for k, label, _ in models} == LABELS
    assert {k: tuple(p) for k, _, p in models} == counting.BLUEPRINTS
    assert sizes == counting.BYTES
    for name, limit in limits.items():
        assert getattr(Counter, name).high == limit


SAID = [
    (["digits", 1, 32, 784], "The layer from 784 to 32 holds 99 % of the parameters."),
    (["digits", 9, 99, 9], "The 8 layers from 99 to 99 hold 98 % of the parameters."),
    (["gpt2", 48, 1600, 1024], "The 48 copies of the block hold 95 %"),
    (["digits", 3, 0, 784], "With a width of 0 nothing gets through"),
    (["llama", 0, 16384, 10], "Without blocks only the tables of words are left"),
    (["digits", 0, 32, 784], "Without them the input goes straight"),
    (["resnet", 16, 64, 0], "Without an input there is nothing to calculate"),
    (["lenet", 2, 6, 15], "is used up before the last convolution: it takes 16 × 16."),
    (["lenet", 2, 6, 16], "holds"),
    (["lenet", 1000, 6, 32], "No picture is large enough"),
    (["digits", 1000, 10**6, 784], "more numbers than the human neocortex has"),
]


@pytest.mark.parametrize("sizes, sentence", SAID)
def test_one_sentence_says_what_it_means(sizes, sentence):
    said = evaluate("count.mjs", "return m.remark(...value, m.count(...value))", sizes)
    assert sentence in said
    assert said.count(".") - said.count("0.") <= 1 and said.endswith(".")


def test_a_picture_that_is_used_up_leaves_nothing():
    for depth, needed in [(1, 6), (2, 16), (3, 36)]:
        first = counting.blueprint("lenet", depth, 6, needed).groups[depth]
        assert first.layers[0].macs > 0
        none = counting.blueprint("lenet", depth, 6, needed - 1).groups[depth]
        assert none.layers[0].macs == 0


def test_no_number_is_broken_however_large():
    code = """
    return value.flatMap((sizes) => {
      const c = m.count(...sizes), kinds = m.byKind(c.groups);
      const shares = kinds.map(([kind, n]) => `${kind} ${m.percent(n, c.parameters)}`);
      const places = [m.onScale(c.parameters), m.onScale(c.macs)];
      const words = [m.inWords(c.macs), m.inBytes(c.parameters * 4n)];
      return [...words, ...places, ...shares, m.remark(...sizes, c)];
    });
    """
    asked = [[model, *sizes] for model in counting.BLUEPRINTS for sizes in SIZES]
    shown = evaluate("count.mjs", code, asked)
    assert len(shown) > 1000
    for text in shown:
        assert text is not None
        assert not re.search("NaN|Infinity|undefined|null", str(text)), text
        if isinstance(text, float):
            assert 0 <= text <= 1


WORDS = [
    ("0", "0"),
    ("25450", "25,450"),
    ("999999", "999,999"),
    ("1557611200", "1.56 billion"),
    ("999999999", "1 billion"),
    ("3584545345503232", "3.58 quadrillion"),
    ("12345678901234567890", "1.23 × 10^19"),
]


@pytest.mark.parametrize("number, words", WORDS)
def test_numbers_in_words(number, words):
    assert evaluate("count.mjs", "return m.inWords(BigInt(value))", number) == words


def test_bytes_in_words():
    code = "return value.map((n) => m.inBytes(BigInt(n)))"
    asked = [0, 40, 999, 1000, 101_800, 102_228_128, 6_230_444_800]
    shown = ["0 bytes", "40 bytes", "999 bytes", "1 kB", "102 kB", "102 MB", "6.23 GB"]
    assert evaluate("count.mjs", code, asked) == shown


def test_what_somebody_types():
    code = "return value.map(m.wholeNumber)"
    typed = [
        "1600",
        "1,600",
        " 1 600 ",
        "1e6",
        "-3",
        "2.5",
        "a lot",
        "",
        "0x10",
        "1e999",
    ]
    want = [1600, 1600, 1600, 1_000_000, -3, None, None, None, None, None]
    assert evaluate("count.mjs", code, typed) == want


def test_python_options_and_wrong_ones():
    assert (Counter(model="gpt2").depth, Counter(model="gpt2").width) == (48, 1600)
    assert Counter(model="gpt2", depth=12, width=768).size == 1024
    again = Counter(model="lenet", width=9)
    assert eval(repr(again)).get_state(Counter._options) == again.get_state(
        Counter._options
    )
    for options, sentence in [
        ({"model": "gpt9"}, "model: got the str 'gpt9', expected one of"),
        ({"model": None}, "model: got None, expected one of"),
        ({"depth": -1}, "depth: got -1, expected a number from 0 to 1000"),
        ({"width": 2.5}, "width: got 2.5, expected a whole number"),
        ({"width": 10**9}, "width: got 1e+09, expected a number from 0 to 1e+06"),
        ({"size": "lots"}, "size: got the str 'lots', expected numbers"),
        ({"numbers": "float64"}, "numbers: got the str 'float64'"),
    ]:
        with pytest.raises(traitlets.TraitError) as caught:
            Counter(**options)
        assert sentence in str(caught.value)
    with pytest.raises(TypeError, match="got the option 'layers'"):
        Counter(layers=3)


@pytest.mark.parametrize("model", LABELS)
def test_the_still_and_the_sentence_follow_the_sizes(model):
    figure = Counter(model=model)
    first, _ = figure._repr_mimebundle_()
    assert f"{figure._network().parameters:,} parameters" in first["text/plain"]
    figure.width = 10
    second, _ = figure._repr_mimebundle_()
    assert second["image/png"] != first["image/png"]
    assert second["text/plain"] != first["text/plain"]


def test_the_still_of_nothing_and_of_too_much():
    for sizes in [(0, 0, 0), (1000, 1_000_000, 1_000_000)]:
        for model in ("digits", "lenet"):
            Counter(
                model=model, depth=sizes[0], width=sizes[1], size=sizes[2]
            )._repr_mimebundle_()
