"""The parts of the harness: reading answers and notebooks, mutants, names in cells."""

import nbformat
import pytest

from tests.proof import answers, flow, operators
from tests.proof.course import TOY
from tests.proof.mutate import mutants
from tests.proof.notebook import read


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("# %% a b\n# message: m\nx = 1\n", "expected a name"),
        ("# %% a\nx = 1\n", "no `# message:` line"),
        ("# %% a\n# message:\nx = 1\n", "no `# message:` line"),
        ("# %% a\n# message: m\n", "is empty"),
        ("# %% a\n# message: m\nx = 1\n# %% a\n# message: m\nx = 2\n", "two answers"),
    ],
)
def test_a_bad_answer_file_gets_one_sentence(tmp_path, text, sentence):
    path = tmp_path / "task.py"
    path.write_text(text)
    with pytest.raises(ValueError, match=sentence):
        answers.read(path, messages=True)
    with pytest.raises(FileNotFoundError, match="write there"):
        answers.read(tmp_path / "other.py", messages=True)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"grade_id": "test_other"}, "test cell test_<task>"),
        ({"solution": True}, "graded by hand"),
    ],
)
def test_a_notebook_whose_cells_do_not_pair_is_refused(tmp_path, change, sentence):
    nb = nbformat.read(TOY.solution_path("toy"), as_version=4)
    cell = next(c for c in nb.cells if c.metadata.get("nbgrader", {}).get("grade"))
    cell.metadata.nbgrader.update(change)
    nbformat.write(nb, tmp_path / "toy.ipynb")
    with pytest.raises(ValueError, match=sentence):
        read(tmp_path / "toy.ipynb")


CELL = '''def f(x, w):
    """Doc 1 + 1."""
    outside = 1 + 1
    ### BEGIN SOLUTION
    {}
    ### END SOLUTION
'''


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("return x - w", ["x + w", "w - x", "x", "-(x - w)"]),
        ("return x >= 0", ["x > 0", "x < 0", "x >= 1"]),
        ("return np.maximum(x, 0.0)", ["np.minimum(x, 0.0)", "np.maximum(0.0)", "x"]),
        ("return x.sum(axis=0)", ["x.mean(axis=0)", "x.sum(axis=1)", "x.sum()"]),
        ("return x[1:]", ["x[:]", "x[2:]", "x[0:]"]),
        ("return x if w else 0", ["0 if w else x", "x", "0", "x if w else 1"]),
        ("return (x, w)", ["(w, x)", "(x,)"]),
        ("return not x and w", ["not x or w", "x and w", "w"]),
        ("return f(x, flag=True)", ["f(x, flag=False)", "f(x)", "x"]),
        ("return -x.T.copy()", ["x.T.copy()", "-x.copy()", "-x.T"]),
    ],
)
def test_mutants_hold_the_mistakes_we_mean(line, expected):
    made = [mutant.source for mutant in mutants(CELL.format(line))]
    for mutant in expected:
        assert any(f"return {mutant}\n" in source for source in made), mutant
    assert all("outside = 1 + 1" in source for source in made)
    assert len(made) == len(set(made))


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        ("for i in range(x): w += i", "for i in range(x + 1):"),
        ("for i in range(x): w += i", "w -= i"),
        ("while x: x -= 1", "x -= 2"),
        ("w = [i for i in x if i]", "w = [i for i in x]"),
    ],
)
def test_mutants_of_statements(line, gone):
    assert any(mutant.name.endswith(gone) for mutant in mutants(CELL.format(line)))
    assert any(m.name.endswith("->  pass") for m in mutants(CELL.format(line)))


def test_mutants_that_say_the_same_are_one():
    # -1 and its parts fold into one constant: 1 -> -1 and dropping the sign agree twice
    made = mutants(CELL.format("return 2 * 1"))
    assert len(made) == len({m.name for m in made})
    assert not any("return 1 * 2" in m.source for m in made)  # 2, as it was


def test_error_messages_are_not_mutated_and_docstrings_neither():
    made = mutants(CELL.format('raise ValueError(f"got {x + 1}")'))
    assert [mutant.name.split("->")[1].strip() for mutant in made] == ["pass"]


def test_twins_go_both_ways():
    assert "minimum" in operators.TWINS["maximum"]
    assert "maximum" in operators.TWINS["minimum"]


# Names in cells


@pytest.mark.parametrize(
    ("changed", "expected"),
    [("f", "cde"), ("g", "bcde"), ("h", ""), ("a", "")],  # a is defined anew, unused
)
def test_what_a_changed_name_reaches(changed, expected):
    sources = {
        "a": "a = h = 1",
        "b": "def f(x):\n    return g(x)",
        "c": "y = f(2)",
        "d": "assert y == 2",
        "e": "f(3)",
        "p": "print(y)",
    }
    cells = [
        {"id": name, "source": source, "graded": name in "de"}
        for name, source in sources.items()
    ]
    if changed == "f":
        del cells[1]
    assert "".join(cell["id"] for cell in flow.reached(cells, {changed})) == expected


@pytest.mark.parametrize(
    ("source", "stored", "loaded"),
    [
        ("a = b", "a", "b"),
        ("a = 1\nb = a", "ab", ""),  # a comes from the cell itself
        ("b = a\na = 1", "ab", "a"),
        ("a += 1", "a", "a"),
        ("a[0] = b", "a", "ab"),
        ("for a in b:\n    c = a", "ac", "b"),
        ("if a:\n    b = 1\nelse:\n    c = d", "bc", "ad"),
        ("def f(x):\n    y = x\n    return y + g", "f", "g"),
        ("a = [x for x in b]", "a", "b"),
        ("import a as b", "b", ""),
        ("%matplotlib inline\na = 1", "a", ""),
        ("a = = 1", "", ""),
    ],
)
def test_names_of_a_cell(source, stored, loaded):
    assert flow.names(source) == (set(stored), set(loaded))
