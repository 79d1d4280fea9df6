import base64
import math

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook

from nnworks.grading.limits import Limits, Trimmer, shortened, size_of, trim

from .pixels import JPEG, PNG


def stream(text, name="stdout"):
    return {"output_type": "stream", "name": name, "text": text}


def shown(**data):
    data = {name.replace("_", "/"): value for name, value in data.items()}
    return {"output_type": "display_data", "data": data, "metadata": {}}


def error(**more):
    return {"output_type": "error", "ename": "E", "evalue": "v", "traceback": []} | more


def valid(outputs):
    cell = dict(cell_type="code", id="x", metadata={}, source="", outputs=list(outputs))
    nb = dict(nbformat=4, nbformat_minor=5, metadata={}, cells=[cell])
    cell["execution_count"] = None
    nbformat.validate(nbformat.from_dict(nb))
    return outputs


def test_defaults_are_limits_that_a_laptop_can_give():
    limits = Limits()
    assert limits.cell_s < limits.notebook_s
    assert limits.memory_bytes < 8 << 30


@pytest.mark.parametrize("name", [f for f in Limits.__dataclass_fields__])
@pytest.mark.parametrize("value", [-1, math.nan, math.inf, "5", None, True, 0])
def test_a_limit_that_is_none_is_refused_in_one_sentence(name, value):
    if name == "restarts" and value == 0:
        assert Limits(restarts=0).restarts == 0
        return
    with pytest.raises(ValueError, match=f"the limit {name} must be a") as said:
        Limits(**{name: value})
    assert "\n" not in str(said.value)


def test_honest_outputs_stay():
    outputs = [
        stream("hello\n"),
        {"output_type": "execute_result", "execution_count": 3, "metadata": {}}
        | {"data": {"text/plain": "42"}},
        {**shown(text_plain="<Figure>"), "data": {"text/plain": "x", "image/png": PNG}},
        error(traceback=["line 1", "line 2"]),
    ]
    kept = valid(trim(outputs, 10_000))
    assert list(kept) == outputs


def test_streams_that_follow_one_another_become_one():
    kept = trim([stream("a"), stream("b"), stream("c", "stderr"), stream("d")], 10_000)
    assert [o["text"] for o in kept] == ["ab", "c", "d"]


@pytest.mark.parametrize(
    "kind",
    ["text/html", "application/javascript", "image/svg+xml", "text/latex"]
    + ["application/json", "application/vnd.jupyter.widget-view+json", "image/gif"]
    + ["text/markdown", "application/pdf", "IMAGE/PNG", "image/png;x", ""],
)
def test_what_a_browser_would_run_or_fetch_goes(kind):
    bad = "<script>alert(1)</script>"
    (kept,) = valid(trim([shown(**{kind.replace("/", "_"): bad})], 10_000))
    assert list(kept["data"]) == ["text/plain"]
    assert "left out" in kept["data"]["text/plain"] and bad not in str(kept)
    both = {**shown(), "data": {kind: bad, "text/plain": "plain"}}
    assert trim([both], 10_000)[0]["data"] == {"text/plain": "plain"}


def test_a_name_of_a_kind_cannot_carry_text_of_its_own():
    (kept,) = trim([{**shown(), "data": {"<script>" * 100: "x"}}], 10_000)
    assert len(kept["data"]["text/plain"]) < 100


def test_a_jpeg_stays_and_a_false_picture_goes():
    assert trim([shown(image_jpeg=JPEG)], 10_000)[0]["data"] == {"image/jpeg": JPEG}
    false = base64.b64encode(b"<svg onload=alert(1)>").decode()
    (kept,) = trim([shown(image_png=false)], 10_000)
    assert list(kept["data"]) == ["text/plain"]


@pytest.mark.parametrize("size", [10**5, 10**7])
@pytest.mark.parametrize(
    "flood",
    [
        lambda n: [stream("x" * n)],
        lambda n: [stream("x\n" * (n // 2))],
        lambda n: [stream("\U0001f600" * (n // 4))],
        lambda n: [stream("x" * (n // 1000))] * 1000,
        lambda n: [shown(text_plain="x" * n)],
        lambda n: [shown(text_plain="x" * (n // 1000))] * 1000,
        lambda n: [error(traceback=["x" * (n // 1000)] * 1000)],
        lambda n: [error(ename="x" * n, evalue="x" * n, traceback=["x" * n])],
        lambda n: [shown(image_png="A" * n)],
        lambda n: [shown(image_png=PNG)] * (n // 100),
        lambda n: [stream("a"), stream("b", "stderr")] * (n // 2),
    ],
)
def test_a_flood_of_any_kind_ends_at_the_room(flood, size):
    kept = valid(trim(flood(size), 20_000))
    assert size_of(kept) < 21_000
    assert "left out" in str(kept) or size_of(kept) < 20_000


@pytest.mark.parametrize(
    "part", ["\n", "\r", "a\n", "\\", '"', "\u2028", "\x1b[0m", "é"]
)
@pytest.mark.parametrize(
    "flood",
    [
        lambda text: stream(text),
        lambda text: stream("x" * 10**5 + text),
        lambda text: shown(text_plain=text),
        lambda text: error(evalue=text, traceback=[text, text]),
    ],
)
def test_what_is_counted_is_what_stands_in_the_file(part, flood):
    kept = trim([flood(part * 10**5)] * 3, 50_000)
    cell = new_code_cell("", outputs=nbformat.from_dict(list(kept)))
    assert 5_000 < len(nbformat.writes(new_notebook(cells=[cell])).encode()) < 55_000


def test_the_beginning_and_the_end_of_long_text_stay():
    text = "first line\n" + "x" * 10**6 + "\nlast line"
    short = shortened(text, 1000)
    assert short.startswith("first line\n") and short.endswith("\nlast line")
    assert len(short) <= 1000 and "bytes left out" in short
    assert shortened("abc", 3) == "abc" and len(shortened("abcd", 3)) <= 3
    assert shortened("abc", -5) == ""


def test_text_that_no_file_can_hold_is_replaced():
    kept = trim([stream("a\ud800b"), error(evalue="\udfff")], 1000)
    str(kept).encode()
    assert kept[0]["text"] == "a?b"


def test_one_cells_flood_leaves_the_others_their_room():
    trimmer = Trimmer(Limits(output_bytes=40_000))
    floods = [trimmer([stream("x" * 10**6)]) for _ in range(10)]
    assert 9_000 < size_of(floods[0]) <= 10_500
    assert size_of(floods[2]) > 5_000
    assert sum(map(size_of, floods)) < 45_000
    assert "left out" in str(floods[9])


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["output_type", "name", "text", "data", "ename", "evalue", "traceback"]
                + [
                    "text/plain",
                    "image/png",
                    "text/html",
                    "execution_count",
                    "metadata",
                ]
            ),
            inner
            | st.sampled_from(
                ["stream", "display_data", "execute_result", "error", PNG]
            ),
            max_size=6,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None)
@given(ANY, st.integers(-10, 3000))
def test_whatever_comes_in_valid_outputs_come_out(outputs, room):
    given_outputs = outputs if isinstance(outputs, list) else [outputs]
    kept = valid(trim(given_outputs, room))
    assert size_of(kept) <= max(0, room) + 600
    valid(trim(outputs, room))
