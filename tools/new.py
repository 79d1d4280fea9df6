"""Begin a chapter or an assignment from its template.

python tools/new.py chapter dropout 3_training
python tools/new.py exercise ps11_tokens
"""

import re
import sys
from pathlib import Path

import yaml

from new_exercise import CHECKS, RIGHT, WRONG
from new_exercise import make as make_exercise

ROOT = Path(__file__).resolve().parent.parent


def chapter(name, part, root=ROOT):
    """Copy book/_template.md to its part and add the chapter to _toc.yml."""
    parts = sorted(p.name for p in (root / "book").glob("[0-9]_*"))
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        sys.exit(
            f"new-chapter: got NAME={name!r}, expected small letters, digits and _ such"
            " as hidden_layers: make new-chapter NAME=hidden_layers PART=2_layers"
        )
    if not re.fullmatch(r"[0-9]_[a-z]+", part):
        sys.exit(
            f"new-chapter: got PART={part!r}, expected a part such as"
            f" {', '.join(parts)}: make new-chapter NAME={name} PART={parts[0]}"
        )
    target = root / "book" / part / f"{name}.md"
    if target.exists():
        sys.exit(f"new-chapter: {target.relative_to(root)} is there already.")
    title = name.replace("_", " ").capitalize()
    text = (root / "book/_template.md").read_text(encoding="utf-8")
    label = f"ch-{name.replace('_', '-')}"
    for mark, word in {"TITLE": title, "LABEL": label, "NAME": name}.items():
        text = text.replace(f"{{{{{mark}}}}}", word)
    files = {target: text, **task_in_the_page(name, title, root)}
    add_to_contents(root / "_toc.yml", part, name)
    for place, content in files.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")
    print(f"{target.relative_to(root)} is written and listed in _toc.yml.")
    print("Its task in the page has its check and its proofs in")
    for place in list(files)[1:]:
        print(f"  {place.relative_to(root)}")
    print("Fill it, look at it (make book), and see what is missing (make test).")


def task_in_the_page(name, title, root):
    """The check of the template's task, with wrong and right answers: {path: text}."""
    checks = CHECKS.format(
        about=f'The tasks in the page of the chapter "{title}".',
        chapter=title,
        section="Exercises",
    )
    return {
        root / f"lib/nnworks/check/page/{name}.py": checks,
        root / f"tests/wrong/page_{name}/scale.py": WRONG,
        root / f"tests/right/page_{name}/scale.py": RIGHT,
    }


def add_to_contents(path, part, name):
    """Put the chapter at the end of its part; begin the part where it is new."""
    contents = yaml.safe_load(path.read_text(encoding="utf-8"))
    caption = part.split("_", 1)[1].capitalize()
    entry = {"file": f"book/{part}/{name}"}
    for section in contents["parts"]:
        if section["caption"] == caption:
            section["chapters"].append(entry)
            break
    else:
        of_the_course = [
            s
            for s in contents["parts"]
            if re.match(r"book/[0-9]_", s["chapters"][0]["file"])
        ]
        place = sum(s["chapters"][0]["file"] < entry["file"] for s in of_the_course)
        section = {"caption": caption, "chapters": [entry]}
        contents["parts"].insert(place, section)
    text = yaml.safe_dump(contents, sort_keys=False, allow_unicode=True)
    path.write_text(text, encoding="utf-8")


def main(arguments):
    match arguments:
        case ["chapter", name, part]:
            chapter(name, part)
        case ["exercise", name]:
            make_exercise(name, ROOT)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
