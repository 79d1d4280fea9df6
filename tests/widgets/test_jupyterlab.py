"""In JupyterLab a hand moves the figure and Python reads it; and the other way.

A real JupyterLab on localhost, a real kernel, a real browser.
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import nbformat
import pytest
from jupyter_client import BlockingKernelClient

from tests.browsing import launch

from .hands import Hands

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CELL = "from nnworks.widgets import OneNeuron\nfigure = OneNeuron(w1=1)\nfigure"
READY = """() => {
  const context = window.jupyterapp?.shell.currentWidget?.sessionContext;
  return context?.isReady && context.session?.kernel?.status === "idle"
    && window.jupyterapp.commands.isEnabled("notebook:run-all-cells");
}"""
PATIENCE = 90  # seconds; JupyterLab starts in 5 on a free machine


def wait_for(ask, what):
    """What `ask` gives, once it gives something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError, ValueError):
            if answer := ask():
                return answer
        time.sleep(0.1)
    pytest.fail(f"waited {PATIENCE} s for {what}")


@pytest.fixture
def lab(tmp_path):
    """A JupyterLab with one notebook: its address and the folder of its kernels."""
    runtime = tmp_path / "runtime"
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(CELL)],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    work = tmp_path / "work"
    work.mkdir()
    nbformat.write(notebook, work / "one.ipynb")
    own = {
        name: str(tmp_path / name.lower())
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")
    }
    options = {
        "IdentityProvider.token": "",
        "ServerApp.root_dir": str(work),
        "ServerApp.port": "0",
        "LabApp.expose_app_in_browser": "True",
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "LabApp.news_url": "None",
        "LabApp.workspaces_dir": str(tmp_path / "workspaces"),
        "LabApp.user_settings_dir": str(tmp_path / "settings"),
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += [f"--{name}={value}" for name, value in options.items()]
    log = tmp_path / "lab.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            command,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, **own, "JUPYTER_RUNTIME_DIR": str(runtime)},
        )
    try:
        info = wait_for(
            lambda: next(runtime.glob("jpserver-*.json"), None), "JupyterLab's address"
        )
        url = wait_for(lambda: json.loads(info.read_text())["url"], "its address")
        wait_for(lambda: urlopen(url + "api/status").status == 200, "its answer")
        yield url, runtime
    except BaseException:
        print(log.read_text()[-3000:])
        raise
    finally:
        server.terminate()
        server.wait(30)


class Kernel:
    """The notebook's own kernel, asked beside the page."""

    def __init__(self, url, runtime):
        running = wait_for(
            lambda: json.load(urlopen(url + "api/kernels")), "a running kernel"
        )
        file = Path(runtime, f"kernel-{running[0]['id']}.json")
        self.client = BlockingKernelClient(connection_file=str(file))
        self.client.load_connection_file()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    def run(self, code, expression="None"):
        reply = self.client.execute_interactive(
            code,
            silent=True,
            user_expressions={"it": expression},
            timeout=PATIENCE,
            output_hook=lambda message: None,
        )
        assert reply["content"]["status"] == "ok", reply["content"]
        return eval(reply["content"]["user_expressions"]["it"]["data"]["text/plain"])


def test_page_and_python_move_the_same_neuron(lab):
    url, runtime = lab
    with launch() as browser:
        page = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{url}lab/tree/one.ipynb", timeout=PATIENCE * 1000)
        page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=PATIENCE * 1000)
        # A run that comes before the kernel is ready is lost without a word.
        page.wait_for_function(READY, timeout=PATIENCE * 1000)
        page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
        page.wait_for_selector(".nn-figure", timeout=PATIENCE * 1000)
        kernel, hands = Kernel(url, runtime), Hands(page)
        before = hands.surface()

        # Keys reach the slider, not JupyterLab's own shortcuts.
        hands.press(hands.slider("weight w1"), "ArrowRight", 5)
        assert hands.value("w1") == pytest.approx(1.5)
        wait_for(lambda: kernel.run("", "figure.w1") == 1.5, "Python to read w1")

        # So does a drag of the line itself.
        w1, w2, _ = hands.values()
        hands.drag(hands.centre(hands.slider("Line: move")), hands.at(0.9, 0.9))
        bias = hands.value("bias")
        assert bias == pytest.approx(-0.9 * (w1 + w2), abs=0.05)
        # On the way Python hears of some places between; the last one is what counts.
        wait_for(
            lambda: abs(kernel.run("", "figure.bias") - bias) < 0.006, "the new bias"
        )

        # And the other way: Python sets, the page shows.
        kernel.run("figure.w1 = -2.5; figure.activation = 'step'")
        wait_for(lambda: hands.value("w1") == -2.5, "the page to show w1")
        page.get_by_role("radio", name="step", checked=True).wait_for()
        hands.settle()
        assert hands.surface() != before
        assert errors == []
