import matplotlib

matplotlib.use("Agg")

import numpy as np
import pytest
from matplotlib import pyplot as plt

from nnworks import data, plot


@pytest.fixture
def ax():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


def test_classes_differ_by_marker_and_colour(ax):
    plot.points(*data.gate("and"), ax)
    squares, circles = ax.collections
    assert len(squares.get_offsets()) == 3 and len(circles.get_offsets()) == 1
    assert len(squares.get_paths()[0].vertices) != len(circles.get_paths()[0].vertices)
    assert ax.get_legend_handles_labels()[1] == ["class 0", "class 1"]


def test_boundary_is_drawn_where_the_output_crosses_the_threshold(ax):
    X, y = data.gate("or")
    plot.decision_boundary(lambda X: (X[:, 0] > 0.3) * 1.0, X, y, ax)

    contour = ax.collections[1].get_paths()[0].vertices
    np.testing.assert_allclose(contour[:, 0], 0.3, atol=0.02)


def test_no_boundary_where_there_is_none(ax):
    X, y = data.gate("or")
    plot.decision_boundary(lambda X: np.zeros(len(X)), X, y, ax)
    assert len(ax.collections) == 3  # the surface and two kinds of points


def test_weights_of_zero_are_neutral_whatever_the_largest(ax):
    plot.weight_image(np.array([-1.0, 0.0, 0.0, 5.0]), ax)
    image = ax.images[0]
    assert image.norm.vmin == -5 and image.norm.vmax == 5
    assert image.get_array().shape == (2, 2)


def test_bad_input(ax):
    with pytest.raises(ValueError, match="weight: got 5 values for a picture of shape"):
        plot.weight_image(np.ones(5), ax)
    with pytest.raises(ValueError, match=r"predict\(grid\): got shape"):
        plot.decision_boundary(lambda X: X, *data.gate("or"), ax)
