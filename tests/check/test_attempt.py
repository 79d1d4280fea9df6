import numpy as np
import pytest

from nnworks import autograd, check


def stub(z):
    raise NotImplementedError("draw me")


ZEROS = np.zeros(3)


@pytest.mark.parametrize(
    "function",
    [
        stub,
        lambda z: None,
        lambda z: z[:2],
        lambda z: "text",
        lambda z: 1 / 0,
        lambda z: [1.0, 2.0, 3.0],
        lambda: 1.0,
        None,
        7,
    ],
)
def test_a_picture_is_drawn_without_what_fails(function, capsys):
    drawn = check.draft(function, np.ones(3), instead=ZEROS)
    assert drawn.tolist() == [0.0, 0.0, 0.0]
    assert capsys.readouterr().out.count("\n") == 1


def test_a_wrong_answer_is_drawn_as_it_is(capsys):
    assert check.draft(np.negative, np.ones(3), instead=ZEROS).tolist() == [-1, -1, -1]
    assert capsys.readouterr().out == ""


def test_nan_and_inf_are_drawn_as_zero(capsys):
    found = check.draft(lambda z: z / np.array([0.0, 1.0, 0.0]), ZEROS, instead=ZEROS)
    assert found.tolist() == [0.0, 0.0, 0.0]
    assert "nan or inf" in capsys.readouterr().out
    check.draft(lambda: (ZEROS, np.inf), instead=(ZEROS, 0.0))
    assert "nan or inf" in capsys.readouterr().out


def test_tuples_and_dicts_keep_their_form():
    instead = (np.zeros(2), 0.0, [0])
    found = check.draft(lambda: (np.ones(2), 1, [3, 2, 1]), instead=instead)
    assert [part.tolist() for part in found] == [[1.0, 1.0], 1.0, [3.0, 2.0, 1.0]]
    gates = {"AND": ([0, 0], 0.0)}
    found = check.draft(lambda: {"AND": ((1, 1), -1.5)}, instead=gates)
    assert [part.tolist() for part in found["AND"]] == [[1.0, 1.0], -1.5]
    missing = check.draft(lambda: {}, instead=gates)
    assert [np.asarray(part).tolist() for part in missing["AND"]] == [[0, 0], 0.0]


def test_yours_gives_back_what_is_right_and_stands_in_for_the_rest(capsys):
    def sigmoid(z):
        return 0.5 * (1 + np.tanh(np.asarray(z) / 2))

    assert check.ps01.yours(sigmoid=sigmoid) is sigmoid
    train, batch = check.ps01.yours(perceptron_train=stub, neuron_batch=None)
    assert batch(np.ones((2, 3)), np.ones(3), 0.0).shape == (2,)
    X, y = np.array([[0.0], [1.0]]), np.array([0, 1])
    assert train(X, y, 1.0, 10)[2][-1] == 0
    out = capsys.readouterr().out
    assert "sigmoid is your own" in out and "neuron_batch is not right yet" in out


def stopped(*args):
    raise KeyboardInterrupt


def test_a_piece_that_had_to_be_stopped_costs_nothing_that_follows(capsys):
    sigmoid, update = check.ps01.yours(sigmoid=stopped, perceptron_update=stopped)
    assert sigmoid(np.zeros(2)).tolist() == [0.5, 0.5]
    assert update(np.zeros(1), 0.0, np.ones(1), 0, 1.0)[1] == -1
    order = check.ps05.yours("topological_order", stopped, stopped)
    assert order is autograd.topological_order
    said = capsys.readouterr().out.splitlines()
    assert [line.split(" was stopped")[0] for line in said] == [
        "sigmoid",
        "perceptron_update",
        "topological_order",
    ]
