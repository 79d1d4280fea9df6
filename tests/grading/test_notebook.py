import json

import nbformat
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nnworks.grading.notebook import NotANotebook, cell_ids, read_notebook, shown

from .submissions import honest, plain


def read(tree):
    text = tree if isinstance(tree, str) else json.dumps(tree)
    return read_notebook(text.encode("utf-8", "surrogatepass"))


def notebook(*cells, **more):
    return {
        "cells": list(cells),
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    } | more


def test_an_honest_notebook_keeps_its_cells():
    nb, notes = read(honest())
    assert notes == ()
    given_cells = honest()["cells"]
    for key in ("source", "cell_type", "metadata", "id"):
        assert [c[key] for c in nb["cells"]] == [c[key] for c in given_cells]


def test_outputs_are_left_behind():
    output = {"output_type": "stream", "name": "stdout", "text": "x" * 10**6}
    nb, _ = read(notebook(plain("1", outputs=[output], execution_count=7)))
    assert nb["cells"][0]["outputs"] == [] and nb["cells"][0]["execution_count"] is None


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"not json", "not JSON"),
        (b"\xff\xfe{\x00}\x00", "UTF-8"),
        (b"\x89PNG\r\n", "UTF-8"),
        (b"[]", "not a notebook"),
        (b"3", "not a notebook"),
        (b'"x"', "not a notebook"),
        (b"{}", "which format"),
        (b"[" * 100_000, "not JSON"),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "not JSON"),
        (b'{"cells":[' + b"[" * 200 + b"]" * 200 + b'],"nbformat":4}', "nested"),
        (b'{"cells":' + b"9" * 10_000 + b',"nbformat":4}', "not JSON"),
        (b"[" + b"[]," * 1_200_000 + b"1]", "more parts"),
        (b"1," * 6_000_000, "more parts"),
        (b" " * 50_000_001, "MB"),
        (b'{"nbformat":4}', "no list of cells"),
        (b'{"nbformat":4,"cells":{}}', "no list of cells"),
        (b'{"nbformat":5,"cells":[]}', "nbformat 5"),
        (b'{"nbformat":-1,"cells":[]}', "nbformat -1"),
        (b'{"nbformat":3,"worksheets":7}', "damaged"),
        (b'{"nbformat":2,"worksheets":[{"cells":[3]}]}', "damaged"),
    ],
)
def test_what_is_no_notebook_is_one_phrase(data, word):
    with pytest.raises(NotANotebook) as said:
        read_notebook(data)
    assert word in str(said.value)
    assert "\n" not in str(said.value) and len(str(said.value)) < 120


def test_too_many_cells():
    with pytest.raises(NotANotebook, match="2500 cells"):
        read(notebook(*[plain("1")] * 2500))


def test_an_older_format_is_upgraded():
    old = nbformat.convert(nbformat.from_dict(honest()), 3)
    nb, notes = read(old)
    assert [c["source"] for c in nb["cells"]] == [
        c["source"] for c in honest()["cells"]
    ]
    assert notes == ("was of nbformat 3 and was upgraded",)
    # nbgrader's marks survive it
    for new, cell in zip(nb["cells"], honest()["cells"], strict=True):
        assert new["metadata"].get("nbgrader") == cell["metadata"].get("nbgrader")


def test_a_byte_order_mark_nan_and_a_key_twice_are_read_as_jupyter_does():
    text = json.dumps(notebook(plain("1", metadata={"x": float("nan")})))
    text = text.replace('"nbformat": 4,', '"nbformat": 3, "nbformat": 4,')
    nb, notes = read_notebook(b"\xef\xbb\xbf" + text.encode())
    assert nb["cells"][0]["metadata"] == {"x": None}
    assert notes == ("names a key twice; the last of the two counts, as in Jupyter",)


def test_lone_surrogates_are_replaced():
    text = json.dumps(notebook(plain("x = '\ud800'", metadata={"\udfff": "\ud800"})))
    nb, _ = read_notebook(text.encode())
    assert nb["cells"][0]["source"] == "x = '?'"
    json.dumps(nb, ensure_ascii=False).encode()


def test_strange_cells_become_cells_or_go():
    nb, notes = read(
        notebook(
            None,
            {"cell_type": "heading", "source": "Title", "level": 1},
            {"cell_type": ["code"], "outputs": 5, "source": ["a = 1\n", 7, "b = 2"]},
            {"source": {"x": 1}, "metadata": 3, "id": {}},
        )
    )
    assert [c["cell_type"] for c in nb["cells"]] == ["markdown", "code", "markdown"]
    assert nb["cells"][1]["source"] == "a = 1\nb = 2"
    assert len(notes) == 1
    nbformat.validate(nbformat.from_dict(nb))


def test_very_long_cells_are_emptied_the_longest_first():
    cells = [plain("#" * n) for n in (10, 500_000, 280_000, 270_000, 290_000)]
    nb, notes = read(notebook(*cells))
    sizes = [len(cell["source"]) for cell in nb["cells"]]
    assert sizes == [10, 0, 280_000, 270_000, 0]
    assert "cell 2" in notes[0]


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["a", "b"], ["a", "b"]),
        (["a", "a", "a"], ["a", "cell-1", "cell-2"]),
        (["cell-1", None, "cell-1"], ["cell-1", "cell-1x", "cell-2"]),
        (["a b", "", "x" * 65, 7, [], "ä"], [f"cell-{i}" for i in range(6)]),
        (["ok\n"], ["cell-0"]),
    ],
)
def test_ids_are_valid_and_different(ids, expected):
    assert cell_ids([{"id": name} for name in ids]) == expected


def test_names_in_sentences_play_no_tricks():
    assert shown("a\nb\x1b[31m\u202egnp.exe") == "a?b?[31m?gnp.exe"
    assert len(shown("x" * 1000)) == 80


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "cells metadata nbformat worksheets source cell_type outputs id".split()
            )
            | st.text(max_size=4),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None)
@given(JSON, st.sampled_from([None, 1, 2, 3, 4, 5, True, 4.0]))
@example({"cells": [{"cell_type": "code", "source": "\ud800"}]}, 4)
def test_any_json_is_a_notebook_or_one_phrase(tree, version):
    if isinstance(tree, dict) and version is not None:
        tree["nbformat"] = version
    judge(json.dumps(tree).encode("utf-8", "surrogatepass"))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 3000), st.integers(0, 100))
def test_any_bytes_are_a_notebook_or_one_phrase(noise, at, length):
    whole = json.dumps(honest()).encode()
    judge(noise)
    judge(whole[:at] + noise + whole[at + length :])


def judge(data):
    try:
        nb, notes = read_notebook(data)
    except NotANotebook as error:
        assert "\n" not in str(error)
        return
    nbformat.validate(nbformat.from_dict(nb))
    json.dumps(nb, ensure_ascii=False, allow_nan=False).encode()
    assert all("\n" not in note for note in notes)
