"""What one frame of each live figure costs while a hand moves it, or while it runs.

python -m tests.site.test_frames     measures again and writes docs/figure_frames.md

Counted is the processor time of the page's main thread, script, style, layout and paint
together, so that other work on the machine does not count. A frame of 60 a second may
cost 16.7 ms. The test compares in units of a fixed loop, timed in the same browser.
"""

import itertools
import platform
import re

import pytest

from tests.browsing import ROOT, Visit, launch, serve

from .pages import BUILT
from .test_figures import figures

pytestmark = pytest.mark.browser
TABLE = ROOT / "docs" / "figure_frames.md"
BUDGET = 1000 / 60  # ms
DRIFT = 2.0  # a frame may cost twice what the table says before somebody must look
FRAMES = 60
# A busy machine may slow down between the yardstick and the figure: what is too slow is
# measured again, with its yardstick.
LOOKS = 3
HEAD = """# Frames

Processor time that one frame of a live figure costs the page's main thread, in ms,
while its first slider is dragged and, where it has something to run, while it runs:
the mean of {frames} frames. Sixty frames a second leave {budget:.1f} ms for each.
"Reached" is how many frames a second were shown meanwhile; no screen asks for more
than its own 60. The loop, {loop:.1f} ms here, is the yardstick by which a test compares
on other machines.
`python -m tests.site.test_frames` writes this table, after `make book`, on a machine
with nothing else to do. Measured: headless {browser}, {cores}.

| figure | dragged | reached | running | reached |
|---|---:|---:|---:|---:|
"""
LOOP = "() => { let s = 0; for (let i = 0; i < 3e6; i++) s += Math.sin(i); return s; }"
RUN = re.compile(r"^(Go|Play|Run|Start|Train)\b")
# A frame's events come before its drawing, so a change made in one is seen in the same.
WATCH = """
async ([slider, frames]) => {
  const next = () => new Promise(requestAnimationFrame);
  const start = await next();
  for (let i = 0; i < frames; i++) {
    if (slider) {
      const [low, high] = [Number(slider.min), Number(slider.max)];
      slider.value = low + (high - low) * (0.5 + 0.45 * Math.sin((i + 1) / 9));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    }
    await next();
  }
  return frames / ((await next()) - start) * 1000;
}
"""


class Meter:
    """Processor time of a page's main thread."""

    def __init__(self, page):
        self.page = page
        self.tools = page.context.new_cdp_session(page)
        self.tools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent(self):
        """Milliseconds so far."""
        metrics = self.tools.send("Performance.getMetrics")["metrics"]
        return 1000 * next(m["value"] for m in metrics if m["name"] == "TaskDuration")

    def loop(self):
        """The yardstick: the cheapest of three runs of the loop."""
        costs = []
        for _ in range(3):
            before = self.spent()
            self.page.evaluate(LOOP)
            costs.append(self.spent() - before)
        return min(costs)

    def frames(self, slider=None):
        """(ms a frame, frames a second) while the slider is dragged, or it runs."""
        handle = slider.element_handle() if slider else None
        before = self.spent()
        rate = self.page.evaluate(WATCH, [handle, FRAMES])
        return (self.spent() - before) / FRAMES, rate


def measure(figure):
    """Measure one figure of an open page: dragged, and running (None: never runs)."""
    figure.scroll_into_view_if_needed()
    meter = Meter(figure.page)
    slider = figure.locator("input[type=range]").first
    meter.frames(slider)  # what is compiled once is not counted
    dragged, running = meter.frames(slider), None
    buttons = figure.get_by_role("button", name=RUN).element_handles()
    for button in buttons[:1]:  # a handle, for its name changes: Train, Stop
        button.click()
        meter.frames()
        running = meter.frames()
        button.click()
    return dragged, running


def recorded():
    """Figure -> ms a frame, dragged and running, and the yardstick's ms."""
    text = TABLE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\S+) \| ([\d.]+) \| \d+ \| ([\d.]*) \|", text, re.M)
    loop = float(re.search(r"The loop, ([\d.]+) ms", text)[1])
    return {k: (float(d), float(r) if r else None) for k, d, r in rows}, loop


def met(browser, site, places):
    """Open each page once; give (key, figure on it) for each place."""
    for path, here in itertools.groupby(places, key=lambda place: place[0]):
        seen = Visit(browser, f"{site}/{path}")
        for _, number in here:
            figure = seen.page.locator(".nn-figure").nth(number)
            figure.wait_for()
            yield f"{path.split('/')[-1]}#{figure.get_attribute('data-key')}", figure
        seen.close()


def slower(measured, table, unit):
    """The frames that cost too much, (now, was), or are there now and were not."""
    return [
        (now and now[0], was)
        for now, was in zip(measured, table, strict=True)
        if (now is None) != (was is None)
        or (now is not None and now[0] > (DRIFT * was + 1) * unit)
    ]


def test_every_figure_keeps_its_frames(chromium, site):
    table, loop = recorded()
    there = set()
    for key, figure in met(chromium, site, figures()):
        there.add(key)
        assert key in table, f"{key} is not in {TABLE.name}: write it again"
        assert max(filter(None, table[key])) <= BUDGET, f"{key}: above {BUDGET:.1f} ms"
        for _ in range(LOOKS):
            unit = Meter(figure.page).loop() / loop
            slow = slower(measure(figure), table[key], unit)
            if not slow:
                break
        assert not slow, f"{key}: {slow} (now, was), in ms; the loop: {unit:.2f}"
    assert there == set(table), "the table names a figure that no page shows"


def test_the_meter_can_fail(visit):
    path, number = figures()[0]
    page = visit(path).page
    figure = page.locator(".nn-figure").nth(number)
    figure.wait_for()
    (cheap, _), _ = measure(figure)
    add = "(slider, loop) => slider.addEventListener('input', eval(loop))"
    figure.locator("input[type=range]").first.evaluate(add, LOOP)
    (dear, _), _ = measure(figure)
    assert dear > cheap + 0.5 * Meter(page).loop()


def write():
    """Measure every figure and write the table."""
    lines, loops = [], []
    with serve(BUILT) as site, launch() as browser:
        name = f"Chromium {browser.version.split('.')[0]}"
        for key, figure in met(browser, site, figures()):
            loops.append(Meter(figure.page).loop())
            dragged, running = measure(figure)
            run = f"{running[0]:.1f} | {running[1]:.0f}" if running else " | "
            lines.append(f"| {key} | {dragged[0]:.1f} | {dragged[1]:.0f} | {run} |\n")
    cores = f"{platform.machine()}, 2 processor cores, software rendering"
    TABLE.write_text(
        HEAD.format(
            frames=FRAMES,
            budget=BUDGET,
            loop=sorted(loops)[len(loops) // 2],
            browser=name,
            cores=cores,
        )
        + "".join(lines),
        encoding="utf-8",
    )


if __name__ == "__main__":
    write()
