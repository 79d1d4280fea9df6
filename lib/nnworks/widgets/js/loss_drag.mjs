// Wrong by how much: predictions under the hand, their loss terms, the total, and at every
// one an arrow against its slope.
import { plane } from "./axes.mjs";
import { segmented, slider } from "./controls.mjs";
import { html, number, place, show, svg, symbol } from "./dom.mjs";
import { figure } from "./figure.mjs";
import { array, choice } from "./fragment.mjs";
import { drag, handle } from "./handles.mjs";
import { crossEntropy, LOSSES } from "./losses.mjs";
import { clamp, round } from "./nn.mjs";

export const DAYS = 6, TOP = 10, REACH = 5; // degrees from 0 to TOP, scores from -REACH to REACH
export const WEATHER = ["sun", "cloud", "rain", "snow"];
// How far a point goes along its arrow, for each unit of slope: the learning rate of the button.
export const RATE = { squared: 2.4, absolute: 2.4, cross_entropy: 2 };
const CHOICES = [["squared", "squared error"], ["absolute", "absolute error"], ["cross_entropy", "cross-entropy"]];
const FIELDS = {
  loss: choice(Object.keys(RATE)), predictions: array(DAYS, 0, 0, TOP), targets: array(DAYS, 0, 0, TOP),
  scores: array(WEATHER.length, 0, -REACH, REACH), truth: choice(WEATHER),
};
const ABOUT = [
  "With squared or absolute error: each column is a day. The square mark is the temperature that came, the target. The round one is the prediction, and you can drag it up and down, or move it with the arrow keys. The shape between them is the loss of that day: a true square for the squared error, a bar for the absolute error.",
  "With cross-entropy: each column is a kind of weather, and you drag its score. The grey bars are the probabilities that softmax makes of the scores. One kind of weather came. The loss is the surprise at it.",
  "The purple arrow is the gradient’s advice for that one number. Its length is the slope of the loss along this number, and it points the way that lowers the loss. Follow the arrows moves all of them at once by what their arrows say.",
  "The curve on the right shows how the loss of one day depends on its residual, or the surprise on the probability of what came. The dots on it are yours.",
];
const inside = (v, [low, high]) => clamp(v, low, high);
const signed = (x, digits = 2) => (x > 0 && Number(x.toFixed(digits)) > 0 ? "+" : "") + number(x, digits);

// An arrow from (x, y) up or down by `length` drawing units; none where it would be a dot.
function arrow() {
  const shaft = svg("line", { class: "nn-slope-shaft" }), head = svg("path", { class: "nn-slope-head" });
  return {
    node: svg("g", { class: "nn-slope", "aria-hidden": "true" }, shaft, head),
    draw(x, y, length) {
      const size = Math.abs(length), tip = Math.min(size, 9), way = Math.sign(length);
      show(shaft.parentNode, size >= 3);
      place(shaft, { x1: x, x2: x, y1: y, y2: y + length - way * tip * 0.7 });
      head.setAttribute("d", `M${x} ${y + length}L${x - 0.7 * tip} ${y + length - way * tip}L${x + 0.7 * tip} ${y + length - way * tip}Z`);
    },
  };
}

// Columns with a knob each, on one upright scale.
function columns({ count, range, ticks, xLabel, yLabel, label, names, step, set }) {
  const chart = plane({ x: [0.5, count + 0.5], y: range, ticks: [], yTicks: ticks, xLabel, yLabel, label, across: 460, high: 330, left: 90 });
  const back = svg("g", { "aria-hidden": "true" }), arrows = Array.from({ length: count }, arrow);
  chart.marks.append(back, ...arrows.map((a) => a.node));
  const names_ = names.map((name, i) => svg("text", { x: chart.X(i + 1), y: chart.high + 22, "text-anchor": "middle", class: "nn-caption" }, name));
  chart.drawing.insertBefore(svg("g", { "aria-hidden": "true" }, ...names_), chart.drawing.lastChild);
  let values = [];
  const knobs = names.map((name, i) => {
    const to = (v) => set(i, round(inside(v, range), 3));
    const grip = handle({ name: `${label}: ${name}`, min: range[0], max: range[1], hit: 26, keys: (dx, dy) => to(values[i] + (dx || dy) * step) },
      svg("circle", { r: 9, class: "nn-knob" }));
    drag(grip.node, { move: (event) => to(chart.locate(event)[1]) });
    grip.node.addEventListener("focus", () => set(i, values[i]));
    chart.handles.append(grip.node);
    return grip;
  });
  const lift = chart.high / (range[1] - range[0]);
  return {
    ...chart, back, lift,
    draw(now, gradient, rate, say) {
      values = now;
      knobs.forEach((grip, i) => {
        const x = chart.X(i + 1), y = chart.Y(now[i]);
        grip.at(x, y);
        grip.say(now[i], say(i));
        const end = inside(y + rate * gradient[i] * lift, [0, chart.high]);
        arrows[i].draw(x + 17, y, end - y);
      });
    },
  };
}

// Rows of numbers below the columns, each number under its own.
function ledger(count, rows) {
  const cells = rows.map(() => Array.from({ length: count }, () => html("td")));
  const heads = rows.map((name) => html("th", { scope: "row" }, ...(name.length === 1 ? symbol(name) : [name])));
  const body = html("tbody", {}, ...rows.map((_, r) => html("tr", {}, heads[r], ...cells[r])));
  return {
    node: html("table", { class: "nn-ledger" }, body),
    draw(values, name) {
      if (name) heads[1].textContent = name;
      values.forEach((row, r) => row.forEach((text, i) => { cells[r][i].textContent = text; }));
    },
  };
}

// A curve with dots on it, and the tangent at one of them.
function curve({ x, y, ticks, yTicks, xLabel, yLabel, label, dots }) {
  const chart = plane({ x, y, ticks, yTicks, xLabel, yLabel, label, across: 300, high: 190, left: 36 });
  const faint = svg("path", { class: "nn-other" }), line = svg("path", { class: "nn-curve" });
  const tangent = svg("line", { class: "nn-tangent" });
  const marks = Array.from({ length: dots }, () => svg("circle", { r: 6, class: "nn-on-curve" }));
  chart.marks.append(faint, line, tangent, ...marks);
  const path = (f) => (f ? Array.from({ length: 121 }, (_, i) => x[0] + ((x[1] - x[0]) * i) / 120)
    .map((v, i) => `${i ? "L" : "M"}${chart.X(v).toFixed(1)} ${chart.Y(Math.min(f(v), 4 * y[1])).toFixed(1)}`).join("") : "");
  let drawn = null;
  return {
    node: chart.node,
    draw(f, other, at, chosen, slope) {
      if (drawn !== f) { drawn = f; line.setAttribute("d", path(f)); faint.setAttribute("d", path(other)); }
      marks.forEach((dot, i) => {
        place(dot, { cx: chart.X(inside(at[i], x)), cy: chart.Y(inside(f(at[i]), y)) });
        dot.classList.toggle("nn-chosen", i === chosen);
      });
      show(tangent, slope !== null);
      if (slope === null) return;
      const far = (0.16 * (x[1] - x[0])) / Math.hypot(1, (slope * chart.high * (x[1] - x[0])) / (300 * (y[1] - y[0])));
      const v = at[chosen], h = f(v);
      place(tangent, { x1: chart.X(v - far), y1: chart.Y(h - slope * far), x2: chart.X(v + far), y2: chart.Y(h + slope * far) });
    },
  };
}

const surprise = (p) => -Math.log(Math.max(p, 1e-12));

function render({ model, el }) {
  const fig = figure({ model, el, name: "loss-drag", label: "predictions, targets and the loss", python: "LossDrag", fields: FIELDS, about: ABOUT, hint: "Drag a round knob." });
  let s = null, chosen = DAYS - 1;
  const put = (list, i, v) => list.map((old, k) => (k === i ? v : old));
  const setNumber = (i, v) => { chosen = i; fig.set({ predictions: put(s.predictions, i, v) }); };
  const setScore = (i, v) => fig.set({ scores: put(s.scores, i, v) });

  const days = columns({ count: DAYS, range: [0, TOP], ticks: [0, 2, 4, 6, 8], xLabel: "", yLabel: ["°C"], label: "prediction", names: Array.from({ length: DAYS }, (_, i) => `day ${i + 1}`), step: 0.1, set: setNumber });
  const areas = Array.from({ length: DAYS }, () => svg("rect", { class: "nn-area" }));
  const aims = Array.from({ length: DAYS }, () => svg("rect", { x: -7, y: -7, width: 14, height: 14, class: "nn-aim" }));
  days.back.append(...areas, ...aims);
  const kinds = columns({ count: WEATHER.length, range: [-REACH, REACH], ticks: [-4, -2, 0, 2, 4], xLabel: "", yLabel: symbol("z", svg), label: "score", names: WEATHER, step: 0.1, set: setScore });
  const bars = WEATHER.map(() => svg("rect", { width: 34, class: "nn-share" }));
  const came = svg("rect", { width: 112, y: 1, rx: 8, height: kinds.high - 2, class: "nn-came" });
  kinds.back.append(came, ...bars);
  const rests = curve({ x: [-7, 7], y: [0, 36], ticks: [-6, -3, 0, 3], yTicks: [0, 10, 20, 30], xLabel: ["residual"], yLabel: [""], label: "Loss of a day by its residual", dots: DAYS });
  const logs = curve({ x: [0, 1], y: [0, 5], ticks: [0, 0.25, 0.5, 0.75, 1], yTicks: [0, 1, 2, 3, 4], xLabel: symbol("p", svg), yLabel: [""], label: "Surprise by the probability of what came", dots: 1 });

  const loss = segmented({ legend: "Loss", options: CHOICES, set: (v) => fig.set({ loss: v }) });
  const truth = segmented({ legend: "What came", options: WEATHER.map((w) => [w, w]), set: (v) => fig.set({ truth: v }) });
  const level = slider({ name: "one prediction for all days", label: "one prediction for all days", min: 0, max: TOP, least: 0, limit: TOP, set: (v) => fig.set({ predictions: s.predictions.map(() => v) }) });
  const odd = slider({ name: "target of day 6", label: "target of day 6", min: 0, max: TOP, least: 0, limit: TOP, set: (v) => fig.set({ targets: put(s.targets, DAYS - 1, v) }) });
  const right = slider({ name: "score of what came", label: "score of what came", min: -REACH, max: REACH, least: -REACH, limit: REACH, set: (v) => setScore(WEATHER.indexOf(s.truth), v) });
  const follow = html("button", { class: "nn-button nn-follow", onclick: () => go() }, "Follow the arrows");
  const name = html("span"), total = html("b", { class: "nn-total" });
  const numbers = ledger(DAYS, ["residual", "", "slope"]), classes = ledger(WEATHER.length, ["p", "y", "slope"]);
  const result = html("div", { class: "nn-result" }, name, total);
  const sliders = html("div", { class: "nn-loss-sliders" });
  let shown = null; // the kind of controls that is in the page: the others are not even there
  const ofNumbers = [days.node, numbers.node], ofClasses = [kinds.node, classes.node];
  fig.body.append(
    html("div", { class: "nn-choices" }, loss.node, truth.node),
    html("div", { class: "nn-columns nn-loss" },
      html("div", { class: "nn-left" }, ...ofNumbers, ...ofClasses, follow),
      html("div", { class: "nn-right" }, result, rests.node, logs.node, sliders)));

  const found = () => (s.loss === "cross_entropy" ? crossEntropy(s.scores, WEATHER.indexOf(s.truth)) : LOSSES[s.loss].of(s.predictions, s.targets));
  function go() {
    const { gradient } = found(), rate = RATE[s.loss];
    const moved = (list, range) => list.map((v, i) => round(inside(v - rate * gradient[i], range), 4));
    fig.set(s.loss === "cross_entropy" ? { scores: moved(s.scores, [-REACH, REACH]) } : { predictions: moved(s.predictions, [0, TOP]) });
  }

  function drawNumbers() {
    const kind = LOSSES[s.loss], { residuals, terms, total: mean, gradient } = kind.of(s.predictions, s.targets), k = days.lift;
    areas.forEach((area, i) => {
      const size = Math.abs(residuals[i]) * k, x = days.X(i + 1), y = days.Y(Math.max(s.predictions[i], s.targets[i]));
      const wide = s.loss === "squared" ? size : Math.min(10, size);
      place(area, { x: s.loss === "squared" ? x - wide : x - wide / 2, y, width: wide, height: size });
      aims[i].setAttribute("transform", `translate(${x} ${days.Y(s.targets[i])})`);
    });
    days.draw(s.predictions, gradient, RATE[s.loss], (i) => `prediction ${number(s.predictions[i], 1)}, target ${number(s.targets[i], 1)}, loss ${number(terms[i])}, slope ${number(gradient[i])}`);
    numbers.draw([residuals.map((r) => signed(r, 1)), terms.map((t) => number(t, t < 10 ? 2 : 1)), gradient.map((g) => signed(g))], s.loss === "squared" ? "square" : "size");
    const other = LOSSES[s.loss === "squared" ? "absolute" : "squared"];
    rests.draw(kind.term, other.term, residuals, chosen, kind.slope(residuals[chosen]));
    level.draw(round(s.predictions.reduce((a, b) => a + b, 0) / DAYS, 2));
    odd.draw(s.targets[DAYS - 1]);
    name.textContent = `mean ${kind.label}`;
    return mean;
  }
  function drawClasses() {
    const here = WEATHER.indexOf(s.truth), { p, total: surprised, gradient } = crossEntropy(s.scores, here);
    const floor = kinds.Y(-REACH), tall = kinds.high * 0.5;
    bars.forEach((bar, i) => place(bar, { x: kinds.X(i + 1) - 17, y: floor - p[i] * tall, height: p[i] * tall }));
    came.setAttribute("x", kinds.X(here + 1) - 56);
    kinds.draw(s.scores, gradient, RATE.cross_entropy, (i) => `score ${number(s.scores[i], 1)}, probability ${number(p[i])}, slope ${number(gradient[i])}`);
    classes.draw([p.map((v) => number(v)), p.map((_, i) => (i === here ? "1" : "0")), gradient.map((g) => signed(g))]);
    logs.draw(surprise, null, [p[here]], 0, null);
    right.draw(s.scores[here]);
    name.textContent = `cross-entropy: surprise at ${s.truth}`;
    return surprised;
  }
  return fig.start((state) => {
    s = state;
    const isClasses = s.loss === "cross_entropy";
    for (const node of [...ofNumbers, rests.node]) show(node, !isClasses);
    for (const node of [...ofClasses, logs.node, truth.node]) show(node, isClasses);
    if (shown !== isClasses) sliders.replaceChildren(...(isClasses ? [right.node] : [level.node, odd.node]));
    shown = isClasses;
    loss.draw(s.loss);
    truth.draw(s.truth);
    const value = isClasses ? drawClasses() : drawNumbers();
    total.textContent = number(value, 3);
    fig.say(`${name.textContent}: ${number(value, 3)}.`);
  });
}

export default { render };
