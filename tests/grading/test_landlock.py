"""Landlock: what may be read, written and made, and where it is old."""

import os

import pytest

from .boxes import inside, policy, refused
from .walls import ALL_NAMESPACES, pytest_generate_tests, pytestmark  # noqa: F401


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_older_landlock_without_namespaces_holds_too(decoys, user, version):
    gradebook, library = decoys / "gradebook.db", decoys / "library.py"
    library.write_text("x = 1")
    library.chmod(0o666)

    def work():
        return [
            refused(lambda: gradebook.read_text()),
            refused(lambda: os.truncate(gradebook, 0)),
            refused(lambda: os.truncate(library, 0)),
            refused(lambda: os.open(library, os.O_RDONLY | os.O_TRUNC)),
            library.read_text(),
        ]

    rules = policy(decoys / "scratch")
    ended = inside(
        decoys / "scratch",
        work,
        user=user,
        without=ALL_NAMESPACES,
        kernel={"landlock": version},
        read=(*rules.read, library),
    )
    assert ended.value == ["", "", "", "", "x = 1"]
