// Capacity against data: a network of any size fitted to noisy points under the hand, and its
// two errors, on the points it saw and on points it never saw, for every size at once.
import { plane } from "./axes.mjs";
import { chart, sharpCanvas } from "./chart.mjs";
import { palette } from "./colors.mjs";
import { segmented, slider } from "./controls.mjs";
import { html, number, place, show, svg, symbol } from "./dom.mjs";
import { figure } from "./figure.mjs";
import { array, choice, numeric, whole } from "./fragment.mjs";
import { drag, handle } from "./handles.mjs";
import { clamp, round } from "./nn.mjs";
import { answer, bell, checkSet, features, fitter, MOST, places, POINTS, sweep, TWINS, wave, X_RANGE, Y_RANGE } from "./ridge.mjs";

const SEEDS = 9999, FINE = 257;
const LOW = -3, HIGH = 1; // powers of ten between which errors are drawn
const DECAYS = [-5, 1]; // powers of ten that the slider of weight decay offers, after 0
const ABOUT = [
  "The dotted curve is the wave. The filled dots are training points: the wave, plus noise. The hollow diamonds are validation points, with noise of the same strength. The bold curve is the network. Thin lines join it to the training points: that is all it was fitted to.",
  "The hidden units are tanh units at fixed random places. Only the weights that lead from them to the output are fitted, at once and exactly: they make the mean squared error on the training points, plus the penalty of weight decay, as small as can be. Where many solutions are equally good, it is the one with the smallest weights.",
  "The chart shows the two errors of every network, from 1 hidden unit to 60, each line on a scale where a grid line is ten times the one below. What lies outside is drawn at the edge. Drag in it to choose a network.",
  "Drag a training point anywhere, or move it with the arrow keys. New noise draws the noise of the training points again; the validation points stay. “Other noise too” shows, in thin blue, what twelve further draws at the same places would have given.",
];
const FIELDS = {
  hidden: whole(1, MOST), points: whole(...POINTS), noise: numeric(0, 1), decay: numeric(0, 10), seed: whole(0, SEEDS),
  shown: choice(["one", "many"]), moved: array(POINTS[1], 2, -4, 4),
};
const still = () => Array.from({ length: POINTS[1] }, () => [0, 0]);
const GRID = Float64Array.from({ length: FINE }, (_, k) => (k / (FINE - 1)) * X_RANGE[1]);
const GRID_FEATURES = features(GRID);
const say = (e) => (e < 0.0005 ? "0.000" : number(e, e < 10 ? 3 : 0));

// Training points as [x, y], for the noise of one seed.
function draw(s, seed) {
  const e = bell(seed, s.points), x = places(s.points), y = new Float64Array(s.points);
  for (let i = 0; i < s.points; i++) {
    y[i] = wave(x[i]) + s.noise * e[i] + s.moved[i][1];
    x[i] = clamp(x[i] + s.moved[i][0], ...X_RANGE);
  }
  return { x, y };
}

// The slider of weight decay: 0, and then equal steps of the power of ten.
function decaySlider(set) {
  const many = (DECAYS[1] - DECAYS[0]) * 10 + 1;
  const range = html("input", { type: "range", min: 0, max: many, step: 1, class: "nn-range", "aria-label": "weight decay", "data-lm-suppress-shortcuts": "true" });
  const shown = html("output", { class: "nn-decay" });
  range.addEventListener("input", () => { const k = Number(range.value); set(k ? Number((10 ** (DECAYS[0] + (k - 1) / 10)).toPrecision(2)) : 0); });
  return {
    node: html("div", { class: "nn-slider" }, html("span", { class: "nn-slider-name nn-plain", "aria-hidden": "true" }, "weight decay ", html("i", {}, "λ")), range, shown),
    draw(value) {
      const k = value < 10 ** DECAYS[0] ? 0 : Math.round((Math.log10(value) - DECAYS[0]) * 10) + 1, text = value ? String(Number(value.toPrecision(2))) : "0";
      range.value = k;
      range.setAttribute("aria-valuetext", text);
      range.style.setProperty("--from", 0);
      range.style.setProperty("--to", k / many);
      shown.textContent = text;
    },
  };
}

// Everything that is drawn in the plane: the curves on its canvas, then points and what joins them.
function painter(pad) {
  Object.assign(pad.canvas, { width: 2 * pad.across, height: 2 * pad.high });
  const context = pad.canvas.getContext("2d"), values = new Float64Array(FINE);
  const stroke = (value, color, width, dash = []) => {
    context.beginPath();
    for (let k = 0; k < FINE; k++) context.lineTo((k / (FINE - 1)) * 2 * pad.across, 2 * pad.Y(clamp(value(k), -99, 99)));
    Object.assign(context, { strokeStyle: color, lineWidth: width, lineJoin: "round" });
    context.setLineDash(dash);
    context.stroke();
  };
  const checks = svg("g", { class: "nn-checks" }), misses = svg("path", { class: "nn-misses" });
  pad.marks.append(checks, misses);
  const curve = (weights, hidden) => { for (let k = 0; k < FINE; k++) values[k] = answer(GRID_FEATURES, k, weights, hidden); };
  let drawn = null;
  return function paint(s, { x, y }, F, fit, twins, check, colors) {
    context.clearRect(0, 0, pad.canvas.width, pad.canvas.height);
    for (const weights of twins) {
      curve(weights, s.hidden);
      stroke((k) => values[k], `rgba(${colors.positive},0.5)`, 2);
    }
    stroke((k) => wave(GRID[k]), `rgb(${colors.muted})`, 4, [4, 9]);
    const weights = fit(y, s.hidden);
    curve(weights, s.hidden);
    stroke((k) => values[k], `rgb(${colors.ink})`, 6);
    let d = "";
    for (let i = 0; i < x.length; i++) d += `M${pad.X(x[i]).toFixed(1)} ${pad.Y(y[i]).toFixed(1)}V${pad.Y(clamp(answer(F, i, weights, s.hidden), -9, 9)).toFixed(1)}`;
    misses.setAttribute("d", d);
    if (drawn !== s.noise) {
      drawn = s.noise;
      checks.replaceChildren(...Array.from(check.x, (v, i) => svg("path", { d: "M0 -4.5L4.5 0L0 4.5L-4.5 0Z", transform: `translate(${pad.X(v)} ${pad.Y(check.y[i])})` })));
    }
  };
}

// The training points, each a handle for hand and keys.
function beads(pad, now, move) {
  const inside = (x, y) => [clamp(x, ...X_RANGE), clamp(y, ...Y_RANGE)];
  const grips = Array.from({ length: POINTS[1] }, (_, i) => {
    const to = (x, y) => move(i, ...inside(x, y));
    const grip = handle({
      name: `Training point ${i + 1}`, role: "point, moves in two directions", min: Y_RANGE[0], max: Y_RANGE[1], hit: 18,
      keys: (dx, dy) => { const { x, y } = now(); to(x[i] + dx * 0.05, y[i] + dy * 0.05); },
    }, svg("circle", { r: 6.5, class: "nn-bead" }));
    drag(grip.node, { move: (event) => to(...pad.locate(event)) });
    pad.handles.append(grip.node);
    return grip;
  });
  return function draw({ x, y }) {
    grips.forEach((grip, i) => {
      show(grip.node, i < x.length);
      if (i >= x.length) return;
      const [px, py] = inside(x[i], y[i]);
      grip.at(pad.X(px), pad.Y(py));
      grip.say(y[i], `x ${number(x[i])}, height ${number(y[i])}`);
    });
  };
}

// The chart of errors: both lines for all sizes, and a line to drag at the present one.
function errorChart(choose, current, signal) {
  const scale = (hidden) => Math.log(hidden), high = Math.log(MOST);
  const pane = chart({
    size: [330, 210], margin: { left: 48, right: 12, top: 12, bottom: 48 }, x: [0, high], y: [LOW, HIGH],
    xTicks: [1, 2, 5, 10, 20, MOST].map((n) => [scale(n), n]), yTicks: [-3, -2, -1, 0, 1].map((p) => [p, String(10 ** p)]),
    name: "error", xName: "hidden units", label: "Errors of every network, with a line to drag",
  });
  const X = (hidden) => pane.X(scale(hidden)), Y = (e) => pane.Y(clamp(Math.log10(e), LOW, HIGH));
  const bar = svg("line", { class: "nn-now", y1: 0, y2: pane.height }), equal = svg("line", { class: "nn-equal", y1: 0, y2: pane.height });
  const words = svg("text", { class: "nn-equal-name", y: pane.height - 12 }, "weights = points");
  const dots = [svg("circle", { r: 6, class: "nn-bead" }), svg("path", { d: "M0 -8L8 0L0 8L-8 0Z", class: "nn-check" })];
  pane.marks.append(equal, words, bar);
  pane.handles.append(...dots);
  let errors = null, colors = null, hidden = 1;
  const line = (context, values, width, dash) => {
    context.beginPath();
    for (let n = 1; n <= MOST; n++) context.lineTo(X(n), Y(values[n - 1]));
    Object.assign(context, { strokeStyle: `rgb(${colors.ink})`, lineWidth: width, lineJoin: "round" });
    context.setLineDash(dash);
    context.stroke();
  };
  const repaint = sharpCanvas(pane, (context) => {
    if (!errors) return;
    line(context, errors.train, 2.5, []);
    line(context, errors.validation, 2.5, [7, 4]);
  }, signal);
  const knob = handle({ name: "Network in the chart", min: 1, max: MOST, keys: (dx, dy) => choose(clamp(current() + (dx || dy), 1, MOST)) },
    svg("rect", { x: -9, y: -6, width: 18, height: 12, rx: 6, class: "nn-knob" }));
  const at = { move: (event) => choose(clamp(Math.round(Math.exp(pane.locate(event)[0])), 1, MOST)), focus: knob.node };
  drag(knob.node, at);
  drag(pane.frame, { ...at, start: at.move });
  pane.frame.classList.add("nn-grab");
  pane.handles.append(knob.node);
  return {
    node: pane.node,
    draw(s, found, palette) {
      errors = found;
      colors = palette;
      hidden = s.hidden;
      repaint();
      const x = X(hidden), last = s.points - 1; // with the bias of the output: as many weights as points
      place(bar, { x1: x, x2: x });
      place(equal, { x1: X(last), x2: X(last) });
      place(words, last > 15 ? { x: X(last) - 5, "text-anchor": "end" } : { x: X(last) + 5, "text-anchor": "start" });
      dots.forEach((dot, i) => dot.setAttribute("transform", `translate(${x} ${Y((i ? found.validation : found.train)[hidden - 1])})`));
      knob.at(x, pane.height);
      knob.say(hidden, `${hidden} hidden units`);
    },
  };
}

const line = (cls, dash) => svg("svg", { viewBox: "0 0 28 10", class: "nn-sample", "aria-hidden": "true" }, svg("line", { x1: 1, x2: 27, y1: 5, y2: 5, class: cls, "stroke-dasharray": dash ?? null }));
const dot = (cls, d) => svg("svg", { viewBox: "-8 -8 16 16", class: "nn-sample nn-sample-dot", "aria-hidden": "true" }, svg("path", { d, class: cls }));
const ROUND = "M-6 0A6 6 0 1 1 6 0A6 6 0 1 1 -6 0Z", DIAMOND = "M0 -6L6 0L0 6L-6 0Z";
const keyOf = (...pairs) => html("div", { class: "nn-key nn-capacity-key" }, ...pairs.map(([sample, text]) => html("span", {}, sample, text)));

function render({ model, el }) {
  const fig = figure({ model, el, name: "capacity", label: "capacity against data", python: "Capacity", fields: FIELDS, about: ABOUT, hint: "Pull the hidden units, drag a point." });
  const pad = plane({ x: X_RANGE, y: Y_RANGE, ticks: [0, 1, 2, 3, 4], yTicks: [-2, -1, 0, 1], xLabel: symbol("x", svg), yLabel: symbol("y", svg), label: "Training points to drag, and the network's curve", across: 460, high: 410 });
  const paint = painter(pad), errors = errorChart((hidden) => fig.set({ hidden }), () => fig.state().hidden, fig.signal);
  let s = null, data = null;
  // Keys may come faster than frames: what counts is the state, not what was drawn last.
  const hold = beads(pad, () => draw(fig.state(), fig.state().seed), (i, x, y) => {
    const now = fig.state(), rest = draw({ ...now, moved: still() }, now.seed);
    fig.set({ moved: now.moved.map((v, k) => (k === i ? [round(x - rest.x[i], 2), round(y - rest.y[i], 2)] : v)) });
  });
  const units = slider({ name: "hidden units", label: "number of hidden units", min: 1, max: MOST, step: 1, least: 1, limit: MOST, digits: 0, set: (v) => fig.set({ hidden: Math.round(v) }) });
  const count = slider({ name: "training points", label: "number of training points", min: POINTS[0], max: POINTS[1], step: 1, least: POINTS[0], limit: POINTS[1], digits: 0, set: (v) => fig.set({ points: Math.round(v) }) });
  const noise = slider({ name: "noise", label: "noise", min: 0, max: 1, step: 0.05, least: 0, limit: 1, set: (v) => fig.set({ noise: round(v, 2) }) });
  const decay = decaySlider((v) => fig.set({ decay: v }));
  const shown = segmented({ legend: "Show", options: [["one", "these points"], ["many", "other noise too"]], set: (v) => fig.set({ shown: v }) });
  const again = html("button", { class: "nn-button nn-again", onclick: () => fig.set({ seed: (model.get("seed") + 1) % (SEEDS + 1), moved: still() }) }, "New noise");
  const low = html("b", { class: "nn-train-error" }), high = html("b", { class: "nn-validation-error" });
  fig.body.append(
    html("div", { class: "nn-choices nn-capacity-choices" }, shown.node, again),
    html("div", { class: "nn-columns nn-capacity" },
      html("div", { class: "nn-left" }, pad.node,
        keyOf([dot("nn-bead", ROUND), "training"], [dot("nn-check", DIAMOND), "validation"], [line("nn-line-net"), "network"], [line("nn-line-wave", "2 4.5"), "the wave"])),
      html("div", { class: "nn-right" },
        html("div", { class: "nn-sliders" }, units.node, count.node, noise.node, decay.node),
        html("div", { class: "nn-two-errors" },
          html("div", {}, html("span", {}, line("nn-line-error"), "training error"), low),
          html("div", {}, html("span", {}, line("nn-line-error", "7 4"), "validation error"), high)),
        errors.node)));

  // What is dear is done again only when it changed.
  let check = null, F = null, fit = null, found = null, twins = [];
  return fig.start((state) => {
    const changed = (...names) => s === null || names.some((k) => state[k] !== s[k]);
    const fresh = changed("points", "noise", "seed", "moved"), refit = fresh || changed("decay"), retwin = refit || changed("shown", "hidden");
    if (changed("noise")) check = checkSet(state.noise);
    s = state;
    if (fresh) { data = draw(s, s.seed); F = features(data.x); }
    if (refit) { fit = fitter(F, s.points, s.decay); found = sweep(fit, F, data.y, check); }
    if (retwin) twins = s.shown === "many" ? Array.from({ length: TWINS }, (_, k) => fit(draw(s, (s.seed + k + 1) % (SEEDS + 1)).y, s.hidden)) : [];
    const colors = palette(fig.root);
    paint(s, data, F, fit, twins, check, colors);
    hold(data);
    errors.draw(s, found, colors);
    units.draw(s.hidden);
    count.draw(s.points);
    noise.draw(s.noise);
    decay.draw(s.decay);
    shown.draw(s.shown);
    const [train, validation] = [found.train[s.hidden - 1], found.validation[s.hidden - 1]];
    low.textContent = say(train);
    high.textContent = say(validation);
    fig.say(`With ${s.hidden} hidden units the training error is ${say(train)} and the validation error ${say(validation)}.`);
  });
}

export default { render };
