"""nbgrader's settings: solutions/ is the instructor's source, exercises/ the release.

submitted/, autograded/ and feedback/ are nbgrader's defaults.
"""

c = get_config()  # noqa: F821  (nbgrader defines it)

c.CourseDirectory.course_id = "how_neural_networks_work"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
# nbgrader copies whatever lies beside a notebook; text twins would carry the answers.
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "*.pyc",
    "__pycache__",
    "feedback",
    "*.md",
    "*.py",
    "*.Rmd",
    "*.qmd",
    ".DS_Store",
]
# Below this line in a released cell stands `raise NotImplementedError("what to do")`.
c.ClearSolutions.code_stub = {"python": "# Write your code here."}

# Students' code runs in a sandbox and the tests apart from it: docs/grading.md.
from nnworks.grading import configure  # noqa: E402

configure(c)
