import copy
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnworks.grading.restore import restore

from .submissions import (
    ANSWERS,
    BY_NAME,
    NAMES,
    SOURCE_CELLS,
    a_test,
    cell_of,
    grade_id,
    honest,
    index_of,
    plain,
    score,
)

GRADED = [name for name in NAMES if BY_NAME[name]["grade"]]


FULL = dict.fromkeys([name for name in GRADED if name != "why"], True)


def restored(nb):
    """Restore; check what holds for every submission; return it with the notes."""
    before = copy.deepcopy(nb)
    new, notes = restore(nb, SOURCE_CELLS)
    assert nb == before
    ids = [grade_id(cell) for cell in new["cells"] if grade_id(cell)]
    assert len(ids) == len(set(ids))
    for name, source in BY_NAME.items():
        if source["locked"] or source["grade"]:
            cell = cell_of(new, name)
            mark = cell["metadata"]["nbgrader"]
            assert cell["cell_type"] == source["cell_type"]
            assert {k: mark[k] for k in ("grade", "solution", "locked", "task")} == {
                k: source[k] for k in ("grade", "solution", "locked", "task")
            }
            assert mark.get("points", 0.0) == source["points"]
            assert mark["schema_version"] == 3
        if source["locked"]:
            assert cell_of(new, name)["source"] == source["source"]
    validate(new)
    return new, notes


def validate(nb):
    import nbformat
    from nbgrader.nbgraderformat import MetadataValidator

    node = nbformat.from_dict(nb)
    nbformat.validate(node)
    MetadataValidator().validate_nb(node)


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


@pytest.mark.parametrize("name", GRADED)
def test_a_deleted_graded_cell_is_put_back_in_its_place(name):
    nb = honest()
    at = index_of(nb, name)
    del nb["cells"][at]
    new, notes = restored(nb)
    assert index_of(new, name) == at
    assert notes == (f"Cell {name} was missing and was put back.",)
    assert score(new) == FULL


def test_all_deleted_tests_are_put_back_in_order():
    nb = honest()
    nb["cells"] = [c for c in nb["cells"] if grade_id(c) in ("", *ANSWERS)]
    new, _ = restored(nb)
    assert [grade_id(cell) for cell in new["cells"] if grade_id(cell)] == list(NAMES)
    assert score(new) == FULL


def test_an_answer_in_a_cell_without_a_mark_still_counts():
    nb = honest()
    at = index_of(nb, "half")
    nb["cells"][at : at + 3] = [plain(ANSWERS["half"])]
    new, _ = restored(nb)
    assert score(new) == FULL
    assert "half" not in [grade_id(cell) for cell in new["cells"]]


def test_a_test_put_back_stands_after_the_rest_of_an_answer():
    nb = honest()
    at = index_of(nb, "double")
    nb["cells"][at]["source"] = "def twice(x):\n    return 2 * x"
    nb["cells"][at + 1] = plain("double = twice")
    assert score(restored(nb)[0]) == FULL


def test_an_empty_notebook_gets_all_graded_cells():
    nb = honest()
    nb["cells"] = []
    new, _ = restored(nb)
    assert [grade_id(c) for c in new["cells"]] == [
        n for n in NAMES if n not in ANSWERS or n == "why"
    ]
    assert score(new) == dict.fromkeys(FULL, False)


def test_a_copied_test_counts_once():
    nb = honest()
    test = cell_of(nb, "test_half")
    nb["cells"] = [copy.deepcopy(test), *nb["cells"], copy.deepcopy(test)]
    new, _ = restored(nb)
    assert index_of(new, "test_half") == index_of(new, "half") + 1
    assert score(new) == FULL


@pytest.mark.parametrize("order", list(itertools.permutations(["stub", "old", "new"])))
def test_of_copied_answers_the_last_edited_one_counts(order):
    nb = honest()
    at = index_of(nb, "double")
    texts = {
        "stub": BY_NAME["double"]["source"],
        "old": "def double(x):\n    return 3 * x",
        "new": ANSWERS["double"],
    }
    copies = [copy.deepcopy(nb["cells"][at]) for _ in order]
    for cell, which in zip(copies, order, strict=True):
        cell["source"] = texts[which]
    nb["cells"][at : at + 1] = copies
    new, notes = restored(nb)
    edited = [which for which in order if which != "stub"][-1]
    assert cell_of(new, "double")["source"] == texts[edited]
    assert any("different texts" in note for note in notes)


def test_a_copy_below_its_test_is_tested_after_it():
    nb = honest()
    stub = cell_of(nb, "double")
    answer = copy.deepcopy(stub)
    stub["source"] = BY_NAME["double"]["source"]
    nb["cells"].insert(index_of(nb, "test_double") + 1, answer)
    new, _ = restored(nb)
    assert index_of(new, "test_double") > index_of(new, "double")
    assert score(new) == FULL


@pytest.mark.parametrize("to", [0, 3, 99])
@pytest.mark.parametrize("name", ["test_double", "test_half", "test_half_of_arrays"])
def test_a_moved_test_goes_back_behind_its_answer(name, to):
    nb = honest()
    nb["cells"].insert(to, nb["cells"].pop(index_of(nb, name)))
    new, _ = restored(nb)
    assert score(new) == FULL
    between = [
        grade_id(c)
        for c in new["cells"][: index_of(new, name)]
        if grade_id(c) in ("double", "half")
    ]
    assert between[-1] == ("double" if name == "test_double" else "half")


def test_tasks_done_in_another_order_are_left_so():
    nb = honest()
    cells = nb["cells"]
    nb["cells"] = [*cells[:2], *cells[4:8], *cells[2:4], *cells[8:]]
    new, notes = restored(nb)
    assert score(new) == FULL
    assert notes == ()


def test_two_answers_before_their_tests_may_be_swapped():
    cells = [BY_NAME[n] for n in ("double", "half", "test_double", "test_half")]
    nb = honest()
    one = {name: cell_of(nb, name) for name in ("double", "half")}
    tests = [cell_of(nb, name) for name in ("test_double", "test_half")]
    nb["cells"] = [one["half"], one["double"], *tests]
    new, notes = restore(nb, cells)
    assert score(new) == {"test_double": True, "test_half": True}
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
