// One neuron with two inputs: what it answers everywhere in the plane, the line that it
// draws, and the numbers that flow through it.
import { plane, points } from "./axes.mjs";
import { diverging, palette } from "./colors.mjs";
import { segmented, slider } from "./controls.mjs";
import { curve, edge, node, tag } from "./diagram.mjs";
import { html, number, svg, symbol } from "./dom.mjs";
import { figure } from "./figure.mjs";
import { choice, numeric } from "./fragment.mjs";
import { draggableLine, draggablePoint } from "./handles.mjs";
import { drawLegend, heatmap } from "./heatmap.mjs";
import { ACTIVATIONS, clamp, DATASETS, decide, neuron, round, weightedSum } from "./nn.mjs";

// What the first chapter speaks of; GELU comes later in the book.
const { gelu: _, ...OFFERED } = ACTIVATIONS;
const SQUARE = [-0.5, 1.5];
const LIMIT = 1000; // of weights and bias, as in Python
const ABOUT = [
  "Each place in the square is a pair of inputs, x₁ and x₂. Its colour is the neuron’s answer there: blue for high, orange for low.",
  "On the line across the square the weighted sum z is exactly 0. On the arrow’s side the neuron says class 1, the circles; on the other side class 0, the squares. A cross marks a point that it gets wrong.",
  "The arrow is the pair of weights. Turning it turns the line; making it longer makes the answer change faster across the line. The bias shifts the line without turning it.",
  "The ring is one input of your choice. Its two numbers flow through the drawn neuron: times the weights, added up with the bias, then through the activation.",
];
const FIELDS = {
  w1: numeric(-LIMIT, LIMIT), w2: numeric(-LIMIT, LIMIT), bias: numeric(-LIMIT, LIMIT),
  x1: numeric(SQUARE[0], SQUARE[1]), x2: numeric(SQUARE[0], SQUARE[1]),
  activation: choice(Object.keys(OFFERED)), dataset: choice(Object.keys(DATASETS)),
};
const labels = (table) => Object.entries(table).map(([name, { label }]) => [name, label]);
const shifted = (x) => (x < 0 ? `− ${number(-x)}` : `+ ${number(x)}`);

// The neuron itself: inputs, weighted edges, sum, activation, output.
function neuronDiagram() {
  const at = { x1: [29, 62], x2: [29, 188], one: [147, 229], sum: [147, 125], y: [319, 125] };
  const edges = { w1: edge(at.x1, at.sum), w2: edge(at.x2, at.sum), bias: edge(at.one, at.sum, { full: 12 }) };
  const nodes = {
    x1: node(at.x1, 26, symbol("x1", svg)), x2: node(at.x2, 26, symbol("x2", svg), { captionY: 46 }),
    one: node(at.one, 17), z: node(at.sum, 32, ["sum ", ...symbol("z", svg)]), y: node(at.y, 26, symbol("ŷ", svg)),
  };
  const tags = { w1: tag([60, 60], "start"), w2: tag([60, 203], "start"), bias: tag([157, 190], "start") };
  const f = curve([199, 83], [84, 84]), caption = tag([241, 71]);
  const wire = (x1, x2) => svg("line", { x1, x2, y1: 125, y2: 125, class: "nn-wire" });
  const drawing = svg("svg", { viewBox: "0 0 347 252", class: "nn-drawing nn-diagram", role: "img" },
    wire(179, 199), wire(283, 293), ...Object.values(edges).map((e) => e.node), ...Object.values(nodes).map((n) => n.node),
    f.node, caption.node, ...Object.values(tags).map((t) => t.node));
  nodes.one.draw("1");
  return {
    node: drawing,
    draw(s, z, y) {
      for (const k of ["w1", "w2", "bias"]) { edges[k].draw(s[k]); tags[k].draw(...symbol(k === "bias" ? "b" : k, svg), ` ${number(s[k])}`); }
      for (const [k, v] of Object.entries({ x1: s.x1, x2: s.x2, z, y })) nodes[k].draw(v);
      nodes.y.node.setAttribute("class", `nn-node nn-class-${decide(z)}`);
      f.draw(ACTIVATIONS[s.activation], z);
      caption.draw(ACTIVATIONS[s.activation].label);
      drawing.setAttribute("aria-label", `The neuron: inputs ${number(s.x1)} and ${number(s.x2)}, weights ${number(s.w1)} and ${number(s.w2)}, bias ${number(s.bias)}, sum ${number(z)}, output ${number(y)}.`);
    },
  };
}

// The same in one line of numbers, each under its symbol.
function sumRow() {
  const term = (text, ...head) => { const value = html("b", {}, text); return { node: html("span", { class: "nn-term" }, html("span", {}, ...head), value), value }; };
  const t = {
    a: term("", ...symbol("w1"), " ", ...symbol("x1")), b: term("", ...symbol("w2"), " ", ...symbol("x2")),
    bias: term("", ...symbol("b")), z: term("", ...symbol("z")), f: term("", "f(", ...symbol("z"), ")"), y: term("", ...symbol("ŷ")),
  };
  const sign = (text) => html("span", { class: "nn-sign" }, text);
  return {
    node: html("div", { class: "nn-sums" },
      html("span", { class: "nn-sum" }, t.a.node, sign("+"), t.b.node),
      html("span", { class: "nn-sum" }, sign("+"), t.bias.node, sign("="), t.z.node),
      html("span", { class: "nn-sum" }, t.f.node, sign("="), t.y.node)),
    draw(s, z, y) {
      const factor = (x) => (x < 0 ? `(${number(x)})` : number(x));
      t.a.value.textContent = `${factor(s.w1)} · ${factor(s.x1)}`;
      t.b.value.textContent = `${factor(s.w2)} · ${factor(s.x2)}`;
      t.bias.value.textContent = factor(s.bias);
      t.z.value.textContent = number(z);
      t.f.value.textContent = `${ACTIVATIONS[s.activation].label}(${number(z)})`;
      t.y.value.textContent = number(y);
    },
  };
}

function render({ model, el }) {
  const compact = model.get("compact"); // without the ring and what flows from it
  const fig = figure({ model, el, name: "one-neuron", label: "one neuron with two inputs", python: "OneNeuron", fields: FIELDS, about: compact ? ABOUT.slice(0, 3) : ABOUT, hint: compact ? "Drag the line or the arrow." : "Drag the line, the arrow, the ring." });
  const chart = plane({ x: SQUARE, y: SQUARE, ticks: [0, 0.5, 1], xLabel: symbol("x1", svg), yLabel: symbol("x2", svg), label: "The plane of inputs, with handles" });
  const paint = heatmap(chart.canvas), dots = points(chart);
  const near = (v) => clamp(round(v), -LIMIT, LIMIT);
  const setLine = ([w1, w2, bias]) => fig.set({ w1: near(w1), w2: near(w2), bias: near(bias) });
  const line = draggableLine(chart, { get: () => ["w1", "w2", "bias"].map((k) => model.get(k)), set: setLine, longest: 8.5 });
  const setProbe = ([x1, x2]) => fig.set({ x1: round(x1, 2), x2: round(x2, 2) });
  const probe = compact ? null : draggablePoint(chart, { name: "Input: the ring", get: () => [model.get("x1"), model.get("x2")], set: setProbe },
    svg("circle", { r: 10, class: "nn-probe" }), svg("circle", { r: 2.5, class: "nn-probe-dot" }));
  // A click anywhere else brings the ring there.
  if (probe) chart.frame.addEventListener("click", (event) => setProbe(chart.locate(event)));
  const sliders = [["w1", "weight w1", 6], ["w2", "weight w2", 6], ["bias", "bias", 12]].map(([k, label, max]) =>
    [k, slider({ name: k === "bias" ? "b" : k, label, min: -max, max, set: (v) => fig.set({ [k]: v }) })]);
  const data = segmented({ legend: "Data", options: labels(DATASETS), set: (dataset) => fig.set({ dataset }) });
  const activation = segmented({ legend: "Activation", options: labels(OFFERED), set: (v) => fig.set({ activation: v }) });
  const diagram = neuronDiagram(), sums = sumRow();
  const count = html("p", { class: "nn-count", "aria-hidden": "true" });
  const key = { canvas: html("canvas", { class: "nn-legend" }), low: html("span"), high: html("span") };
  const legend = html("div", { class: "nn-key", "aria-hidden": "true" }, html("span", {}, ...symbol("ŷ"), " ="), key.low, key.canvas, key.high);

  const left = html("div", { class: "nn-left" }, chart.node, html("div", { class: "nn-under" }, legend, count));
  const right = html("div", { class: "nn-right" }, ...(compact ? [] : [diagram.node]), html("div", { class: "nn-sliders" }, ...sliders.map(([, s]) => s.node)));
  if (!compact) fig.body.append(html("div", { class: "nn-choices" }, data.node, activation.node));
  fig.body.append(html("div", { class: "nn-columns" }, left, right));
  if (!compact) fig.body.append(sums.node);
  fig.root.classList.toggle("nn-compact", Boolean(compact));

  return fig.start((s) => {
    const f = ACTIVATIONS[s.activation], weight = [s.w1, s.w2];
    const color = diverging(palette(fig.root), f);
    paint((x, y) => f.value(s.w1 * x + s.w2 * y + s.bias), color, SQUARE, SQUARE);
    drawLegend(key.canvas, f, color);
    key.low.textContent = `${f.open && f.low < 0 ? "≤ " : ""}${number(f.low, 0)}`;
    key.high.textContent = `${f.open ? "≥ " : ""}${number(f.high, 0)}`;
    const set = DATASETS[s.dataset], all = set.y.length;
    const right = dots(set, (x, y) => decide(weightedSum(weight, x, s.bias)) === y);
    count.textContent = `${right} of ${all} right`;
    count.classList.toggle("nn-all", right === all);
    fig.say(`${right} of ${all} points right.`);
    const z = weightedSum(weight, [s.x1, s.x2], s.bias), y = neuron(weight, s.bias, s.activation, [s.x1, s.x2]);
    line.draw({
      moveText: `${number(s.w1)} x1 ${shifted(s.w2)} x2 ${shifted(s.bias)} = 0`,
      turnText: `arrow at ${number((Math.atan2(s.w2, s.w1) * 180) / Math.PI, 0)} degrees`,
      pullText: `length ${number(Math.hypot(s.w1, s.w2))}`,
    });
    probe?.draw(`x1 ${number(s.x1)}, x2 ${number(s.x2)}, output ${number(y)}`);
    for (const [k, control] of sliders) control.draw(s[k]);
    data.draw(s.dataset);
    activation.draw(s.activation);
    diagram.draw(s, z, y);
    sums.draw(s, z, y);
  });
}

export default { render };
