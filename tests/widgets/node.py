"""Run a figure's JavaScript without a page, by the Node.js that Playwright brings."""

import json
import subprocess

from playwright._impl._driver import compute_driver_executable

from tests.browsing import ROOT

JS = ROOT / "lib" / "nnworks" / "widgets" / "js"


def evaluate(module, code, value=None, **others):
    """What `code` returns; it sees the module as `m` and the given `value`.

    `others` are further modules, each under the name that it shall have.
    """
    imports = (
        f"import * as {name} from {json.dumps((JS / other).as_uri())};\n"
        for name, other in others.items()
    )
    script = "".join(imports) + (
        f"import * as m from {json.dumps((JS / module).as_uri())};\n"
        "let text = ''; for await (const part of process.stdin) text += part;\n"
        "const value = JSON.parse(text);\n"
        f"const result = (() => {{ {code} }})();\n"
        "console.log(JSON.stringify(result));"
    )
    done = subprocess.run(
        [compute_driver_executable()[0], "--input-type=module", "-e", script],
        input=json.dumps(value),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
