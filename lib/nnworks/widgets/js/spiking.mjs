// A nerve cell as the simplest model has it: its voltage runs in time under the current of a
// hand, and beside it stands how many spikes a second each current gives.
import { chart, sharpCanvas } from "./chart.mjs";
import { palette } from "./colors.mjs";
import { slider } from "./controls.mjs";
import { html, number, place, show, svg } from "./dom.mjs";
import { figure } from "./figure.mjs";
import { numeric } from "./fragment.mjs";
import { drag, handle } from "./handles.mjs";
import { clamp } from "./nn.mjs";
import { CELL, normals, rate, spikingCell } from "./spiking_cell.mjs";

const DT = 0.1, SAMPLES = 2000; // 200 ms are seen
const PACE = 1; // steps of the cell for each ms of the reader: ten times slower than life
const TOP = { current: 6, refractory: 20, noise: 6, rate: 200 };
const PEAK = -36; // mV, where a spike is drawn to; a real one would leave the frame
// Where the curve is drawn from: closer together at its corner, where it rises most steeply.
const CURRENTS = [...Array.from({ length: 121 }, (_, i) => i / 20), 1.5001, 1.501, 1.505, 1.515, 1.53].sort((a, b) => a - b);
const ABOUT = [
  "Top left is the voltage of one nerve cell over the last 200 thousandths of a second, below it the current that flows in. Time runs ten times slower than in a brain.",
  "Current fills the cell, and what is above −65 mV leaks away again. Where the voltage reaches the threshold of −50 mV the cell fires: a blue line with a dot. The model knows only that moment; the line is drawn for the eye. Then the voltage falls back to −65 mV and stays there for a while, the pause.",
  "Right is the rate: how many spikes a second each current gives, by formula. The ring is the present current. The blue mark at the axis is counted in the window on the left, so it follows a little later and in steps of five. The dashed curve is the same cell without pause and without noise.",
  "Noise shakes the voltage, as the many small inputs of a real cell do. Its number says how far the voltage would stray by chance.",
];
const FIELDS = { current: numeric(0, TOP.current), refractory: numeric(0, TOP.refractory), noise: numeric(0, TOP.noise) };
const SLIDERS = [
  ["current", "current", "nA", "current in nanoampere", 0.1],
  ["refractory", "pause", "ms", "pause after a spike in milliseconds", 0.5],
  ["noise", "noise", "mV", "noise in millivolt", 0.1],
];

// What is seen: a ring of samples, the oldest at `head`.
function recording() {
  const voltage = new Float64Array(SAMPLES).fill(CELL.rest), current = new Float64Array(SAMPLES), fired = new Uint8Array(SAMPLES);
  let head = 0, count = 0;
  return {
    put(v, i, spike) {
      count += spike - fired[head];
      voltage[head] = v; current[head] = i; fired[head] = spike;
      head = (head + 1) % SAMPLES;
    },
    at: (k) => (head + k) % SAMPLES,
    get count() { return count; },
    voltage, current, fired,
  };
}

function drawVoltage(context, area, seen, colors) {
  context.lineJoin = "round";
  context.lineWidth = 2.2;
  context.strokeStyle = `rgb(${colors.positive})`;
  context.fillStyle = context.strokeStyle;
  context.beginPath();
  for (let k = 0; k < SAMPLES; k++) {
    if (!seen.fired[seen.at(k)]) continue;
    const x = (k / SAMPLES) * area.width;
    context.moveTo(x, area.Y(CELL.threshold));
    context.lineTo(x, area.Y(PEAK));
  }
  context.stroke();
  context.beginPath();
  for (let k = 0; k < SAMPLES; k++) {
    if (!seen.fired[seen.at(k)]) continue;
    const x = (k / SAMPLES) * area.width;
    context.moveTo(x, area.Y(PEAK));
    context.arc(x, area.Y(PEAK), 4, 0, 7);
  }
  context.fill();
  context.strokeStyle = `rgb(${colors.ink})`;
  context.beginPath();
  for (let k = 0; k < SAMPLES; k++) {
    const i = seen.at(k), x = (k / SAMPLES) * area.width;
    if (seen.fired[i]) context.lineTo(x, area.Y(CELL.threshold)); // the sample itself is the reset
    context.lineTo(x, area.Y(seen.voltage[i]));
  }
  context.stroke();
}

function drawCurrent(context, area, seen, colors) {
  context.lineWidth = 2.6;
  context.strokeStyle = `rgb(${colors.probe})`;
  context.fillStyle = `rgba(${colors.probe}, 0.16)`;
  context.beginPath();
  for (let k = 0; k < SAMPLES; k++) context.lineTo((k / SAMPLES) * area.width, area.Y(seen.current[seen.at(k)]));
  context.stroke();
  context.lineTo(area.width, area.height);
  context.lineTo(0, area.height);
  context.fill();
}

// The right side: the curve, the same without pause and noise, the present point.
function rateCurve(set) {
  const area = chart({
    size: [300, 268], margin: { left: 44, right: 14, top: 8, bottom: 52 }, x: [0, TOP.current], y: [0, TOP.rate],
    xTicks: [0, 2, 4, 6].map((v) => [v, String(v)]), yTicks: [0, 50, 100, 150, 200].map((v) => [v, String(v)]),
    name: "spikes a second", xName: "current, nA", label: "Rate curve: spikes a second for each current",
  });
  area.canvas.remove();
  const pathOf = (more) => `M${CURRENTS.map((current) =>
    `${area.X(current).toFixed(1)} ${area.Y(rate({ current, ...more })).toFixed(1)}`).join("L")}`;
  const bare = svg("path", { class: "nn-curve nn-bare", d: pathOf({ refractory: 0, noise: 0 }) });
  const curve = svg("path", { class: "nn-curve" });
  const down = svg("line", { class: "nn-stem" }), left = svg("line", { class: "nn-stem" });
  const counted = svg("path", { class: "nn-counted", d: "M0 0L12 -7V7Z" }); // beside the axis
  const pulse = svg("circle", { class: "nn-pulse", r: 10 });
  const note = svg("text", { x: area.X(3.85), y: area.Y(127), "text-anchor": "end", class: "nn-tag nn-quiet" }, "no pause, no noise");
  area.marks.append(bare, note, curve, down, left, counted);
  const grip = handle({ name: "Point on the curve: current", min: 0, max: TOP.current, keys: (dx, dy) => set((dx || dy) * 0.1, true) },
    pulse, svg("circle", { r: 10, class: "nn-probe" }), svg("circle", { r: 2.5, class: "nn-probe-dot" }));
  drag(grip.node, { move: (event) => set(area.locate(event)[0]) });
  area.frame.addEventListener("click", (event) => set(area.locate(event)[0]));
  area.handles.append(grip.node);
  let drawn = "";
  return {
    node: area.node, pulse,
    draw(s, hertz, words) {
      const key = `${s.refractory} ${s.noise}`;
      if (key !== drawn) curve.setAttribute("d", pathOf(s.refractory || s.noise ? { refractory: s.refractory, noise: s.noise } : { refractory: 0, noise: 0 }));
      drawn = key;
      const x = area.X(s.current), y = area.Y(hertz);
      grip.at(x, y);
      grip.say(s.current, words);
      place(down, { x1: x, x2: x, y1: area.height, y2: y });
      place(left, { x1: 0, x2: x, y1: y, y2: y });
    },
    count: (hertz) => counted.setAttribute("transform", `translate(0 ${area.Y(Math.min(hertz, TOP.rate))})`),
  };
}

export function render({ model, el }) {
  const fig = figure({
    model, el, name: "spiking-neuron", label: "a nerve cell under a current", python: "Spiking", fields: FIELDS, about: ABOUT,
    hint: "Drag the level or the point.",
  });
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const margin = { left: 44, right: 24, top: 8, bottom: 4 };
  const volts = chart({
    size: [340, 196], margin, x: [0, 200], y: [-73, -27], yTicks: [[-65, "−65"], [-50, "−50"]],
    name: "voltage, mV", label: "Voltage of the cell over the last 200 milliseconds",
  });
  const amps = chart({
    size: [340, 88], margin: { ...margin, bottom: 30 }, x: [0, 200], y: [0, TOP.current + 0.6], yTicks: [[0, "0"], [3, "3"], [6, "6"]],
    xTicks: [[0, "200 ms ago"], [200, "now"]], name: "current, nA", label: "Current into the cell over the last 200 milliseconds",
  });
  volts.marks.append(
    svg("line", { x1: 0, x2: 340, y1: volts.Y(CELL.threshold), y2: volts.Y(CELL.threshold), class: "nn-threshold" }),
    svg("text", { x: 8, y: volts.Y(CELL.threshold) - 7, class: "nn-tag nn-quiet" }, "threshold"),
    svg("text", { x: 8, y: volts.Y(CELL.rest) + 20, class: "nn-tag nn-quiet" }, "rest"));
  const pen = svg("circle", { r: 6, class: "nn-pen", cx: 340 }), flash = svg("circle", { cx: 340, cy: volts.Y(PEAK), r: 8, class: "nn-pulse" });
  volts.handles.append(flash, pen);

  const setCurrent = (value, by = false) => {
    const wish = by ? model.get("current") + value : value;
    fig.set({ current: Math.round(clamp(wish, 0, TOP.current) * 100) / 100 });
  };
  const level = handle({ name: "Level on the trace: current", min: 0, max: TOP.current, keys: (dx, dy) => setCurrent((dx || dy) * 0.1, true) },
    svg("circle", { r: 9, class: "nn-probe" }), svg("path", { class: "nn-knob-sign", d: "M-3 -2L0 -5L3 -2M-3 2L0 5L3 2" }));
  drag(level.node, { move: (event) => setCurrent(amps.locate(event)[1]) });
  amps.frame.addEventListener("click", (event) => setCurrent(amps.locate(event)[1]));
  amps.handles.append(level.node);

  const curve = rateCurve(setCurrent);
  const sliders = SLIDERS.map(([key, name, unit, label, step]) => {
    const control = slider({
      name, label, min: 0, max: TOP[key], step, limit: TOP[key], least: 0, describe: (v) => `${number(v, 1)} ${unit}`,
      set: (v) => fig.set({ [key]: v }),
    });
    control.node.firstChild.append(html("span", { class: "nn-unit" }, ` ${unit}`));
    return [key, control];
  });
  const seen = recording();
  const random = normals(1 + Math.floor(Math.random() * 1e9));
  let cell = spikingCell(), state = fig.state(), colors = null, paused = false, visible = true, frame = 0, last = 0, owed = 0, flashed = 1, shown = "";
  const counted = html("span"), counter = html("p", { class: "nn-seen", "aria-hidden": "true" }, html("span", { class: "nn-mark" }), counted), rated = html("p", { class: "nn-count", "aria-hidden": "true" });
  const button = html("button", { class: "nn-button nn-pause", "data-lm-suppress-shortcuts": "true", onclick: () => { paused = !paused; wake(); } }, "Pause");
  const paintVolts = sharpCanvas(volts, (c) => colors && drawVoltage(c, volts, seen, colors), fig.signal);
  const paintAmps = sharpCanvas(amps, (c) => colors && drawCurrent(c, amps, seen, colors), fig.signal);

  const step = (kick) => {
    const fired = cell.advance(state, DT, state.noise > 0 ? kick() : 0);
    seen.put(cell.voltage, state.current, Number(fired));
    return fired;
  };
  // 200 ms from rest at once, with the same noise each time.
  function standStill() {
    const kick = normals(7);
    cell = spikingCell();
    for (let k = 0; k < SAMPLES; k++) step(kick);
    flashed = 1;
  }
  function paint() {
    paintVolts();
    paintAmps();
    pen.setAttribute("cy", volts.Y(seen.voltage[seen.at(SAMPLES - 1)]));
    for (const ring of [flash, curve.pulse]) place(ring, { r: 6 + 10 * flashed, opacity: (1 - flashed).toFixed(2) });
    const text = `${seen.count} ${seen.count === 1 ? "spike" : "spikes"} in 200 ms`;
    if (counted.textContent !== text) counted.textContent = text;
    curve.count((seen.count * 1000) / (SAMPLES * DT));
  }
  const runs = () => visible && !paused && !still.matches;
  function tick(now) {
    frame = 0;
    if (!runs()) return;
    const passed = Math.min(now - last, 50);
    last = now;
    flashed = Math.min(1, flashed + passed / 350);
    for (owed += passed * PACE; owed >= 1; owed--) if (step(random)) flashed = 0;
    paint();
    frame = requestAnimationFrame(tick);
  }
  function wake() {
    button.textContent = paused ? "Run" : "Pause";
    show(button, !still.matches);
    if (!runs() || frame) return;
    last = performance.now();
    frame = requestAnimationFrame(tick);
  }
  const watch = new IntersectionObserver(([entry]) => { visible = entry.isIntersecting; wake(); });
  watch.observe(fig.root);
  still.addEventListener("change", () => { shown = ""; fig.set({}); }, { signal: fig.signal });
  fig.signal.addEventListener("abort", () => { watch.disconnect(); cancelAnimationFrame(frame); });

  fig.root.classList.add("nn-spiking");
  fig.body.append(
    html("div", { class: "nn-columns" },
      html("div", { class: "nn-left" }, volts.node, amps.node, html("div", { class: "nn-under" }, counter, button)),
      html("div", { class: "nn-right" }, curve.node, html("div", { class: "nn-under" }, rated)),
      html("div", { class: "nn-sliders" }, ...sliders.map(([, s]) => s.node))));

  return fig.start((s) => {
    const first = shown === "", now = JSON.stringify(s), changed = now !== shown;
    state = s;
    shown = now;
    colors = palette(fig.root);
    const hertz = rate(s), words = `${number(s.current, 1)} nA, ${number(hertz, 0)} spikes a second`;
    for (const [name, control] of sliders) control.draw(s[name]);
    level.at(amps.width, amps.Y(s.current));
    level.say(s.current, words);
    curve.draw(s, hertz, words);
    rated.textContent = hertz < 0.05 ? "silent" : `${number(hertz, 1)} spikes a second`;
    fig.say(hertz < 0.05 ? `${number(s.current, 1)} nA: silent.` : `${words}.`);
    if (changed && (first || !runs())) standStill();
    paint();
    wake();
  });
}

export default { render };
