"""Where Python comes from: the publisher's own copy of Pyodide, or its host."""

import json
from types import SimpleNamespace

import pytest
from sphinx.errors import ExtensionError

from .python_in_page import CORE, EXTENSION, HOSTED, Reader, distribution

CHECK, WRITE = EXTENSION["check_distribution"], EXTENSION["write"]


@pytest.fixture
def whole(tmp_path, monkeypatch):
    folder = tmp_path / "pyodide"
    folder.mkdir()
    monkeypatch.setenv("PYODIDE", str(distribution(folder)))
    return folder


def test_a_whole_distribution_is_copied_and_no_more(whole, tmp_path):
    (whole / "scipy.whl").write_text("not asked for")
    CHECK(None)
    app = SimpleNamespace(
        outdir=tmp_path / "html",
        srcdir=tmp_path,
        builder=SimpleNamespace(format="html"),
    )
    (tmp_path / "html/_static").mkdir(parents=True)
    WRITE(app, None)
    copied = {p.name for p in (app.outdir / "_static" / EXTENSION["OWN"]).iterdir()}
    numpy = json.loads((whole / "pyodide-lock.json").read_text())["packages"]["numpy"]
    assert copied == {*EXTENSION["CORE"], numpy["file_name"]}


@pytest.mark.parametrize("name", [*EXTENSION["CORE"], "numpy"])
def test_what_is_missing_is_named_in_one_sentence(whole, name):
    (found,) = whole.glob(f"{name}*")
    found.unlink()
    with pytest.raises(ExtensionError) as failed:
        CHECK(None)
    said = str(failed.value)
    assert said.startswith(f"PYODIDE={whole}: {found.name} is not there")
    assert "\n" not in said and EXTENSION["VERSION"] in said


def test_npms_core_alone_is_not_enough_and_a_wrong_folder_is_named(monkeypatch):
    monkeypatch.setenv("PYODIDE", str(CORE))
    with pytest.raises(ExtensionError, match="numpy-.*is not there"):
        CHECK(None)
    monkeypatch.setenv("PYODIDE", "no/such/folder")
    with pytest.raises(ExtensionError, match="PYODIDE=no/such/folder: pyodide.mjs"):
        CHECK(None)


def test_without_the_option_nothing_is_looked_for(monkeypatch):
    monkeypatch.setenv("PYODIDE", "")
    CHECK(None)
    assert HOSTED.fullmatch(EXTENSION["HOST"])


def test_the_version_is_the_one_that_is_tested_and_has_numpy_2():
    package = json.loads((CORE / "package.json").read_text())
    lock = json.loads((CORE / "pyodide-lock.json").read_text())
    assert package["version"] == EXTENSION["VERSION"]
    assert int(lock["packages"]["numpy"]["version"].split(".")[0]) >= 2


@pytest.mark.browser
def test_packages_of_the_distribution_arrive_before_the_first_run(
    whole, chromium, site
):
    seen = Reader(chromium, site, pyodide=whole, bare=False)
    try:
        cell = seen.cell()
        cell.write("np.__version__")
        cell.press("Run")
        assert "2." in cell.wait()
        assert seen.errors == [] and seen.foreign == []
    finally:
        seen.close()


@pytest.mark.browser
def test_a_package_that_does_not_arrive_is_told(whole, chromium, site):
    next(whole.glob("numpy*")).unlink()
    seen = Reader(chromium, site, pyodide=whole, bare=False)
    try:
        assert "Python could not be fetched from localhost" in seen.cell().check()
    finally:
        seen.close()
