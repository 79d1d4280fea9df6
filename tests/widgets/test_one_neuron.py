"""The Python side: values, clear sentences for wrong ones, the bundle, the still."""

import base64
import re
import subprocess
import sys

import numpy as np
import pytest
import traitlets

from nnworks.widgets import Figure, OneNeuron, base
from nnworks.widgets.one_neuron import SCALES

VIEW = "application/vnd.jupyter.widget-view+json"


def test_options_are_attributes_that_python_reads_sets_and_watches():
    figure = OneNeuron(w1=2, bias=-1.5, activation="step", dataset="or")
    assert (figure.w1, figure.bias, figure.activation) == (2.0, -1.5, "step")
    seen = []
    figure.observe(lambda change: seen.append(change["new"]), "w1")
    figure.w1 = -4
    assert seen == [-4.0]


def test_everything_that_the_page_needs_is_synced():
    state = OneNeuron().get_state()
    assert set(OneNeuron._options) <= set(state)


WRONG = [
    ({"activation": "relux"}, "activation: got the str 'relux', expected one of"),
    ({"activation": "relux"}, "'sigmoid'"),
    ({"activation": 3}, "activation: got the int 3, expected one of"),
    ({"dataset": "nor"}, "dataset: got the str 'nor', expected one of 'and', 'or'"),
    ({"w1": "2"}, "w1: got the str '2', expected numbers"),
    ({"w2": None}, "w2: got None, expected numbers"),
    ({"bias": float("nan")}, "bias: it contains nan, expected finite numbers"),
    ({"bias": float("inf")}, "bias: it contains inf, expected finite numbers"),
    ({"w1": [1, 2]}, "w1: got shape (2,), expected a single number"),
    ({"w1": 1e9}, "w1: got 1e+09, expected a number from -1000 to 1000"),
    ({"x1": 7}, "x1: got 7, expected a number from -0.5 to 1.5"),
]


@pytest.mark.parametrize("options, sentence", WRONG)
def test_a_wrong_value_gets_one_clear_sentence(options, sentence):
    with pytest.raises(traitlets.TraitError) as caught:
        OneNeuron(**options)
    assert sentence in str(caught.value)
    figure = OneNeuron()
    before = figure.get_state(list(options))
    with pytest.raises(traitlets.TraitError) as caught:
        setattr(figure, *next(iter(options.items())))
    assert sentence in str(caught.value)
    assert figure.get_state(list(options)) == before


def test_a_misspelt_option_gets_one_clear_sentence():
    with pytest.raises(
        TypeError, match="got the option 'weight1', expected some of w1"
    ):
        OneNeuron(weight1=3)


def test_numpy_numbers_are_numbers():
    assert OneNeuron(w1=np.float32(0.5), w2=np.int64(2)).w1 == 0.5


def test_shown_as_a_figure_a_still_and_a_sentence():
    figure = OneNeuron(w1=1, w2=1, bias=-1.5, activation="step", dataset="and")
    data, _ = figure._repr_mimebundle_()
    assert data[VIEW]["model_id"] == figure.model_id
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert data["text/plain"] == (
        "One neuron with two inputs, y = step(1 x1 + 1 x2 - 1.5): its line is"
        " 1 x1 + 1 x2 - 1.5 = 0, and it is right on 4 of 4 points of the data set AND."
    )
    assert figure.get_state()["_alt_text"] == data["text/plain"]


def test_no_line_without_weights():
    text = OneNeuron(w1=0, w2=0)._alt()
    assert "both weights are 0, so it draws no line" in text


@pytest.mark.parametrize("activation", SCALES)
@pytest.mark.parametrize("dataset", ["xor", "clouds"])
def test_every_state_has_a_still_that_follows_it(activation, dataset):
    figure = OneNeuron(activation=activation, dataset=dataset)
    first = figure._repr_mimebundle_()[0]["image/png"]
    assert figure._repr_mimebundle_()[0]["image/png"] == first
    figure.w1 = -2.0
    assert figure._repr_mimebundle_()[0]["image/png"] != first


def test_a_still_leaves_no_figure_open():
    from matplotlib import pyplot

    before = pyplot.get_fignums()
    OneNeuron()._repr_mimebundle_()
    assert pyplot.get_fignums() == before


def test_repr_is_the_call_that_makes_it():
    figure = OneNeuron(w2=-3, compact=True)
    again = eval(repr(figure))
    assert again.get_state(OneNeuron._options) == figure.get_state(OneNeuron._options)


def test_a_figure_must_have_a_still_and_a_sentence():
    class Bare(Figure):
        _esm = "export default {}"

    with pytest.raises(NotImplementedError, match="Bare has no sentence"):
        Bare()._repr_mimebundle_()
    with pytest.raises(NotImplementedError, match="Bare draws no still"):
        Bare()._still()


def test_bundle_is_one_small_module():
    text = base.bundle("one_neuron")
    assert not re.search(r"^\s*import\b", text, re.M)
    assert re.findall(r"\bexport\b[^;]*", text) == ["export default{render}"]
    assert len(text.encode()) + len(OneNeuron._css.encode()) < 60_000


def test_modules_of_a_bundle_do_not_share_names(tmp_path):
    (tmp_path / "a.mjs").write_text('import { f as g } from "./b.mjs";\nconst x = 1;\n')
    (tmp_path / "b.mjs").write_text("const x = 2;\nexport const f = () => x;\n")
    text = base.bundle("a", tmp_path)
    assert "{f:g}=$b" in text
    assert text.index("$b=(") < text.index("x=1")


def test_every_import_is_one_that_the_bundle_understands():
    for path in base.JS.glob("*.mjs"):
        text = path.read_text(encoding="utf-8")
        lines = re.findall(r"^import\b.*$", text, re.M)
        assert len(lines) == len(base.IMPORT.findall(text)), path.name
        exports = re.findall(r"^export (?!default)", text, re.M)
        assert len(exports) == len(base.EXPORT.findall(text)), path.name


def test_importing_the_library_does_not_import_the_figures():
    heavy = "{'anywidget', 'ipywidgets', 'matplotlib'}"
    code = f"import sys, nnworks; print({heavy} & set(sys.modules) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "0", done.stderr


TEXT = ["ink", "muted", "positive", "negative-text", "right"]


def contrast(one, other):
    """The ratio of WCAG 2.2: 4.5 is asked of text (level AA), 3 of marks."""

    def luminance(colour):
        rgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
        linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
        return linear @ [0.2126, 0.7152, 0.0722]

    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_colours_can_be_read(mode):
    block = re.findall(r"^[^@{}]*\{[^}]*--nn-paper[^}]*\}", OneNeuron._css, re.M)[mode]
    colours = dict(re.findall(r"--nn-([a-z-]+): (#[0-9a-f]{6})", block))
    for text in TEXT:
        assert contrast(colours[text], colours["paper"]) >= 4.5, text
    for text in ("ink", "muted", "positive"):
        assert contrast(colours[text], colours["soft"]) >= 4.5, f"{text} on soft"
    for mark in ("positive", "negative-text"):  # the numbers in the output node
        assert contrast(colours["on-color"], colours[mark]) >= 4.5, mark
    for mark in ("negative", "positive", "probe", "focus", "gradient"):
        assert contrast(colours[mark], colours["paper"]) >= 3, mark
    for heat in ("heat-low", "heat-mid", "heat-high"):  # the line crosses them all
        assert contrast(colours["ink"], colours[heat]) >= 4.5, heat
        assert contrast(colours["probe"], colours[heat]) >= 2, heat
