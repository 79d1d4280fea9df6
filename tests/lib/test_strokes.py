"""Drawings: their text, and their picture as MNIST's are."""

import numpy as np
import pytest

from nnworks.data import strokes


@pytest.mark.parametrize("name", strokes.DRAWINGS)
def test_a_drawing_survives_its_text(name):
    drawing = strokes.drawing(name)
    text = strokes.encode(drawing)
    assert len(text) < 200 and "." not in text[:4]
    again = strokes.decode(text)
    for one, other in zip(drawing, again, strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_long_step_becomes_several_on_the_same_line():
    (points,) = strokes.decode(strokes.encode([[(0, 10), (250, 60)]]))
    assert len(points) == 10 and points[0].tolist() == [0, 10]
    assert points[-1].tolist() == [250, 60]
    np.testing.assert_allclose(points[:, 1], 10 + points[:, 0] / 5, atol=0.7)


def test_a_drawing_is_known_by_number_and_name():
    assert strokes.encode(strokes.drawing(3)) == strokes.encode(strokes.drawing("3"))
    with pytest.raises(ValueError, match="name: got the str 'cat', expected one of"):
        strokes.drawing("cat")


WRONG = [
    ([[]], "a stroke without a point"),
    ([[(1, 2, 3)]], "expected points as pairs"),
    ([[(-5, 2)]], "expected 0 to 255"),
    ([[(1, float("nan"))]], "contains nan"),
    ([[(0, 0), (255, 255), (0, 0)] * 60], "expected at most 1600"),
]


@pytest.mark.parametrize("drawing, sentence", WRONG)
def test_encode_refuses_with_one_sentence(drawing, sentence):
    with pytest.raises(ValueError, match=sentence):
        strokes.encode(drawing)


def centre(image):
    at = np.arange(28)
    return image.sum(0) @ at / image.sum(), image.sum(1) @ at / image.sum()


@pytest.mark.parametrize("name", strokes.DRAWINGS)
@pytest.mark.parametrize("width", [1.5, 2.4, 4])
def test_a_picture_is_scaled_and_centred_as_mnist_was(name, width):
    image = strokes.picture(strokes.drawing(name), width)
    assert image.shape == (28, 28) and image.min() == 0 and image.max() == 1
    assert centre(image) == pytest.approx((14, 14), abs=0.5)
    rows, columns = (
        np.flatnonzero(image.max(1) > 0.5),
        np.flatnonzero(image.max(0) > 0.5),
    )
    assert max(np.ptp(rows), np.ptp(columns)) + 1 in (19, 20, 21)


def test_size_and_place_on_the_board_do_not_matter():
    large = strokes.drawing(5)
    small = [s * 0.5 + 20 for s in large]
    np.testing.assert_allclose(
        strokes.picture(large), strokes.picture(small), atol=1e-12
    )


def test_a_dot_stays_a_dot_and_nothing_is_nothing():
    dot = strokes.picture([np.array([[200.0, 30.0]])], 4)
    assert 9 < dot.sum() < 17  # the disc of width 4 has 12.6 pixels
    assert strokes.picture([]).sum() == 0


def test_the_pens_width_is_that_of_the_line():
    line = [np.array([[0.0, 100.0], [250.0, 100.0]])]
    for width in (1, 2, 3.5):
        assert strokes.picture(line, width)[:, 14].sum() == pytest.approx(width)
    with pytest.raises(ValueError, match="width: got 0.5, expected a number of at"):
        strokes.picture(line, 0.5)
