"""Every chapter has the same bones, and the right size."""

import re

import pytest
import yaml

from .pages import (
    BOOK,
    ROOT,
    TEMPLATE,
    cells,
    chapters,
    headings,
    is_task,
    prose,
    text,
    without_exercises,
)

# Words that the headings must hold, in this order; a chapter may add others between.
ORDER = [
    "by hand",
    "What we just did",
    "Shapes",
    "See it move",
    "In code",
    "goes wrong",
    "Exercises",
    "Recap",
]
BOXES = {
    "You will be able to": "nn-goals",
    "Predict": "nn-predict",
    "Pitfall": "warning",
    "In PyTorch": "note",
    "Going further": "seealso",
}
EVERY = [*chapters(), TEMPLATE]


def name(path):
    return path.stem


def problems_of_structure(page):
    """What a chapter's skeleton lacks, as sentences; used on the template too."""
    found = headings(page, "2,3")
    places = [next((i for i, h in enumerate(found) if w in h), None) for w in ORDER]
    missing = [w for w, p in zip(ORDER, places, strict=True) if p is None]
    if missing:
        yield f"no heading with the words {missing[0]!r}"
    elif places != sorted(places):
        yield f"headings not in order: {found}"
    if not 5 <= len(headings(page)) <= 8:
        yield f"{len(headings(page))} headings of the second level, expected 5 to 8"
    boxes = re.findall(r"^:{3,}\{admonition\} (.+)\n:class: (.+)$", page, re.M)
    for title, kind in boxes:
        if BOXES.get(title) != kind:
            yield f"box {title!r} of class {kind!r}: there are five kinds, {BOXES}"
    if "You will be able to" not in [title for title, _ in boxes]:
        yield "no box You will be able to"


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_structure(path):
    assert list(problems_of_structure(text(path))) == []


def test_the_structure_test_can_fail():
    page = text(TEMPLATE)
    late = page.replace("### Shapes", "").replace("## Recap", "### Shapes\n## Recap")
    for broken, problem in {
        page.replace("## Recap", "## End"): "no heading with the words 'Recap'",
        late: "not in order",
        page.replace(":class: warning", ":class: tip"): "box 'Pitfall'",
        page.replace("} You will be able to", "} Goals"): "no box You will be able to",
        page + "## One\n## Two\n": "headings of the second level",
    }.items():
        assert problem in " ".join(problems_of_structure(broken)), problem


@pytest.mark.parametrize("path", chapters(), ids=name)
def test_size(path):
    words = len(prose(without_exercises(text(path))).split())
    assert 1500 <= words <= 2500, f"{words} words: longer means two chapters"
    shown = [
        source
        for options, source in cells(text(path))
        if "remove-cell" not in options.get("tags", []) and not is_task(options)
    ]
    assert 8 <= len(shown) <= 12, f"{len(shown)} code cells, expected 8 to 12"
    for source in shown:
        assert len(source.splitlines()) <= 12, f"a cell over 12 lines:\n{source}"
        long = [line for line in source.splitlines() if len(line) > 80]
        assert not long, f"cut off at the page's edge: {long}"


def test_every_page_is_in_the_contents_and_there_is_no_other():
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    listed = {contents["root"]}
    listed |= {c["file"] for part in contents["parts"] for c in part["chapters"]}
    there = {p.relative_to(ROOT).with_suffix("").as_posix() for p in BOOK.rglob("*.md")}
    assert listed == there - {"book/_template"}


@pytest.mark.parametrize("path", chapters(), ids=name)
def test_every_goal_names_graded_tasks(path):
    goals = re.search(
        r"You will be able to\n:class: nn-goals\n(.*?)^:::", text(path), re.M | re.S
    )[1]
    assert len(re.findall(r"\*\*[A-Z]\w+\*\*", goals)) == 3, "three verbs, in bold"
    sources = "".join(p.read_text() for p in ROOT.glob("solutions/*/*.ipynb"))
    here = re.findall(r"\bcheck-(\w+)-(\w+)", text(path))
    for task in re.findall(r"`(\w+)`", goals):
        graded = f'"grade_id": "test_{task}"' in sources
        assert graded or (path.stem, task) in here, f"no graded task {task}"


@pytest.mark.parametrize("path", chapters(), ids=name)
def test_every_exercise_has_a_folded_solution(path):
    page = text(path)
    asked = re.findall(r"^`{3,}\{exercise\}.*\n:label: (\S+)$", page, re.M)
    solved = re.findall(r"^`{3,}\{solution\} (\S+)\n:class: dropdown$", page, re.M)
    assert asked and sorted(asked) == sorted(solved)


def test_every_notebook_is_linked_from_a_chapter():
    linked = {
        n
        for p in chapters()
        for n in re.findall(r"^```\{notebook\} (\S+)$", text(p), re.M)
    }
    there = {
        p.relative_to(ROOT / "exercises").with_suffix("").as_posix()
        for p in ROOT.glob("exercises/*/*.ipynb")
    }
    assert linked == there
