"""Where a course keeps its things: found by looking, never by a list."""

from dataclasses import dataclass
from pathlib import Path

from tests.proof import answers, notebook, pages

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Course:
    """A folder with solutions/, exercises/, nbgrader_config.py and tests/."""

    root: Path

    @property
    def config(self):
        own = self.root / "nbgrader_config.py"
        return own if own.exists() else REPOSITORY / "nbgrader_config.py"

    def solution_paths(self):
        """Every solution notebook, in order."""
        return sorted(
            path
            for path in self.root.glob("solutions/*/*.ipynb")
            if ".ipynb_checkpoints" not in path.parts
        )

    def assignments(self):
        """The assignments that nbgrader knows."""
        return [path.parent.name for path in self.solution_paths()]

    def chapters(self):
        """{page_<stem>: path} of the chapters with tasks in the page."""
        return {pages.PREFIX + path.stem: path for path in pages.paths(self)}

    def solution_path(self, assignment):
        found = sorted((self.root / "solutions" / assignment).glob("*.ipynb"))
        if len(found) != 1:
            raise ValueError(
                f"solutions/{assignment}: it has {len(found)} notebooks, expected one;"
                " an assignment is one notebook."
            )
        return found[0]

    def released_path(self, assignment):
        return (
            self.root / "exercises" / assignment / self.solution_path(assignment).name
        )

    def notebook(self, assignment):
        """The tasks of an assignment or, under page_<stem>, of a chapter."""
        if assignment.startswith(pages.PREFIX):
            return pages.notebook(self.chapters()[assignment])
        return notebook.read(self.solution_path(assignment))

    def wrong(self, assignment, task):
        path = self.root / "tests" / "wrong" / assignment / f"{task}.py"
        return answers.read(path, messages=True)

    def right(self, assignment, task):
        path = self.root / "tests" / "right" / assignment / f"{task}.py"
        return answers.read(path, messages=False)

    def equivalent_path(self, assignment):
        return self.root / "tests" / "proof" / "equivalent" / f"{assignment}.toml"


def graded_tasks(course):
    """(assignment, task name) of every checked task: what tests are parametrised by."""
    return [
        (assignment, task.name)
        for assignment in [*course.assignments(), *course.chapters()]
        for task in course.notebook(assignment).tasks
    ]


REAL = Course(REPOSITORY)
TOY = Course(Path(__file__).with_name("toy"))
