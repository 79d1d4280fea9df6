"""Dependencies: bounded on both sides, each explained, the same in both files."""

import re
import tomllib

from packaging.requirements import Requirement

from tests.browsing import ROOT

LINES = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
DIRECT = [Requirement(x) for x in LINES if x and not x.startswith(("#", "-"))]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_requirement_has_a_lower_and_an_upper_bound():
    for requirement in DIRECT:
        signs = {s.operator for s in requirement.specifier}
        assert signs in ({">=", "<"}, {"=="}), f"{requirement}: give both bounds"


def test_the_library_and_the_course_agree_on_bounds():
    course = {r.name: r.specifier for r in DIRECT}
    extras = PROJECT["project"]["optional-dependencies"]
    optional = [*extras["cluster"], *extras["postgres"]]
    for line in [*PROJECT["project"]["dependencies"], *optional]:
        requirement = Requirement(line)
        assert course[requirement.name] == requirement.specifier


def test_every_dependency_is_explained():
    words = (ROOT / "docs/decisions.md").read_text(encoding="utf-8")
    missing = [r.name for r in DIRECT if f"`{r.name}`" not in words]
    assert missing == []


def test_npm_packages_have_one_version_and_no_download_address():
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in lock and "integrity" in lock
    package = (ROOT / "package.json").read_text(encoding="utf-8")
    assert not re.search(r'"[\^~><*]', package)
