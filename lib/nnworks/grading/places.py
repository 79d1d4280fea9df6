"""Where the instructor's locked cells stand in a notebook that students rearranged."""

__all__ = ["Places"]


class Places:
    """The order of an instructor's cells, and what of it binds a student's notebook.

    Answers stay where the student has them, in any order. A locked cell, which tests
    the answers before it, stands after all of those that it stood after when it was
    released.

    Parameters
    ----------
    known : dict
        {grade_id: gradebook's cell}, in the order of the instructor's notebook.
    """

    def __init__(self, known):
        self._known, self._order = known, list(known)
        self._rank = {name: rank for rank, name in enumerate(self._order)}

    def _is_answer(self, name):
        return bool(name) and not self._known[name]["locked"]

    def _answers_of(self, name):
        """The answers before a cell in the instructor's order, the nearest last."""
        return [n for n in self._order[: self._rank[name]] if self._is_answer(n)]

    def right(self, cells, at):
        """Whether the cell at this index, if locked, stands behind the right answer."""
        name = cells[at].name
        if not name or self._is_answer(name):
            return True
        answers = self._answers_of(name)
        found = {cell.name for cell in cells}
        if answers and answers[-1] not in found:
            return True  # the answer is somewhere without a mark; so is its place
        before = [cell.name for cell in cells[:at] if self._is_answer(cell.name)]
        if not answers:
            return not before
        if answers[-1] not in before:
            return False
        last = [cell.name for cell in cells if cell.name in answers][-1]
        return before[-1] in (answers[-1], last)

    def put_back(self, cells, notes):
        """The cells with the locked ones that moved back behind their answers."""
        moved = [
            cell
            for at, cell in enumerate(cells)
            if cell.name
            and not self._is_answer(cell.name)
            and not self.right(cells, at)
        ]
        kept = [cell for cell in cells if cell not in moved]
        for cell in sorted(moved, key=lambda cell: self._rank[cell.name]):
            kept.insert(self.of(cell.name, kept), cell)
            notes.append(f"Cell {cell.name} had been moved.")
        return kept

    def of(self, name, cells):
        """Index at which a cell of the instructor belongs among these."""
        at = {cell.name: index for index, cell in enumerate(cells) if cell.name}
        rank, answers = self._rank[name], self._answers_of(name)
        if self._is_answer(name):
            needed = [n for n in self._order[:rank] if n in at]
        elif answers and answers[-1] in at:
            # Behind the answers, and the tests of the nearest that come before.
            beside = self._order[self._rank[answers[-1]] : rank]
            needed = [n for n in (*answers, *beside) if n in at]
        else:
            needed = []
        if needed:
            index = max(at[n] for n in needed) + 1
            while index < len(cells) and _goes_on(cells[index]):
                index += 1
            return index
        # The answer is gone, or stands in cells of the student's own: after those.
        later = [at[n] for n in self._order[rank + 1 :] if n in at]
        return later[0] if later else len(cells)


def _goes_on(cell):
    """Whether a student's own cell may be the rest of the answer before it."""
    return not cell.name and cell.content["cell_type"] == "code"
