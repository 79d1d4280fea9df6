import copy
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnworks.grading.restore import restore

from .submissions import (
    ANSWERS,
    FULL,
    NAMES,
    SOURCE_CELLS,
    a_test,
    cell_of,
    grade_id,
    honest,
    plain,
    restored,
    score,
)


def test_an_honest_notebook_stays_as_it_is():
    new, notes = restored(honest())
    assert notes == ()
    assert score(new) == FULL
    assert [c["source"] for c in new["cells"] if grade_id(c) in ANSWERS] == list(
        ANSWERS.values()
    )
    assert restore(new, SOURCE_CELLS) == (new, ())


def test_the_restored_source_has_the_hidden_tests_and_nobody_is_accused():
    new, notes = restored(honest())
    assert "HIDDEN" in cell_of(new, "test_double")["source"]
    assert notes == ()


def test_an_edited_test_is_restored_and_said():
    nb = honest()
    cell_of(nb, "test_half")["source"] = "assert True"
    cell_of(nb, "half")["source"] = "def half(x):\n    return x"
    new, notes = restored(nb)
    assert notes == ("The locked cell test_half had been edited.",)
    assert not score(new)["test_half"]


@pytest.mark.parametrize(
    "change",
    [
        {"points": 1000},
        {"points": -1},
        {"points": "many"},
        {"points": None},
        {"grade": False},
        {"solution": True},
        {"locked": False},
        {"grade": "yes"},
        {"schema_version": 1},
        {"schema_version": 2},
        {"schema_version": 99},
        {"schema_version": "3"},
        {"checksum": 5},
        {"cell_type": "markdown"},
        {"task": True},
        {"more": "keys"},
    ],
)
@pytest.mark.parametrize("name", ["test_half", "half", "why"])
def test_a_changed_mark_is_restored(name, change):
    nb = honest()
    cell_of(nb, name)["metadata"]["nbgrader"] |= change
    new, _ = restored(nb)
    assert score(new) == FULL
    assert (
        cell_of(new, name)["metadata"]
        == cell_of(restored(honest())[0], name)["metadata"]
    )


def test_points_that_were_raised_are_said():
    nb = honest()
    cell_of(nb, "test_half")["metadata"]["nbgrader"]["points"] = 1000
    assert restored(nb)[1] == ("The mark of cell test_half had been changed (points).",)


def test_an_older_schema_is_no_offence():
    nb = honest()
    for cell in nb["cells"]:
        mark = cell["metadata"].get("nbgrader", {})
        mark.pop("task", None)
        mark.pop("cell_type", None)
        if mark:
            mark["schema_version"] = 1
    assert restored(nb)[1] == ()


@pytest.mark.parametrize("kind", ["markdown", "raw", "heading", 7, None])
@pytest.mark.parametrize("name", NAMES)
def test_a_changed_type_is_restored(name, kind):
    nb = honest()
    cell_of(nb, name)["cell_type"] = kind
    new, _ = restored(nb)
    assert score(new) == FULL
    assert cell_of(new, "why")["source"] == ANSWERS["why"]


@pytest.mark.parametrize("mark", ["x", 3, [], None, True, {"grade_id": ["a"]}])
@pytest.mark.parametrize("name", NAMES)
def test_a_mark_of_the_wrong_type_costs_nothing(name, mark):
    nb = honest()
    cell_of(nb, name)["metadata"]["nbgrader"] = mark
    assert score(restored(nb)[0]) == FULL


def test_metadata_of_the_wrong_type_costs_nothing():
    for metadata in ("x", None, [], 5):
        nb = honest()
        for cell in nb["cells"]:
            cell["metadata"] = metadata
        assert score(restored(nb)[0]) == FULL


def test_an_answer_for_a_person_is_found_by_nbformats_id():
    nb = honest()
    cell_of(nb, "why")["metadata"] = {"nbgrader": "x"}
    known = [
        {**cell, "id": f"id-{cell['name'].replace('_', '-')}"} for cell in SOURCE_CELLS
    ]
    new, _ = restore(nb, known)
    assert cell_of(new, "why")["source"] == ANSWERS["why"]


def test_swapped_marks_are_swapped_back():
    nb = honest()
    one, two = cell_of(nb, "half"), cell_of(nb, "test_half")
    one["metadata"], two["metadata"] = two["metadata"], one["metadata"]
    new, _ = restored(nb)
    assert score(new) == FULL


def test_cells_of_another_assignment_are_ordinary():
    nb = honest()
    nb["cells"].append(
        plain(
            "1 / 0",
            metadata={"nbgrader": {"grade_id": "bonus", "grade": True, "points": 50}},
        )
    )
    new, notes = restored(nb)
    assert new["cells"][-1]["metadata"] == {}
    assert "bonus" in notes[0]
    assert score(new) == FULL


def test_ids_of_cells_become_valid_and_different():
    nb = honest()
    for cell, given_id in zip(nb["cells"], itertools.cycle(["same", "a b", None, 5])):
        cell["id"] = given_id
    new, _ = restored(nb)
    ids = [cell["id"] for cell in new["cells"]]
    assert len(set(ids)) == len(ids)


def test_kernel_and_huge_metadata_are_replaced():
    class Original:
        source_cells = SOURCE_CELLS
        kernelspec = {"name": "python3", "display_name": "Python 3"}

    nb = honest()
    nb["metadata"] = {"kernelspec": {"name": "bash"}, "widgets": {"x": "y" * 10**6}}
    nb["cells"][0]["metadata"] = {"x": "y" * 10**6}
    new, _ = restore(nb, Original())
    assert new["metadata"]["kernelspec"] == Original.kernelspec
    assert len(str(new)) < 10_000


PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAA"
    "AElFTkSuQmCC"
)


def test_a_picture_in_an_answer_for_a_person_stays():
    nb = honest()
    cell_of(nb, "why")["attachments"] = {
        "drawing.png": {"image/png": PNG},
        "page.html": {"text/html": "<script>"},
        "fake.png": {"image/png": "AAAA"},
    }
    nb["cells"][0]["attachments"] = {"x.png": {"image/png": PNG}}
    new, notes = restored(nb)
    assert cell_of(new, "why")["attachments"] == {"drawing.png": {"image/png": PNG}}
    assert "attachments" not in new["cells"][0]
    assert len(notes) == 2


def test_notes_are_few():
    cells = [a_test(f"t{i}", f"assert {i} < 99") for i in range(60)]
    nb = {"cells": [], "metadata": {}}
    new, notes = restore(nb, cells)
    assert len(new["cells"]) == 60
    assert len(notes) == 20 and "41 more" in notes[-1]


SMALL = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


@st.composite
def mangled(draw):
    """An honest notebook after a few random changes of any kind."""
    nb = honest()
    cells = nb["cells"]
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, max(0, len(cells) - 1)))
        what = draw(
            st.sampled_from(["drop", "copy", "move", "key", "mark", "swap", "new"])
        )
        if what == "new" or not cells:
            cells.insert(at, draw(SMALL))
        elif what == "drop":
            del cells[at]
        elif what in ("copy", "move"):
            taken = copy.deepcopy(cells[at]) if what == "copy" else cells.pop(at)
            cells.insert(draw(st.integers(0, len(cells))), taken)
        elif isinstance(cells[at], dict):
            where = cells[at]
            if what == "mark" and isinstance(where.get("metadata"), dict):
                where = where["metadata"].get("nbgrader", where)
            if isinstance(where, dict) and where:
                key = draw(st.sampled_from(sorted(where, key=str)))
                names = st.sampled_from(NAMES)
                where[key] = draw(SMALL | names)
    return nb


@settings(max_examples=150, deadline=None)
@given(mangled())
def test_whatever_is_changed_every_graded_cell_is_there_once(nb):
    new, notes = restored(nb)
    assert restore(new, SOURCE_CELLS)[0] == new
    assert len(notes) <= 20
