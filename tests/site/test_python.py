"""Tasks in the page, done as a reader does them, with the real runner and worker."""

import json

import pytest
from bs4 import BeautifulSoup

from tests.browsing import ROOT, Visit
from tests.proof import pages as tasks
from tests.proof.course import REAL

from .pages import BUILT, pages
from .python_in_page import PAGE, Reader
from .test_accessibility import excuses, violations, wear

pytestmark = pytest.mark.browser
STUB_SAYS = "return the height x2 of the line at x1"
WRONG = "def border(x1, w, b):\n    return (w[0] * x1 + b) / w[1]"
RIGHT = "def border(x1, w, b):\n    return -(w[0] * x1 + b) / w[1]"
ENDLESS = "while True:\n    pass"


MEASURED = """editor => {
  const layers = [editor.querySelector("code"), editor.querySelector("textarea")];
  const style = (n) => ["font", "lineHeight", "padding", "letterSpacing", "whiteSpace",
    "tabSize", "textIndent", "textAlign"].map((k) => getComputedStyle(n)[k]);
  const box = (n) => Object.values(n.getBoundingClientRect().toJSON()).map(Math.round);
  const { scrollHeight, clientHeight, scrollWidth, clientWidth } = layers[1];
  return { same: layers.map(style), boxes: layers.map(box),
    scroll: [scrollHeight, clientHeight, scrollWidth, clientWidth] };
}"""


@pytest.fixture
def read(chromium, site):
    """read(limit=2, width=390) -> Reader, closed later."""
    readers = []

    def open_page(**options):
        readers.append(Reader(chromium, site, **options))
        return readers[-1]

    yield open_page
    for each in readers:
        each.close()


def test_a_stub_a_wrong_answer_and_a_right_one(read):
    seen = read()
    cell = seen.cell()
    assert STUB_SAYS in cell.check()
    said = cell.check(WRONG)
    assert "border is not right yet." in said and "The minus signs are missing." in said
    labels = cell.said.locator("dt").all_inner_texts()
    assert labels == ["called", "with", "got", "expected", "mistake", "read"]
    link = cell.said.get_by_role("link", name="See it move")
    assert link.get_attribute("href") == "#see-it-move"
    said = cell.check(RIGHT)
    assert "Right: border, in 2 cases." in said and "✓" in said
    assert seen.errors == [] and seen.foreign == []


def test_run_shows_what_is_printed_the_last_value_and_errors(read):
    seen = read()
    cell = seen.cell()
    for text, words in {
        "print('one')\n1 + 1": "one\n2",
        "x = 1": "It ran, and printed nothing.",
        "def f():\n    return 1 / 0\nf()": "ZeroDivisionError: division by zero",
        "1 +": 'File "<your border>", line 1',
        "import sys\nsys.exit()": "SystemExit",
        "border": "name 'border' is not defined",
    }.items():
        cell.write(text)
        cell.press("Run")
        assert words in cell.wait(), text
    assert "_cell.py" not in cell.wait()
    assert seen.errors == []


def test_a_cell_knows_the_answers_above_it(read):
    seen = read()
    seen.cell(0).write("def border(x1, w, b):\n    return -(w[0] * x1 + b) / w[1]")
    below = seen.cell(1)
    assert "Right: count_mistakes" in below.check(
        "def count_mistakes():\n    return border(0.0, [1.0, 2.0], -3.0)"
    )
    seen.cell(0).write("border = broken(")
    said = below.check()
    assert "name 'border' is not defined" in said


def test_an_endless_loop_is_stopped_and_the_next_run_works(read):
    cell = read(limit=2).cell()
    assert "Right" in cell.check(RIGHT)
    cell.write(ENDLESS)
    cell.press("Run")
    assert "Stopped after 2 seconds." in cell.wait()
    assert "Right" in cell.check(RIGHT)
    cell.write("def border(x1, w, b):\n    while True:\n        print('again')")
    cell.press("Check")
    assert "Stopped after 2 seconds." in cell.wait()


def test_a_reader_may_stop_it(read):
    cell = read(limit=600).cell()
    cell.write("print('here')\n" + ENDLESS)
    cell.press("Run")
    cell.said.get_by_text("here").wait_for(timeout=60_000)
    cell.press("Stop")
    assert "Stopped. The next run starts Python anew." in cell.wait()
    assert not cell.node.get_by_role("button", name="Stop").is_visible()
    assert "Right" in cell.check(RIGHT)


def test_two_cells_wait_for_each_other(read):
    seen = read(limit=3)
    first, second = seen.cell(0), seen.cell(1)
    first.write(ENDLESS)
    second.write("6 * 7")
    first.press("Run")
    second.press("Run")
    second.node.get_by_text("Waiting for the other cell").wait_for()
    assert "42" in second.wait()
    assert "Stopped after 3 seconds." in first.wait()


def test_work_survives_a_reload_and_reset_can_be_undone(read):
    seen = read()
    cell, other = seen.cell(0), seen.cell(1)
    original = cell.area.input_value()
    cell.press("Reset")
    assert cell.node.get_by_text("This is the text as it was.").is_visible()
    cell.write(WRONG)
    seen.page.reload()
    assert cell.area.input_value() == WRONG
    assert other.area.input_value().startswith("def count_mistakes")
    cell.press("Reset")
    assert cell.area.input_value() == original
    cell.press("Undo reset")
    assert cell.area.input_value() == WRONG
    cell.press("Reset")
    seen.page.reload()
    assert cell.area.input_value() == original
    kept = "localStorage.getItem('nnworks:page:neuron:border')"
    assert seen.page.evaluate(kept) is None


def test_without_storage_it_works_and_forgets(chromium, site):
    seen = Reader(chromium, site)
    try:
        seen.context.add_init_script(
            "Object.defineProperty(window, 'localStorage', "
            "{ get() { throw new DOMException('no', 'SecurityError'); } });"
        )
        seen.page.reload()
        cell = seen.cell()
        assert "Right" in cell.check(RIGHT)
        seen.page.reload()
        assert cell.area.input_value() != RIGHT
    finally:
        seen.close()


def test_download_gives_all_answers_as_one_file_that_runs(read):
    seen = read()
    seen.cell().write(RIGHT)
    with seen.page.expect_download() as started:
        seen.cell(1).press("Download")
    file = started.value
    assert file.suggested_filename == "neuron.py"
    text = file.path().read_text(encoding="utf-8")
    assert text.startswith("# One artificial neuron: your answers\n")
    assert f"# %% border\n{RIGHT}\n" in text and "# %% count_mistakes\n" in text
    names = {}
    exec(text, names)
    assert names["border"](0.0, [1.0, 2.0], -3.0) == 1.5


def test_by_the_keyboard_alone(read):
    seen = read()
    cell, keys = seen.cell(), seen.page.keyboard
    cell.area.focus()
    keys.press("Control+a")
    for line in ["def border(x1, w, b):", "x2 = -(w[0] * x1 + b) / w[1]", "return x2"]:
        keys.type(line)
        keys.press("Enter")
    keys.type("border(1.0, [1.0, 2.0], -3.0)")
    body = "    x2 = -(w[0] * x1 + b) / w[1]\n    return x2\n"
    whole = f"def border(x1, w, b):\n{body}border(1.0, [1.0, 2.0], -3.0)"
    assert cell.area.input_value() == whole
    keys.press("Control+Enter")
    assert "Right: border" in cell.wait()
    keys.press("Home")
    keys.press("Tab")
    assert cell.area.input_value().endswith("\n    border(1.0, [1.0, 2.0], -3.0)")
    keys.press("Shift+Tab")
    assert cell.area.input_value() == whole
    keys.press("Tab")
    keys.press("Control+z")
    assert cell.area.input_value() == whole, "the browser's own undo takes it back"
    keys.press("Escape")
    keys.press("Tab")
    focused = "document.activeElement.textContent"
    assert seen.page.evaluate(focused) == "Check"
    keys.press("Tab")
    assert seen.page.evaluate(focused) == "Run"
    keys.press("Enter")
    assert "1.0" in cell.wait()
    assert seen.page.evaluate(focused) == "Run", "the focus stays where it was"


def test_offline_it_says_so_and_the_page_is_whole(read):
    seen = read(python=False)
    assert seen.foreign == [] and seen.errors == []
    cell = seen.cell()
    said = cell.check(RIGHT)
    assert said.startswith("Python could not be fetched from cdn.jsdelivr.net")
    assert "Your text is kept." in said and "check.page.neuron.border(border)" in said
    assert len(seen.foreign) == 1 and seen.foreign[0].startswith("https://cdn.jsdelivr")
    assert cell.area.input_value() == RIGHT
    cell.check()
    assert len(seen.foreign) == 2, "a second try asks again"


def test_opened_as_a_file_it_says_so(chromium):
    seen = Visit(chromium, (BUILT / PAGE).as_uri())
    try:
        seen.page.locator(".nn-cell button").first.click()
        note = seen.page.locator(".nn-cell-said").first
        note.get_by_text("This page was opened as a file").wait_for()
        assert "make serve" in note.inner_text()
    finally:
        seen.close()


def test_without_javascript_the_cell_is_readable_code(chromium, site):
    seen = Visit(chromium, f"{site}/{PAGE}", java_script_enabled=False)
    try:
        text = seen.page.locator(".tag_exercise pre").first.inner_text()
        assert "raise NotImplementedError" in text
        assert seen.page.locator("textarea").count() == 0
    finally:
        seen.close()


def test_it_explains_itself_and_says_what_the_first_run_costs(read):
    seen = read()
    cell = seen.cell()
    assert "10 MB" in cell.node.inner_text()
    button = cell.node.get_by_role("button", name="Help")
    assert button.get_attribute("aria-expanded") == "false"
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    assert "starts afresh" in cell.node.inner_text()
    cell.check(RIGHT)
    button.click()
    assert "10 MB" not in seen.page.locator("article").inner_text()


def test_accessible_in_every_state_light_and_dark_and_on_a_phone(read):
    seen = read(width=390, height=844)
    one, two = seen.cell(0), seen.cell(1)
    one.press("Help")
    one.check(WRONG)
    two.write("for i in range(500):\n    print('a long line ' * 9, i)\n1 / 0")
    two.press("Run")
    two.wait()

    def found():  # of ours: the theme's are test_accessibility's
        broken = []
        for scheme in ("light", "dark"):
            wear(seen.page, scheme)
            told = [(scheme, *v) for v in violations(seen.page) if v[2]]
            broken += [v for v in told if not excuses(v[1], v[2])]
        return broken

    assert found() == []
    one.check(RIGHT)
    assert found() == []
    wide = seen.page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0


def test_the_letters_lie_upon_one_another(read):
    cell = read().cell()
    cell.write("x" * 200 + "\n" * 30 + "y")
    sizes = cell.node.locator(".nn-cell-editor").evaluate(MEASURED)
    assert sizes["same"][0] == sizes["same"][1]
    assert sizes["boxes"][0] == sizes["boxes"][1]
    high, seen_high, wide, seen_wide = sizes["scroll"]
    assert high <= seen_high + 1 and wide <= seen_wide + 1, json.dumps(sizes)


@pytest.mark.parametrize("path", [p.stem for p in tasks.paths(REAL)])
def test_every_task_of_every_chapter_is_an_editor(visit, path):
    page = next(p for p in pages() if p.endswith(f"/{path}.html"))
    seen = visit(page)
    written = tasks.tasks(REAL.chapters()[tasks.PREFIX + path])
    assert seen.page.locator(".nn-cell").count() >= len(written)
    for task in written:
        area = seen.page.get_by_label(f"{task.name}, in Python")
        assert area.input_value() == task.stub.rstrip()
    assert seen.foreign == [] and seen.errors == []


def test_only_pages_with_tasks_load_the_runner():
    for path in pages():
        soup = BeautifulSoup((BUILT / path).read_text(encoding="utf-8"), "html.parser")
        live = soup.select(".tag_exercise, .tag_runnable")
        scripts = [s for s in soup.find_all("script", src=True) if "python" in s["src"]]
        assert len(scripts) == bool(live), path


def test_the_runner_is_small():
    assert len((BUILT / "_static/nnworks-python.js").read_bytes()) < 25_000
    assert (ROOT / "node_modules/pyodide/package.json").exists()
