"""Where the locked cells stand again: deleted, copied, moved, in another order."""

import copy
import itertools

import pytest

from nnworks.grading.restore import restore

from .submissions import (
    ANSWERS,
    BY_NAME,
    FULL,
    GRADED,
    NAMES,
    cell_of,
    grade_id,
    honest,
    index_of,
    plain,
    restored,
    score,
)


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
