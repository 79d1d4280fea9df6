"""What is known of an assignment before it is graded, from the course's own files."""

import nbformat

from tests.grading.classes import FULL, TESTS

DELIMITERS = """
c.ClearHiddenTests.begin_test_delimeter = "FROM HERE"
c.ClearHiddenTests.end_test_delimeter = "TO HERE"
"""


def test_hidden_tests_between_lines_of_the_courses_own(small_class):
    with open(small_class.folder / "nbgrader_config.py", "a") as file:
        file.write(DELIMITERS)
    hidden = "\n# FROM HERE\nassert double(0) == 0\n# TO HERE\n"
    small_class.write_source(TESTS | {"double": TESTS["double"] + hidden})
    small_class.release()
    place = small_class.hand_in("ada")
    assert "assert double(0)" not in (place / "one.ipynb").read_text()
    _, said = small_class.grade()
    assert "had been edited" not in said and small_class.marks() == {"ada": FULL}
    nb = nbformat.read(place / "one.ipynb", as_version=4)
    nb.cells[2].source = "assert True"
    nbformat.write(nb, place / "one.ipynb")
    _, said = small_class.grade()
    assert "The locked cell test_double had been edited." in said


def test_answers_that_lost_their_mark_are_found_by_nbformats_id(small_class):
    place = small_class.hand_in("ada")
    for name in ("one", "two"):
        nb = nbformat.read(place / f"{name}.ipynb", as_version=4)
        for cell in nb.cells:
            cell.metadata = {}
        if name == "two":
            nb.cells[2].source = "Because it is."
        nbformat.write(nb, place / f"{name}.ipynb")
    _, said = small_class.grade()
    assert "Cell why had lost its mark" in said and "put back" not in said
    assert small_class.marks() == {"ada": FULL | {"why": None}}  # a person marks it
    nb = nbformat.read(small_class.graded("ada") / "two.ipynb", as_version=4)
    (why,) = [c for c in nb.cells if c.cell_type == "markdown"]
    assert why.source == "Because it is."
    assert why.metadata["nbgrader"]["grade_id"] == "why"


def test_what_decides_no_marks_asks_for_no_regrade(small_class):
    small_class.hand_in("ada")
    small_class.grade()
    made = small_class.folder / "made" / "hw" / "one.ipynb"
    nb = nbformat.read(made, as_version=4)
    for number, cell in enumerate(nb.cells):
        cell.id = f"new-{number}"
    nbformat.write(nb, made)
    _, said = small_class.grade(regrade=True)
    assert "0 to grade" in said
