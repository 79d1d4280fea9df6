"""What a bundle leaves out changes nothing of what it does."""

import subprocess

import pytest
from playwright._impl._driver import compute_driver_executable

from nnworks.widgets.base import JS, bundle
from nnworks.widgets.prune import prune

NODE = compute_driver_executable()[0]
FIGURES = [
    path.stem
    for path in sorted(JS.glob("*.mjs"))
    if "export default { render }" in path.read_text(encoding="utf-8")
]


def test_what_nobody_asks_for_stays_behind():
    module = (
        "export const a = 1, b = 2;\n"
        "const deep = () => 1;\n"
        "export function used() {\n  return b;\n}\n"
        "export function unused() {\n  return deep();\n}\n"
        "export const list = [...spread()];\n"
        "function spread() { return [3]; }\n"
        "export const name = { deep: 2 }.deep;\n"
    )
    small = prune(module, {"used", "list"})
    assert "const a = 1, b = 2" in small and "function spread" in small
    assert "unused" not in small and "name" not in small
    assert "const deep" not in small  # of "used" and "list" nobody calls it


@pytest.mark.parametrize("name", FIGURES)
def test_every_bundle_can_be_read(name, tmp_path):
    path = tmp_path / f"{name}.mjs"
    path.write_text(bundle(name), encoding="utf-8")
    done = subprocess.run([NODE, "--check", path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
