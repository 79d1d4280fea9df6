"""Draw a digit: the Python side, and the page's arithmetic against the library's."""

import numpy as np
import pytest
import traitlets

from nnworks import functional as F
from nnworks.data import strokes
from nnworks.weights import reader
from nnworks.widgets import DrawDigit
from nnworks.widgets.draw_digit import HIDDEN, NETWORK, TEXTS

from .node import evaluate

VIEW = "application/vnd.jupyter.widget-view+json"
RNG = np.random.default_rng(0)
SCRAWLS = [
    [[(10, 20)]],
    [[(128, 128)], [(130, 128)]],
    [[(0, 0), (255, 255)], [(255, 0), (0, 255)]],
    [[(100, 100), (100, 200)]],
    *([RNG.integers(0, 256, (9, 2)) for _ in range(3)] for _ in range(3)),
]
DRAWN = [*TEXTS.values(), *map(strokes.encode, SCRAWLS)]


@pytest.mark.parametrize("text", DRAWN)
def test_strokes_and_their_picture_are_the_same_on_the_page(text):
    ours = strokes.decode(text)
    code = "return m.decode(value)"
    theirs = evaluate("strokes.mjs", code, text)
    assert [np.reshape(s, (-1, 2)).tolist() for s in theirs] == [
        s.tolist() for s in ours
    ]
    for width in (1, 2.4, 5):
        code = "return Array.from(m.picture(m.decode(value[0]), value[1]))"
        image = evaluate("strokes.mjs", code, [text, width])
        np.testing.assert_allclose(
            np.reshape(image, (28, 28)), strokes.picture(ours, width), atol=1e-12
        )


def test_the_page_writes_strokes_as_the_library_does():
    code = (
        "return value.map((s) => s.slice(1).reduce((text, [x, y], i) =>"
        " text + m.stepText(...s[i], x, y), m.startText(...s[0]))).join('.')"
    )
    for drawing in SCRAWLS:
        plain = [[list(map(int, p)) for p in s] for s in drawing]
        text = evaluate("strokes.mjs", code, plain)
        # Where halves are rounded, Python and JavaScript differ: by one place at most.
        ours, theirs = strokes.decode(strokes.encode(drawing)), strokes.decode(text)
        for one, other, given in zip(ours, theirs, drawing, strict=True):
            assert np.abs(one - other).max() <= 1
            assert (other[-1] == given[-1]).all() and (one[-1] == given[-1]).all()


BROKEN = [
    "A",
    "AAA",
    "AAAAA",
    "AAAA.",
    ".AAAA",
    "AAAA..AAAA",
    "AAAA,",
    "A AA",
    "____AA",
]


@pytest.mark.parametrize("text", [*BROKEN, "AAAA" * 500])
def test_what_is_no_drawing_is_none_on_the_page_either(text):
    with pytest.raises(ValueError, match="expected"):
        strokes.decode(text)
    assert evaluate("strokes.mjs", "return m.decode(value) ?? null", text) is None


@pytest.mark.parametrize("text", DRAWN)
def test_the_page_computes_what_the_library_computes(text):
    image = strokes.picture(strokes.decode(text))
    model = reader()
    scores = model(image.reshape(1, -1))[0]
    code = (
        "const a = m.forward(m.unpack(value[0]), value[1]);"
        "return [a.hidden, a.scores, a.probabilities].map((v) => Array.from(v))"
    )
    hidden, theirs, shares = evaluate(
        "reader.mjs", code, [NETWORK, image.ravel().tolist()]
    )
    assert len(hidden) == HIDDEN
    state = model.state_dict()
    ours = F.relu(state["0.weight"] @ image.ravel() + state["0.bias"])
    np.testing.assert_allclose(hidden, ours, rtol=1e-11, atol=1e-11)
    np.testing.assert_allclose(theirs, scores, rtol=1e-11, atol=1e-11)
    np.testing.assert_allclose(shares, F.softmax(scores), rtol=1e-10, atol=1e-15)


def test_softmax_of_huge_scores_on_the_page():
    shares = evaluate("reader.mjs", "return m.softmax([1000, 999, -1000])")
    np.testing.assert_allclose(shares, F.softmax([1000, 999, -1000]), atol=1e-15)


@pytest.mark.parametrize("digit", range(10))
@pytest.mark.parametrize("width", [1.5, 2.4, 4])
def test_our_own_digits_are_read(digit, width):
    figure = DrawDigit(strokes=str(digit), width=width)
    assert figure.probabilities().argmax() == digit
    assert figure.probabilities().sum() == pytest.approx(1)


def test_a_house_is_read_as_a_digit_with_great_certainty():
    # The chapter shows it: a probability is no certainty.
    assert DrawDigit(strokes="house").probabilities().max() > 0.9


def test_the_empty_board_is_no_digit():
    figure = DrawDigit(strokes="")
    assert figure.picture().max() == 0
    with pytest.raises(ValueError, match="the board is empty; draw a digit first"):
        figure.probabilities()
    data, _ = figure._repr_mimebundle_()
    assert data["text/plain"] == (
        "An empty board: draw a digit, and the network reads it."
    )


WRONG = [
    ({"strokes": "hello!"}, "strokes: got 'hello!' as a stroke, expected four letters"),
    ({"strokes": None}, "strokes: got a NoneType, expected a text"),
    ({"strokes": "____AA"}, "lies off the board"),
    ({"strokes": "A" * 1602}, "got 1602 letters, expected at most 1600; draw less"),
    ({"width": 9}, "width: got 9, expected a number from 1 to 5"),
    ({"width": "wide"}, "width: got the str 'wide', expected numbers"),
    ({"unit": 40}, "unit: got 40, expected a number from -1 to 39"),
    ({"unit": 1.5}, "unit: got 1.5, expected a whole number"),
]


@pytest.mark.parametrize("options, sentence", WRONG)
def test_a_wrong_value_gets_one_clear_sentence(options, sentence):
    with pytest.raises(traitlets.TraitError) as caught:
        DrawDigit(**options)
    assert sentence in str(caught.value)


def test_shown_as_a_figure_a_still_and_a_sentence():
    figure = DrawDigit(strokes="7")
    data, _ = figure._repr_mimebundle_()
    assert data[VIEW]["model_id"] == figure.model_id
    assert data["text/plain"].startswith(
        "A drawing that the network reads as 7, with a probability of "
    )
    before = data["image/png"]
    assert figure._repr_mimebundle_()[0]["image/png"] == before
    figure.strokes = "4"
    assert figure._repr_mimebundle_()[0]["image/png"] != before


def test_repr_is_the_call_that_makes_it():
    figure = DrawDigit(strokes="4", width=3, unit=7, compact=True)
    again = eval(repr(figure))
    assert again.get_state(DrawDigit._options) == figure.get_state(DrawDigit._options)
