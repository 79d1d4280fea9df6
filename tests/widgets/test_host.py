"""The script that hosts figures on a page: what it says when it cannot."""

import ipywidgets
import pytest

from nnworks.widgets import OneNeuron

from .conftest import HOST
from .hands import Hands

pytestmark = pytest.mark.browser


def spoil(**values):
    def change(states):
        for entry in states.values():
            if entry["model_module"] == "anywidget":
                entry["state"].update(values)

    return change


def test_the_host_is_small():
    assert len(HOST.read_bytes()) < 6000


def test_what_stands_beside_a_figure_stays(show):
    page = show([OneNeuron()]).page
    assert page.locator(".nn-figure").count() == 1
    assert page.locator(".sibling").inner_text() == "A sentence beside it."


def test_a_figure_that_fails_says_so_and_what_it_shows(show):
    figure = OneNeuron(w1=1, w2=1, bias=-1.5)
    figure._repr_mimebundle_()
    seen = show([figure], change=spoil(_esm="throw new Error('no luck')"))
    alert = seen.page.get_by_role("alert").inner_text()
    assert alert.startswith("This live figure could not start (no luck).")
    assert "What it shows: One neuron with two inputs, y = sigmoid(" in alert
    assert len(seen.errors) == 1  # and the console has the details


def test_one_failure_leaves_the_other_figures_alone(show):
    good, bad = OneNeuron(), OneNeuron()

    def change(states):
        states[bad.model_id]["state"]["_esm"] = "export default {"

    page = show([bad, good], change=change).page
    assert page.get_by_role("alert").count() == 1
    hands = Hands(page)
    before = hands.surface()
    hands.press(hands.slider("weight w1"), "ArrowRight", 5)
    assert hands.surface() != before


def test_a_control_that_needs_python_says_so(show):
    seen = show([ipywidgets.FloatSlider(), OneNeuron()])
    note = seen.page.get_by_role("note").inner_text()
    assert "needs a notebook" in note
    assert seen.page.locator(".nn-figure").count() == 1
    assert seen.errors == [] and seen.foreign == []


def test_a_figure_without_its_data_says_so(show):
    seen = show([OneNeuron()], change=lambda states: states.clear())
    assert "data is missing" in seen.page.get_by_role("alert").inner_text()


def test_two_figures_share_one_module_and_one_style(show):
    page = show([OneNeuron(), OneNeuron()]).page
    assert page.locator("head style").count() == 2  # the page's own and the figures'


def test_the_model_is_what_a_module_expects(show):
    module = """
    export default { render({ model, el }) {
      const heard = [];
      const f = (...a) => heard.push(["w1", a.at(-1)]);
      model.on("change:w1", f);
      model.on("change", () => heard.push(["any"]));
      model.set("w1", 5); model.set("w1", 5); model.set({ w1: 6, w2: 7 });
      model.off("change:w1", f); model.set("w1", 8); model.save_changes();
      el.textContent = JSON.stringify([heard, model.get("w1"), model.get("w2")]);
    } };
    """
    page = show([OneNeuron()], change=spoil(_esm=module)).page
    assert page.locator("[data-nnworks=ready]").inner_text() == (
        '[[["w1",5],["any"],["w1",6],["any"],["any"]],8,7]'
    )
