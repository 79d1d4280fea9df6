import os
import subprocess
import sys
from importlib import metadata
from io import StringIO

import pytest

from nnworks import doctor
from nnworks.__main__ import main


def run(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "nnworks", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )


def test_doctor_says_what_is_here():
    done = run("doctor", NNWORKS_DATA="")
    assert done.returncode == 0, done.stdout + done.stderr
    for word in ("Python", "numpy", "device", "1797 images", "The course runs here."):
        assert word in done.stdout
    assert metadata.version("numpy") in done.stdout


def test_a_data_folder_that_is_none(tmp_path):
    done = run("doctor", NNWORKS_DATA=str(tmp_path / "nowhere"))
    assert done.returncode == 1
    assert "nowhere, no folder; correct it or unset it" in done.stdout
    assert "Traceback" not in done.stderr


def test_what_the_data_folder_holds_and_lacks(tmp_path):
    (tmp_path / "names").mkdir()
    (tmp_path / "names/names.txt").touch()
    lines = run("doctor", NNWORKS_DATA=str(tmp_path)).stdout.splitlines()
    assert any("ok" in x and "names" in x and str(tmp_path) in x for x in lines)
    assert any("Adult" in x and "embedded data serves instead" in x for x in lines)


def test_what_can_be_downloaded_is_told_with_the_command(told, monkeypatch, tmp_path):
    monkeypatch.delenv("NNWORKS_DATA", raising=False)
    monkeypatch.setattr("nnworks.data.download.cache", lambda: tmp_path)
    text = told()[1]
    assert "`python -m nnworks data fashion_mnist` downloads it (30.9 MB)" in text
    (tmp_path / "california-housing").mkdir()
    (tmp_path / "california-housing/housing.csv").touch()
    assert f"in {tmp_path / 'california-housing'}" in told()[1]


@pytest.fixture
def told(monkeypatch):
    """What the doctor says when `versions` are installed in place of the real ones."""

    def tell(**versions):
        real = metadata.version

        def version(name):
            chosen = versions.get(name.replace("-", "_"), real)
            if chosen is None:
                raise metadata.PackageNotFoundError(name)
            return real(name) if chosen is real else chosen

        monkeypatch.setattr(doctor.metadata, "version", version)
        out = StringIO()
        return doctor.report(out), out.getvalue()

    return tell


def test_a_missing_package_is_told_with_the_command_that_brings_it(told):
    code, text = told(matplotlib=None)
    assert code == 1
    assert "MISSING" in text and 'pip install "matplotlib' in text
    assert "1 missing" in text


def test_an_optional_package_is_told_and_not_counted(told):
    code, text = told(jupyterlab=None)
    assert code == 0 and "not installed; for working in notebooks" in text


def test_a_version_out_of_bounds_is_told(told):
    code, text = told(numpy="1.20.0")
    assert code == 1 and "1.20.0 is out of bounds" in text


def test_without_a_command_the_help_teaches(capsys):
    assert main([]) == 0
    assert "doctor" in capsys.readouterr().out


def test_an_unknown_command_names_those_there_are():
    done = run("docter")
    assert done.returncode == 2 and "choose from" in done.stderr
