"""The figure of two devices: Python, parity with JavaScript, a reader's hands."""

import base64
import re

import pytest
import traitlets

from nnworks.widgets import DeviceTime
from nnworks.widgets.device_time import BATCHES, CPU, MEASURED, WIDTHS, fit, step_time

from .hands import Hands
from .node import evaluate

WRONG = [
    ({"width": 8}, "width: got 8, expected a number from 16 to 8192."),
    ({"width": 20.5}, "width: got 20.5, expected a whole number from 16 to 8192."),
    ({"batch": "7"}, "batch: got the str '7', expected one of '1', '32'"),
    ({"start": 0}, "start: got 0, expected a number from 0.01 to 10."),
    ({"rate": float("nan")}, "rate: it contains nan, expected finite numbers"),
    ({"data": "disk"}, "data: got the str 'disk', expected one of 'gpu', 'cpu'"),
]


@pytest.mark.parametrize("options, sentence", WRONG)
def test_a_wrong_value_gets_one_clear_sentence(options, sentence):
    with pytest.raises(traitlets.TraitError) as caught:
        DeviceTime(**options)
    assert sentence in str(caught.value)


def test_work_is_counted_as_the_text_says():
    # 2 hidden units, 1 example: 784*2 + 2*2 + 2*10 weights, 6 operations for each.
    weights = 784 * 2 + 2 * 2 + 2 * 10
    assert step_time((0, 1, 1e30), 2, 1) == pytest.approx(6 * weights / 1e6)
    assert step_time((0, 1e30, 1), 2, 1) == pytest.approx(24 * weights / 1e6)
    assert step_time((3, 1e30, 1e30), 2, 1) == pytest.approx(3)
    copied = step_time((3, 1e30, 1e30), 2, 25, copied=True)
    assert copied - 3 == pytest.approx(4 * 784 * 25 / 25e6)


def test_fit_finds_the_numbers_again():
    device = (0.25, 60.0, 20.0)
    rows = [(w, b, step_time(device, w, b)) for w in (32, 512) for b in (1, 64, 999)]
    assert fit(rows) == pytest.approx(device, rel=1e-2)


def test_the_processor_was_measured_and_the_fit_is_close():
    assert len(MEASURED) >= 12 and min(CPU) > 0
    for width, batch, ms in MEASURED:
        assert 1 / 3 < step_time(CPU, int(width), int(batch)) / ms < 3


@pytest.mark.parametrize("width", [16, 100, 8192])
@pytest.mark.parametrize("batch", BATCHES)
@pytest.mark.parametrize("data", ["gpu", "cpu"])
def test_the_page_computes_the_same(width, batch, data):
    figure = DeviceTime(width=width, batch=batch, data=data, start=0.2, rate=7)
    code = (
        "const [cpu, w, b, copied] = value;"
        "return [m.stepTime(cpu, w, b), m.stepTime([0.2, 7000, m.GPU_MEMORY], w, b,"
        " copied)]"
    )
    given = [list(figure.cpu), width, int(batch), data == "cpu"]
    theirs = evaluate("device_cost.mjs", code, given)
    assert theirs == pytest.approx(figure.times(), rel=1e-12)


def test_where_they_meet_both_take_equally_long():
    code = "return m.meeting(value[0], value[1], 32, false)"
    gpu = [0.5, 10_000, 1500]
    width = evaluate("device_cost.mjs", code, [list(CPU), gpu])
    left, right = (step_time(d, round(width), 32) for d in (CPU, gpu))
    assert left == pytest.approx(right, rel=0.03)
    slow = [9.9e3, 10_000, 1500]  # ten seconds of start: never worth it
    assert evaluate("device_cost.mjs", code, [list(CPU), slow]) is None


@pytest.mark.parametrize("batch", BATCHES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_state_has_a_still_and_a_sentence(batch, width):
    figure = DeviceTime(batch=batch, width=width)
    data, _ = figure._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert f"With {width} hidden units and {batch} examples" in data["text/plain"]
    assert not re.search("nan|inf", data["text/plain"])


@pytest.mark.browser
class TestHands:
    """What a reader does with it."""

    @pytest.fixture
    def hands(self, show):
        return Hands(show([DeviceTime()]).page)

    def words(self, hands):
        return hands.root.locator(".nn-verdict").inner_text()

    def test_keys_make_the_network_wider(self, hands):
        point = hands.root.get_by_role("slider", name="hidden units", exact=True)
        hands.press(point, "ArrowRight", 4)
        assert point.get_attribute("aria-valuenow") == "256"
        hands.press(point, "ArrowLeft", 60)
        assert point.get_attribute("aria-valuenow") == "16"

    def test_a_mouse_drags_it_and_the_times_follow(self, hands):
        before = hands.root.locator(".nn-readout").inner_text()
        point = hands.root.get_by_role("slider", name="hidden units", exact=True)
        x, y = hands.centre(point)
        hands.drag((x, y), (x + 60, y))
        assert hands.root.locator(".nn-readout").inner_text() != before
        assert int(point.get_attribute("aria-valuenow")) > 200

    def test_a_finger_drags_it(self, show):
        hands = Hands(show([DeviceTime()], width=390, has_touch=True).page)
        point = hands.root.get_by_role("slider", name="hidden units", exact=True)
        x, y = hands.centre(point)
        hands.swipe((x, y), (x + 50, y))
        assert int(point.get_attribute("aria-valuenow")) > 200

    def test_small_steps_are_the_processors_large_ones_the_gpus(self, hands):
        hands.choose("1")
        point = hands.root.get_by_role("slider", name="hidden units", exact=True)
        hands.press(point, "ArrowLeft", 60)
        assert "The processor is" in self.words(hands)
        hands.choose("16384")
        hands.press(point, "ArrowRight", 60)
        assert "The GPU is" in self.words(hands)

    def test_copying_makes_the_gpu_slower(self, hands):
        hands.choose("2048")
        before = hands.root.locator(".nn-readout").inner_text()
        hands.choose("on the processor")
        assert hands.root.locator(".nn-readout").inner_text() != before

    def test_a_typed_word_is_refused_in_a_sentence(self, hands):
        typed = hands.root.locator(".nn-number").first
        typed.fill("fast")
        typed.press("Enter")
        refusal = hands.root.locator(".nn-refusal").first.inner_text()
        assert "fast is no number from 0.01 to 10" in refusal
        assert "NaN" not in hands.root.inner_text()

    @pytest.mark.parametrize("width", [390, 768, 1280])
    def test_fits_its_width(self, show, width):
        page = show([DeviceTime()], width=width).page
        assert page.evaluate("document.documentElement.scrollWidth") <= width
