"""What a bundle leaves out changes nothing of what it does."""

import json
import subprocess

import pytest
from playwright._impl._driver import compute_driver_executable

from nnworks.widgets.base import JS, bundle
from nnworks.widgets.squeeze import prune, squeeze

NODE = compute_driver_executable()[0]
FIGURES = [
    path.stem
    for path in sorted(JS.glob("*.mjs"))
    if "export default { render }" in path.read_text(encoding="utf-8")
]

PROGRAM = r"""
// A comment, and // another in it.
const one = 1, two = 0.5; // at the end of a line
const text = "  two  spaces, // no comment  ", single = 'it\'s';
/* A block
   of lines */
const pattern = /[/"]\/\s+/g, half = (4 / 2) / 1;
const say = (name) => `  ${name} and ${[1, 2].map((v) => `<${v + 1}>`).join(" } ")}  `;
const both = (a, b) => ({ a, b, });
const add = async (v) => v + 1;
let count = 0;
for (let i = 0; i < 3; i++) { count += i; }
if (count > 2) {
  const inner = count - -1;
  const other = inner + +2;
  count = other + ++count;
}
function later(...rest) { return .25 + rest.length; }
const spread = [...say("x")].length, chosen = count ? 0.5 : 1;
const fraction = () => { return 0.75; };
const changed = "a/b\"\\ ".replace(pattern, "-");
console.log(JSON.stringify([one, two, text, single, changed, half,
  say("x"), both(1, 2), typeof add, count, later(1, 2), spread, chosen, fraction()]));
"""


def run(program):
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", program], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_squeezed_program_does_the_same():
    small = squeeze(PROGRAM)
    assert run(small) == run(PROGRAM)
    assert len(small) < 0.8 * len(PROGRAM)
    assert "comment, and" not in small and "\n" not in small.strip()


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
