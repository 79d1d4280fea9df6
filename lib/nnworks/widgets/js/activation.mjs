// An activation and its slope, one above the other, with one point on both.
import { curveChart } from "./curve_chart.mjs";
import { segmented, slider } from "./controls.mjs";
import { html, number, place, show, svg, symbol } from "./dom.mjs";
import { figure } from "./figure.mjs";
import { choice, numeric } from "./fragment.mjs";
import { drag, handle } from "./handles.mjs";
import { lively, NAMES, passed, SPAN, standing, trace } from "./activation_engine.mjs";
import { ACTIVATIONS, clamp, round } from "./nn.mjs";

const ABOUT = [
  "The upper curve is the activation f: for each weighted sum z, the output of the unit. The lower curve, in purple, is its derivative f′: for each z, how steep the upper curve is there.",
  "The point stands on the upper curve. The straight line through it is as steep as the curve. Go 1 to the right along the dotted line, and the purple line shows how far it climbs: that is the slope, and the height of the lower curve.",
  "Where the ground is shaded, the slope is below 1 % of the steepest, and nearly nothing passes. For ReLU it is exactly 0 there, and for the step it is 0 on both sides of the jump.",
  "The bars show what is left of a nudge of 1 after one, two and more units in a row, if all of them stand at this point: it is multiplied by the slope each time.",
];
const UNITS = 5;
const FIELDS = { activation: choice(NAMES), z: numeric(-SPAN, SPAN) };
const TICKS = [-8, -4, 0, 4, 8];
const prime = () => [svg("tspan", { class: "nn-italic" }, "f′"), "(", ...symbol("z", svg), ")"];

// Two digits that count, never an exponent.
function fine(x) {
  const size = Math.abs(x);
  if (size >= 0.0995 || size === 0) return number(x, 3);
  if (size < 1e-6) return "nearly 0";
  return number(x, 1 - Math.floor(Math.log10(size)));
}

// Shaded ground, with the word for it.
function ground(area) {
  const make = () => ({ rect: svg("rect", { y: 0, height: area.height, class: "nn-flat" }), word: svg("text", { class: "nn-flat-word", "text-anchor": "middle" }) });
  const sides = [make(), make()];
  area.back.append(...sides.flatMap(({ rect, word }) => [rect, word]));
  return (range, word) => {
    const [from, to] = range ?? [Infinity, Infinity];
    const spans = [[-SPAN, Math.min(from, SPAN)], [Math.min(to, SPAN), SPAN]];
    sides.forEach((side, i) => {
      const [a, b] = spans[i], x = area.X(a), width = Math.max(area.X(b) - x, 0), middle = x + width / 2;
      place(side.rect, { x, width });
      const narrow = width < 100, y = narrow ? 0.69 * area.height : area.height - 9;
      place(side.word, narrow ? { transform: `translate(${middle + 5} ${y}) rotate(-90)` } : { transform: `translate(${middle} ${y})` });
      side.word.textContent = word;
      for (const node of [side.rect, side.word]) show(node, width > 0 && word !== "");
    });
  };
}

function upperChart() {
  const area = curveChart({ width: 400, height: 220, bottom: 8, x: [-SPAN, SPAN], xTicks: TICKS, xLabel: [], yLabel: [svg("tspan", { class: "nn-italic" }, "f"), "(", ...symbol("z", svg), ")"], label: "The activation, with a point on it" });
  const shade = ground(area), curve = svg("path", { class: "nn-curve" });
  const open = svg("circle", { r: 4.5, class: "nn-end-open" }), closed = svg("circle", { r: 4.5, class: "nn-end" });
  const tangent = svg("line", { class: "nn-tangent" }), run = svg("line", { class: "nn-stem" }), rise = svg("line", { class: "nn-rise" }), down = svg("line", { class: "nn-stem" });
  area.marks.append(curve, open, closed, down, tangent, run, rise);
  let drawn = "";
  return Object.assign(area, {
    draw(name, z, word) {
      const f = ACTIVATIONS[name], y = f.value(z), slope = f.slope(z);
      const changed = f.open ? area.axis([-1.75, 8], [0, 2, 4, 6, 8]) : area.axis([-1.3, 1.3], [-1, 0, 1]);
      if (changed || drawn !== name) {
        drawn = name;
        shade(lively(name), word);
        curve.setAttribute("d", area.path(trace(name, "value")));
        for (const [end, at] of [[open, 0], [closed, 1]]) { place(end, { cx: area.X(0), cy: area.Y(at) }); show(end, name === "step"); }
      }
      const reach = f.open ? 2.2 : 2.6, jump = standing(name, z) === "jump";
      place(tangent, { x1: area.X(z - reach), y1: area.Y(y - reach * slope), x2: area.X(z + reach), y2: area.Y(y + reach * slope) });
      place(run, { x1: area.X(z), x2: area.X(z + 1), y1: area.Y(y), y2: area.Y(y) });
      place(rise, { x1: area.X(z + 1), x2: area.X(z + 1), y1: area.Y(y), y2: area.Y(y + slope) });
      place(down, { x1: area.X(z), x2: area.X(z), y1: area.Y(y), y2: area.height });
      for (const node of [tangent, run, rise]) show(node, !jump);
    },
  });
}

function lowerChart() {
  const area = curveChart({ width: 400, height: 150, x: [-SPAN, SPAN], xTicks: TICKS, xLabel: symbol("z", svg), yLabel: prime(), label: "The slope of the activation, for every z" });
  area.axis([-0.3, 1.3], [0, 0.5, 1]);
  const shade = ground(area), curve = svg("path", { class: "nn-curve nn-slope-curve" });
  const open = svg("circle", { r: 4.5, class: "nn-end-open nn-slope-end" }), closed = svg("circle", { r: 4.5, class: "nn-end nn-slope-end" });
  const height = svg("line", { class: "nn-rise" }), dot = svg("circle", { r: 7, class: "nn-slope-dot" }), down = svg("line", { class: "nn-stem", y1: 0 });
  area.marks.append(down, curve, open, closed, height, dot);
  let drawn = "";
  return Object.assign(area, {
    draw(name, z) {
      const slope = ACTIVATIONS[name].slope(z), jump = standing(name, z) === "jump";
      if (drawn !== name) {
        drawn = name;
        shade(lively(name), " ");
        curve.setAttribute("d", area.path(trace(name, "slope")));
        place(open, { cx: area.X(0), cy: area.Y(name === "relu" ? 1 : 0) });
        place(closed, { cx: area.X(0), cy: area.Y(0) });
        show(open, name === "relu" || name === "step");
        show(closed, name === "relu");
      }
      place(height, { x1: area.X(z), x2: area.X(z), y1: area.Y(0), y2: area.Y(slope) });
      place(dot, { cx: area.X(z), cy: area.Y(slope) });
      place(down, { x1: area.X(z), x2: area.X(z), y2: area.Y(slope) });
      for (const node of [height, dot]) show(node, !jump);
    },
  });
}

// What is left of a nudge after each of a few units in a row; slope null: nothing to say.
function chainBars() {
  const top = 34, step = 27, full = 100, from = 76, end = top + UNITS * step;
  const text = (attributes, words) => svg("text", attributes, words);
  const rows = Array.from({ length: UNITS }, (_, i) => {
    const y = top + i * step;
    return {
      name: text({ x: from - 10, y: y + 14, class: "nn-caption nn-after" }, i ? `${i + 1} units` : "1 unit"),
      bar: svg("rect", { x: from, y, height: 17, rx: 3, class: "nn-left-over" }),
      value: text({ x: 330, y: y + 14, class: "nn-caption nn-after" }, ""),
    };
  });
  const drawing = svg("svg", { viewBox: `0 0 330 ${end + 22}`, class: "nn-drawing", role: "img" },
    text({ x: 0, y: 16, class: "nn-caption nn-start" }, "A nudge of 1, after so many units:"),
    ...rows.flatMap(({ name, bar, value }) => [name, bar, value]),
    svg("line", { x1: from + full, x2: from + full, y1: top - 4, y2: end, class: "nn-all-of-it" }),
    text({ x: from + full, y: end + 16, class: "nn-caption" }, "all of it"));
  return {
    node: drawing,
    draw(slope) {
      const left = passed(slope ?? 0, UNITS), words = slope === null ? left.map(() => "–") : left.map(fine);
      left.forEach((part, i) => {
        rows[i].bar.setAttribute("width", Math.abs(part) * full);
        rows[i].value.textContent = words[i];
      });
      drawing.setAttribute("aria-label", `What is left of a nudge of 1 after 1 to ${UNITS} units in a row: ${words.join(", ")}.`);
    },
  };
}

const WORDS = {
  jump: () => "At the jump itself there is no slope.",
  flat: (name) => (name === "step" ? "Flat: no nudge passes, unless it crosses the jump." : "The dead side: the output is 0, and no nudge passes."),
  saturated: () => "Saturated: the slope is below 1 % of the steepest.",
  lively: (name, slope) => (Math.abs(slope) < 0.05 ? "Nearly flat here, for a moment." : `A nudge of 0.10 comes out as about ${fine(0.1 * slope)}.`),
};

function render({ model, el }) {
  const fig = figure({ model, el, name: "activation", label: "an activation and its slope", python: "Activation", fields: FIELDS, about: ABOUT, hint: "Drag the point along the curve." });
  const upper = upperChart(), lower = lowerChart(), bars = chainBars();
  const move = (z) => fig.set({ z: clamp(round(z, 2), -SPAN, SPAN) });
  const grip = handle({ name: "Point on the curve", role: "point, moves along the curve", min: -SPAN, max: SPAN, keys: (dx, dy) => move(model.get("z") + (dx || dy) * 0.1) },
    svg("circle", { r: 10, class: "nn-probe" }), svg("circle", { r: 2.5, class: "nn-probe-dot" }));
  upper.handles.append(grip.node);
  drag(grip.node, { move: (event) => move(upper.locate(event)[0]) });
  for (const area of [upper, lower]) area.frame.addEventListener("click", (event) => move(area.locate(event)[0]));

  const kind = segmented({ legend: "Activation", options: NAMES.map((name) => [name, ACTIVATIONS[name].label]), set: (activation) => fig.set({ activation }) });
  const z = slider({ name: "z", label: "weighted sum z", min: -SPAN, max: SPAN, limit: SPAN, set: move });
  const value = (...head) => { const text = html("b"); return { node: html("span", { class: "nn-term" }, html("span", {}, ...head), text), text }; };
  const out = { y: value("output ", html("i", {}, "f"), "(", ...symbol("z"), ")"), slope: value("slope ", html("i", {}, "f′"), "(", ...symbol("z"), ")") };
  out.slope.node.classList.add("nn-purple");
  const verdict = html("p", { class: "nn-verdict", "aria-hidden": "true" });
  fig.body.append(html("div", { class: "nn-choices" }, kind.node), html("div", { class: "nn-columns" },
    html("div", { class: "nn-left" }, upper.node, lower.node),
    html("div", { class: "nn-right" }, html("div", { class: "nn-sliders" }, z.node), html("div", { class: "nn-readout" }, out.y.node, out.slope.node), verdict, bars.node)));

  return fig.start((s) => {
    const f = ACTIVATIONS[s.activation], y = f.value(s.z), slope = f.slope(s.z), where = standing(s.activation, s.z);
    upper.draw(s.activation, s.z, { step: "flat", relu: "dead side" }[s.activation] ?? "saturated");
    lower.draw(s.activation, s.z);
    const slopeText = where === "jump" ? "none" : fine(slope);
    grip.at(upper.X(s.z), upper.Y(y));
    grip.say(s.z, `z ${number(s.z)}, output ${number(y, 3)}, slope ${slopeText}`);
    kind.draw(s.activation);
    z.draw(s.z);
    out.y.text.textContent = fine(y);
    out.slope.text.textContent = slopeText;
    verdict.textContent = WORDS[where](s.activation, slope);
    verdict.dataset.where = where;
    bars.draw(where === "jump" ? null : slope);
    fig.say(`${f.label} at ${number(s.z)}: slope ${slopeText}. ${verdict.textContent}`);
  });
}

export default { render };
