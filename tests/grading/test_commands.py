"""A cell's shell commands, where there is no terminal and may be no process."""

from dataclasses import replace

from tests.grading.toy import SMALL, marks, notebook, text

CELLS = ("a = 1\n!echo {a}; echo 2 >&2\nb = 2", "c = !echo 3\nd = list(c)")


def test_a_command_shows_what_it_prints_and_the_cell_goes_on(warm):
    tests = ("assert (a, b) == (1, 2)", 1.0), ("assert d == ['3']", 1.0)
    outcome = warm.run(notebook(*CELLS, "!exit 3\nprint(_exit_code)", *tests))
    assert text(outcome.cells[0]).split() == ["1", "2"]
    assert text(outcome.cells[2]).split() == ["3"]
    assert marks(outcome) == (1.0, 1.0)


def test_where_no_process_may_start_the_cell_says_so_and_goes_on(warm):
    tests = ("assert (a, b) == (1, 2)", 1.0), ("assert d == []", 1.0)
    few = replace(SMALL, processes=1)
    outcome = warm.run(notebook(*CELLS, *tests, limits=few))
    for cell, command in zip(outcome.cells, ("!echo 1; ", "!echo 3: "), strict=False):
        said = text(cell)
        assert said.startswith(command) and "the cell goes on without it" in said
    assert marks(outcome) == (1.0, 1.0)


def test_a_command_without_end_costs_its_own_cell(warm):
    limits = replace(SMALL, cell_s=0.7)
    test = ("assert a == 1", 1.0)
    outcome = warm.run(notebook("a = 1", "!sleep 60", "!yes", test, limits=limits))
    assert marks(outcome) == (1.0,)
    assert "longer than it may" in text(outcome.cells[1])
    assert len(text(outcome.cells[2])) < 60_000
