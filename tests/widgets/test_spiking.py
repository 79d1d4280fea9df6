"""The spiking neuron: the page's arithmetic is the library's, and a hand moves it."""

import base64
import re

import numpy as np
import pytest
import traitlets

from nnworks.neurons import SpikingNeuron
from nnworks.widgets import Spiking, base

from .node import evaluate

RUN = """
const cell = m.spikingCell(), voltage = [cell.voltage], spikes = [];
value.kicks.forEach((kick, k) => {
  if (cell.advance({ ...value, current: value.currents[k] }, 0.1, kick)) spikes.push(k);
  voltage.push(cell.voltage);
});
return [voltage, spikes];
"""


@pytest.mark.parametrize("refractory", [0.0, 4.0, 7.3])
@pytest.mark.parametrize("noise", [0.0, 3.0])
def test_the_page_follows_the_voltage_as_the_library_does(refractory, noise):
    rng = np.random.default_rng(3)
    currents, kicks = rng.uniform(0, 6, 1500), rng.standard_normal(1500)
    given = {"refractory": refractory, "noise": noise}
    given |= {"currents": currents.tolist(), "kicks": kicks.tolist()}
    voltage, spikes = evaluate("spiking_cell.mjs", RUN, given)
    cell = SpikingNeuron(refractory=refractory, noise=noise)
    ours = cell._follow(currents, 0.1, kicks)
    np.testing.assert_allclose(voltage, ours[0], rtol=1e-12)
    np.testing.assert_allclose(0.1 * (np.array(spikes) + 1), ours[1], rtol=1e-12)
    assert len(spikes) > 5


@pytest.mark.parametrize("refractory", [0.0, 4.0, 20.0])
@pytest.mark.parametrize("noise", [0.0, 0.01, 0.1, 1.0, 6.0])
def test_the_page_draws_the_librarys_rate(refractory, noise):
    currents = [*np.linspace(0, 6, 61), 1.5, 1.5 + 1e-9]
    given = {"refractory": refractory, "noise": noise, "currents": currents}
    code = "return value.currents.map((current) => m.rate({ ...value, current }))"
    theirs = evaluate("spiking_cell.mjs", code, given)
    ours = SpikingNeuron(refractory=refractory, noise=noise).rate(currents)
    np.testing.assert_allclose(theirs, ours, rtol=1e-12, atol=1e-12)


def test_the_same_cell():
    cell = SpikingNeuron()
    theirs = evaluate("spiking_cell.mjs", "return m.CELL")
    assert theirs == {name: getattr(cell, name) for name in theirs}
    assert Spiking().refractory == cell.refractory


def test_the_pages_noise_is_normal_and_the_same_for_the_same_seed():
    code = (
        "const a = m.normals(7), b = m.normals(7), c = m.normals(8), n = 20000;"
        "return [a, b, c].map((f) => Array.from({ length: n }, f))"
    )
    a, b, c = np.array(evaluate("spiking_cell.mjs", code))
    assert (a == b).all() and not (a == c).any()
    for x in (a, c):
        assert abs(x.mean()) < 0.03 and abs(x.std() - 1) < 0.02
        assert abs(np.mean(np.abs(x) < 1) - 0.6827) < 0.015
        assert abs(np.corrcoef(x[1:], x[:-1])[0, 1]) < 0.03


WRONG = [
    ({"current": 7}, "current: got 7, expected a number from 0 to 6"),
    ({"current": "2"}, "current: got the str '2', expected numbers"),
    ({"refractory": -1}, "refractory: got -1, expected a number from 0 to 20"),
    ({"noise": float("nan")}, "noise: it contains nan, expected finite numbers"),
]


@pytest.mark.parametrize("options, sentence", WRONG)
def test_a_wrong_value_gets_one_clear_sentence(options, sentence):
    with pytest.raises(traitlets.TraitError) as caught:
        Spiking(**options)
    assert sentence in str(caught.value)


def test_shown_as_a_figure_a_still_and_a_sentence():
    figure = Spiking(current=2, refractory=4)
    data, _ = figure._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert "under a current of 2 nA fires 31.5 times a second" in data["text/plain"]
    assert "1 nA stays silent" in Spiking(current=1)._alt()
    still = data["image/png"]
    assert figure._repr_mimebundle_()[0]["image/png"] == still
    figure.noise = 3.0
    assert figure._repr_mimebundle_()[0]["image/png"] != still


def test_the_sentence_tells_the_cells_own_threshold():
    cell = SpikingNeuron()
    assert cell.rate(1.5) == 0 < cell.rate(1.5001)
    assert "fires from 1.5 nA on" in Spiking()._alt()


def test_repr_is_the_call_that_makes_it():
    figure = Spiking(current=1.25, noise=2)
    again = eval(repr(figure))
    assert again.get_state(Spiking._options) == figure.get_state(Spiking._options)


def test_colours_come_from_the_theme():
    text = (base.JS / "spiking.css").read_text() + (base.JS / "spiking.mjs").read_text()
    assert not re.search(r"#[0-9a-f]{3,8}\b", text)
