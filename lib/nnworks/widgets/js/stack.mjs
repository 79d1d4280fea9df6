// A stack of layers from one input to one output: a line, until an activation bends it.
import { curveChart } from "./curve_chart.mjs";
import { segmented, slider } from "./controls.mjs";
import { html, number, place, show, svg, symbol } from "./dom.mjs";
import { figure } from "./figure.mjs";
import { choice, numeric, whole } from "./fragment.mjs";
import { drag, handle } from "./handles.mjs";
import { ACTIVATIONS, clamp, round } from "./nn.mjs";
import { blend, collapse, countNumbers, heights, isStraight, makeLayers, NAMES, run, SPAN, UNITS } from "./stack_engine.mjs";

const DEEPEST = 6, SEEDS = 10000, STEPS = 240, THIN = 3; // a small curve takes every third point
const ABOUT = [
  "A stack of layers. The first reads the input x, each other reads the answers of the layer before it, and the last has one unit: its answer is the output. Each layer but the last has four units. All weights and biases are random numbers.",
  "The large curve is the output for every x from −3 to 3. The small pictures show the same for each unit of the layers before.",
  "At 0 % each unit hands on its weighted sum as it is, and everything is straight, however deep the stack. The figure multiplies all weights out and prints the one unit that does the same. At 100 % the units of all layers but the last pass their sums through the activation; in between it is a mixture of the two.",
  "The dashed line is what the same weights give without activations. The short line through the point shows how steep the output is there.",
];
const FIELDS = {
  depth: whole(1, DEEPEST), activation: choice(NAMES), amount: numeric(0, 1), seed: whole(0, SEEDS - 1), x: numeric(-SPAN, SPAN),
};
const shifted = (v) => (v < 0 ? `− ${number(-v)}` : `+ ${number(v)}`);
const formula = ({ weight, bias }) => [...symbol("ŷ"), ` = ${number(weight)} `, ...symbol("x"), ` ${shifted(bias)}`];

// The small picture of one hidden layer: a curve for each unit, a dot where x is.
function card(title) {
  const width = 120, height = 84;
  const curves = Array.from({ length: UNITS }, () => svg("path", { class: "nn-unit" }));
  const dots = curves.map(() => svg("circle", { r: 4, class: "nn-dot" }));
  const stem = svg("line", { y1: 0, y2: height, class: "nn-stem" }), zero = svg("line", { x1: 0, x2: width, class: "nn-zero" });
  const drawing = svg("svg", { viewBox: `-1 -1 ${width + 2} ${height + 2}`, class: "nn-drawing", role: "img", "aria-label": `${title}: one curve for each of ${UNITS} units` },
    svg("rect", { width, height, rx: 8, class: "nn-box" }), zero, stem, ...curves, ...dots);
  const X = (x) => ((x + SPAN) / (2 * SPAN)) * width;
  let Y;
  return {
    node: html("div", { class: "nn-card" }, html("span", {}, title), drawing),
    shape(xs, values) { // values: for each x the answers of the units
      const flat = values.flat(), low = Math.min(0, ...flat), high = Math.max(0, ...flat), pad = 8;
      Y = (v) => height - pad - ((v - low) / (high - low || 1)) * (height - 2 * pad);
      curves.forEach((curve, unit) => curve.setAttribute("d", `M${xs.map((x, i) => `${X(x).toFixed(1)} ${Y(values[i][unit]).toFixed(1)}`).join("L")}`));
      place(zero, { y1: Y(0), y2: Y(0) });
    },
    at(x, values) {
      dots.forEach((dot, unit) => place(dot, { cx: X(x), cy: Y(values[unit]) }));
      place(stem, { x1: X(x), x2: X(x) });
    },
  };
}

function outputChart() {
  const area = curveChart({ width: 400, height: 270, x: [-SPAN, SPAN], xTicks: [-3, -2, -1, 0, 1, 2, 3], xLabel: symbol("x", svg), yLabel: symbol("ŷ", svg), label: "The output of the stack, with a point on it" });
  const line = svg("line", { class: "nn-without" }), curve = svg("path", { class: "nn-output" }), tangent = svg("line", { class: "nn-steep" }), stem = svg("line", { class: "nn-stem" });
  area.marks.append(line, stem, curve, tangent);
  return Object.assign(area, {
    shape(xs, outputs, straight) {
      const at = (x) => straight.weight * x + straight.bias;
      const { top, ticks } = heights(outputs);
      area.axis([-top, top], ticks);
      curve.setAttribute("d", area.path(xs.map((x, i) => [x, outputs[i]])));
      place(line, { x1: area.X(-SPAN), y1: area.Y(at(-SPAN)), x2: area.X(SPAN), y2: area.Y(at(SPAN)) });
    },
    at(x, { output, slope }) {
      const steep = slope * (area.height / (area.y[1] - area.y[0])) / (area.width / (2 * SPAN)); // on the screen
      const run = 55 / Math.hypot(1, steep), px = area.X(x), py = area.Y(output);
      place(tangent, { x1: px - run, y1: py + run * steep, x2: px + run, y2: py - run * steep });
      place(stem, { x1: px, x2: px, y1: py, y2: area.height });
    },
  });
}

// What the drawing is made of; the same object while only the point moves.
function shaper() {
  let last = "", kept = null;
  const xs = Array.from({ length: STEPS + 1 }, (_, i) => -SPAN + (2 * SPAN * i) / STEPS);
  return (s) => {
    const now = [s.depth, s.activation, s.amount, s.seed].join();
    if (now !== last) {
      last = now;
      const layers = makeLayers(s.depth, s.seed), f = blend(s.activation, s.amount), all = xs.map((x) => run(layers, f, x));
      kept = { xs, layers, f, all, straight: collapse(layers), bent: !isStraight(all.map((a) => a.output)), numbers: countNumbers(layers) };
    }
    return kept;
  };
}

// What the figure says about its curve, before and after the formula of the line.
function sentences({ depth, amount }, { bent, numbers }) {
  if (depth === 1) return { verdict: "A straight line. One layer alone is one unit:", effort: "Add a layer, so that an activation has a place between two." };
  if (amount === 0) return { verdict: "A straight line. The whole stack does the same as one unit:", effort: `2 numbers do the work of ${numbers}.` };
  if (!bent) return { verdict: "Straight by chance: no unit bends it between −3 and 3. Without the activation it would be the dashed line:", effort: "" };
  return { verdict: "Bent. Without the activation it would be the dashed line:", effort: `No single unit can do what these ${numbers} numbers do.` };
}

function render({ model, el }) {
  const fig = figure({ model, el, name: "stack", label: "a stack of layers", python: "Stack", fields: FIELDS, about: ABOUT, hint: "Slide the activation in." });
  const out = outputChart(), shape = shaper();
  const cards = Array.from({ length: DEEPEST - 1 }, (_, i) => card(`layer ${i + 1}`));
  const move = (x) => fig.set({ x: clamp(round(x, 2), -SPAN, SPAN) });
  const grip = handle({ name: "Point on the output", role: "point, moves along the curve", min: -SPAN, max: SPAN, keys: (dx, dy) => move(model.get("x") + (dx || dy) * 0.1) },
    svg("circle", { r: 10, class: "nn-probe" }), svg("circle", { r: 2.5, class: "nn-probe-dot" }));
  out.handles.append(grip.node);
  drag(grip.node, { move: (event) => move(out.locate(event)[0]) });
  out.frame.addEventListener("click", (event) => move(out.locate(event)[0]));

  const kind = segmented({ legend: "Activation", options: NAMES.map((name) => [name, ACTIVATIONS[name].label]), set: (activation) => fig.set({ activation }) });
  const depth = slider({ name: "layers", label: "number of layers", min: 1, max: DEEPEST, step: 1, digits: 0, least: 1, limit: DEEPEST, describe: (v) => number(v, 0), set: (v) => fig.set({ depth: clamp(Math.round(v), 1, DEEPEST) }) });
  const amount = slider({ name: "activation %", label: "activation, in per cent", min: 0, max: 100, step: 1, digits: 0, least: 0, limit: 100, describe: (v) => `${number(v, 0)} %`, set: (v) => fig.set({ amount: clamp(Math.round(v), 0, 100) / 100 }) });
  const dice = html("button", { class: "nn-button nn-dice", "data-lm-suppress-shortcuts": "true", onclick: () => fig.set({ seed: (model.get("seed") + 1) % SEEDS }) }, "New random weights");
  const value = (...head) => { const text = html("b"); return { node: html("span", { class: "nn-term" }, html("span", {}, ...head), text), text }; };
  const read = { x: value(...symbol("x")), y: value("output ", ...symbol("ŷ")), slope: value("slope there") };
  read.slope.node.classList.add("nn-purple");
  const verdict = html("p", { class: "nn-verdict" }), line = html("p", { class: "nn-formula" }), effort = html("p", { class: "nn-effort" });
  const none = html("span", { class: "nn-card-none" }, "nothing between");
  fig.body.append(
    html("div", { class: "nn-choices" }, kind.node, dice),
    html("div", { class: "nn-cards" }, html("span", { class: "nn-card-end" }, ...symbol("x"), " →"), ...cards.map((c) => c.node), none, html("span", { class: "nn-card-end" }, "→ output")),
    html("div", { class: "nn-columns" },
      html("div", { class: "nn-left" }, out.node),
      html("div", { class: "nn-right" }, html("div", { class: "nn-sliders" }, depth.node, amount.node),
        html("div", { class: "nn-readout" }, read.x.node, read.y.node, read.slope.node), html("div", { class: "nn-words", "aria-hidden": "true" }, verdict, line, effort))));

  let drawn = null;
  return fig.start((s) => {
    const now = shape(s), hidden = s.depth - 1, here = run(now.layers, now.f, s.x);
    if (drawn !== now) {
      drawn = now;
      out.shape(now.xs, now.all.map((a) => a.output), now.straight);
      const thin = (_, i) => i % THIN === 0;
      for (let k = 0; k < hidden; k++) cards[k].shape(now.xs.filter(thin), now.all.filter(thin).map((a) => a.layers[k]));
      cards.forEach((c, k) => show(c.node, k < hidden));
      show(none, hidden === 0);
    }
    for (let k = 0; k < hidden; k++) cards[k].at(s.x, here.layers[k]);
    out.at(s.x, here);
    grip.at(out.X(s.x), out.Y(here.output));
    grip.say(s.x, `x ${number(s.x)}, output ${number(here.output)}, slope ${number(here.slope)}`);
    kind.draw(s.activation);
    depth.draw(s.depth);
    amount.draw(100 * s.amount);
    read.x.text.textContent = number(s.x);
    read.y.text.textContent = number(here.output);
    read.slope.text.textContent = number(here.slope);
    const words = sentences(s, now);
    verdict.textContent = words.verdict;
    line.replaceChildren(...formula(now.straight));
    effort.textContent = words.effort;
    fig.say(`${s.depth} layers: ${words.verdict} ŷ = ${number(now.straight.weight)} x ${shifted(now.straight.bias)}. ${words.effort}`);
  });
}

export default { render };
