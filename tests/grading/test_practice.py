"""What the instructor's cells import on their way is imported once."""

from nnworks.grading.session import Warm
from tests.grading.toy import marks, notebook

LATE = (
    "def load():\n    import colorsys\n    return colorsys.rgb_to_hls(1, 1, 1)\nload()"
)
SEEN = "import sys\nseen = 'colorsys' in sys.modules"


def test_modules_are_there_from_the_second_notebook_on():
    test = ("assert seen", 1.0)
    submitted = notebook(SEEN, test, pristine=(LATE, test[0]))
    with Warm() as warm:
        assert [marks(warm.run(submitted)) for _ in range(3)] == [
            (0.0,),
            (1.0,),
            (1.0,),
        ]


def test_what_a_student_imports_is_not_taken_over():
    theirs = notebook(LATE, ("assert True", 1.0), pristine=("x = 1", "assert True"))
    test = ("assert not seen", 1.0)
    with Warm() as warm:
        for _ in range(3):
            warm.run(theirs)
        other = notebook(SEEN, test, pristine=("x = 1", test[0]))
        assert marks(warm.run(other)) == (1.0,)


def test_an_instructors_notebook_that_fails_or_hangs_costs_no_marks():
    test = ("assert f() == 1", 1.0)
    for first in ("1 / 0", "import os; os._exit(1)"):
        submitted = notebook("def f(): return 1", test, pristine=(first, test[0]))
        with Warm() as warm:
            assert [marks(warm.run(submitted)) for _ in range(2)] == [(1.0,)] * 2


def test_a_process_with_threads_is_forked_no_more(monkeypatch):
    test = ("assert f() == 1", 1.0)
    submitted = notebook("def f(): return 1", test)
    with Warm() as warm:
        first, ask = warm.process, warm._ask

        def said(asked, *parts, **more):
            reply = ask(asked, *parts, **more)
            return (*reply[:2], 2) if asked == "start" else reply

        assert marks(warm.run(submitted)) == (1.0,) and warm.process is first
        monkeypatch.setattr(warm, "_ask", said)
        assert marks(warm.run(submitted)) == (1.0,)
        assert warm.process is not first
