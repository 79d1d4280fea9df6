// A small network and its matrices: values run from layer to layer, and every weight can be changed.
import { diverging, palette } from "./colors.mjs";
import { segmented, slider } from "./controls.mjs";
import { html, number, symbol } from "./dom.mjs";
import { figure } from "./figure.mjs";
import { array, choice, whole } from "./fragment.mjs";
import { family, forward, locate, parameters, read, replaced } from "./layers.mjs";
import { matrix } from "./matrix.mjs";
import { network } from "./network.mjs";
import { ACTIVATIONS, clamp, round } from "./nn.mjs";
import { relay } from "./relay.mjs";

const SIZES = [3, 4, 2], ROWS = 3, LIMIT = 100, INPUT = 10; // as in Python
const NAMES = parameters(SIZES);
const CHOICES = ["identity", "relu", "sigmoid", "tanh"];
const FIELDS = {
  X: array(ROWS, 3, -INPUT, INPUT), W1: array(4, 3, -LIMIT, LIMIT), b1: array(4, 0, -LIMIT, LIMIT),
  W2: array(2, 4, -LIMIT, LIMIT), b2: array(2, 0, -LIMIT, LIMIT),
  activation: choice(CHOICES), example: whole(1, ROWS), stage: whole(0, 3), chosen: choice(NAMES),
};
const ABOUT = [
  "The drawing is a network: three inputs, a hidden layer of four neurons, two outputs. Every edge is a weight. Blue and solid speaks for, orange and dashed speaks against, and the thicker the edge, the larger the weight.",
  "Each hidden neuron shows two numbers: its weighted sum, and what the activation makes of it. Below it stands its bias. Play or Step sends the inputs through, one layer after the other.",
  "Below are the same numbers as matrices. A row of W₁ is one hidden neuron with its three weights. A row of X is one example, and all rows run at once; the network shows the one that you choose.",
  "Click an edge, a bias or a cell to choose it. Then change it with its slider, with the arrow keys up and down, or by typing a number. Left and right lead to the next one. The box at the end shows the sum that it belongs to.",
];
const STAGES = [
  "The inputs are at the start.",
  "First leg: every hidden neuron makes its sum.",
  "Every sum goes through the activation.",
  "Last leg: every output makes its sum.",
];

// "W1.2.3" as readers see it, in signs and in words.
const sign = (name) => { const { to, from } = locate(name); return from === null ? `b${to + 1}` : `w${to + 1}${from + 1}`; };
function words(name) {
  const { layer, to, from } = locate(name);
  const target = layer === 1 ? `hidden neuron ${to + 1}` : `output ${to + 1}`;
  if (from === null) return `bias of ${target}`;
  return `weight from ${layer === 1 ? `input ${from + 1}` : `hidden neuron ${from + 1}`} to ${target}`;
}

// The sum of one neuron in numbers, each under its symbol; the term of `bright` stands out.
function sumRow() {
  const node = html("div", { class: "nn-sums nn-forward-sum" });
  const factor = (x) => (x < 0 ? `(${number(x)})` : number(x));
  const term = (head, text, bright) => html("span", { class: `nn-term${bright ? " nn-bright" : ""}` }, html("span", {}, ...head), html("b", {}, text));
  const mark = (text) => html("span", { class: "nn-sign" }, text);
  return {
    node,
    draw(s, { Z, A, Y }, name) {
      const neuron = /^[ZY]/.test(name), { array: which, to } = locate(name), row = s.example - 1;
      const layer = neuron ? (which === "Z" ? 1 : 2) : Number(which[1]);
      const inputs = layer === 1 ? s.X[row] : A[row], there = layer === 1 || s.stage >= 2, letter = layer === 1 ? "x" : "a", own = (n) => n === name;
      const parts = inputs.map((x, i) => {
        const key = `W${layer}.${to + 1}.${i + 1}`;
        return term([...symbol(sign(key)), " ", ...symbol(`${letter}${i + 1}`)], `${factor(read(s, key))} · ${there ? factor(x) : "?"}`, own(key));
      });
      const bias = `b${layer}.${to + 1}`, z = layer === 1 ? Z[row][to] : Y[row][to];
      parts.push(term(symbol(sign(bias)), factor(read(s, bias)), own(bias)));
      const spans = parts.map((part, i) => html("span", { class: "nn-sum" }, ...(i ? [mark("+")] : []), part));
      const arrived = (stage, value) => (s.stage >= stage ? number(value) : "?");
      const end = layer === 1 ? symbol(`z${to + 1}`) : [...symbol("ŷ"), html("sub", {}, to + 1)];
      spans.at(-1).append(mark("="), term(end, arrived(layer === 1 ? 1 : 3, z)));
      if (layer === 1) {
        const head = [html("i", {}, "f"), "(", ...symbol(`z${to + 1}`), ")"], label = ACTIVATIONS[s.activation].label;
        spans.push(html("span", { class: "nn-sum" }, term(head, `${label}(${arrived(1, z)})`), mark("="), term(symbol(`a${to + 1}`), arrived(2, A[row][to]))));
      }
      node.replaceChildren(...spans);
    },
  };
}

// All eight matrices, in the order of the calculation: where there is room, a line for each layer.
function matrices({ edit, hover, pick }) {
  const W = (layer, text) => ({ title: [html("i", {}, "W"), html("sub", {}, layer)], shape: `(${SIZES[layer]}, ${SIZES[layer - 1]})`, rows: SIZES[layer], columns: SIZES[layer - 1], keys: (r, c) => `W${layer}.${r + 1}.${c + 1}`, describe: text, edit, hover });
  const b = (layer, text) => ({ title: symbol(`b${layer}`), shape: `(${SIZES[layer]},)`, rows: SIZES[layer], columns: 1, keys: (r) => `b${layer}.${r + 1}`, describe: text, edit, hover });
  const values = (name, title, columns, describe) => ({ title, shape: `(${ROWS}, ${columns})`, rows: ROWS, columns, describe, keys: (r, c) => `${name}.${c + 1}.${r + 1}`, hover: (key) => hover(name === "X" ? null : key?.slice(0, 3).replace("A", "Z") ?? null), click: pick });
  const all = {
    X: matrix(values("X", symbol("X"), 3, "X, the inputs, a row for each example.")),
    W1: matrix(W(1, "W1, the weights of the hidden layer, a row for each neuron")),
    b1: matrix(b(1, "b1, the biases of the hidden layer")),
    Z: matrix(values("Z", symbol("Z"), 4, "Z, the sums of the hidden layer, a row for each example.")),
    A: matrix(values("A", [html("i", {}, "A"), " = ", html("i", {}, "f"), "(", html("i", {}, "Z"), ")"], 4, "A, what the hidden layer hands on, a row for each example.")),
    W2: matrix(W(2, "W2, the weights of the output layer, a row for each output")),
    b2: matrix(b(2, "b2, the biases of the output layer")),
    Y: matrix(values("Y", symbol("Ŷ"), 2, "The outputs, a row for each example.")),
  };
  return { all, node: html("div", { class: "nn-matrices" }, ...Object.values(all).map((table) => table.node)) };
}

function render({ model, el }) {
  const fig = figure({ model, el, name: "forward", label: "a network of three layers", python: "Forward", fields: FIELDS, about: ABOUT, hint: "Click an edge or a cell to change it." });
  let hot = null; // what the pointer is on
  const hover = (name) => { if (name !== hot) { hot = name; paint(); } };
  const set = (name, value) => fig.set({ ...replaced(fig.state(), name, clamp(round(value), -LIMIT, LIMIT)), chosen: name });
  const choose = (chosen) => { if (model.get("chosen") !== chosen) fig.set({ chosen }); };
  const beside = (name, by) => NAMES[(NAMES.indexOf(name) + by + NAMES.length) % NAMES.length];

  // One set of keys, on the drawing and in the cells. True when the key was one of them.
  function keys(event, name, follow) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowUp: 0.1, ArrowDown: -0.1, PageUp: 1, PageDown: -1 }[event.key], go = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by) set(name, read(fig.state(), name) + by * (event.shiftKey ? 5 : 1));
    else if (go) { choose(beside(name, go)); follow(beside(name, go)); }
    else if (/^[-+.\d]$/.test(event.key) || event.key === "Enter") {
      drawChosen(fig.state()); // before the first sign of the number arrives in it
      chosen.typed.focus();
      chosen.typed.select();
      if (event.key !== "Enter") return;
    }
    else return;
    event.preventDefault();
  }
  const edit = { label: words, select: choose, press: (event, name) => keys(event, name, (next) => tables.all[next.split(".")[0]].cells.get(next).focus()) };
  const tables = matrices({ edit, hover, pick: (row) => fig.set({ example: row + 1 }) });
  const drawing = network({ sizes: SIZES, names: NAMES, words, hover, choose, keys, get: (name) => read(fig.state(), name), set });

  const activation = segmented({ legend: "Activation", options: CHOICES.map((name) => [name, ACTIVATIONS[name].label]), set: (v) => fig.set({ activation: v }) });
  const example = segmented({ legend: "Example shown", options: [1, 2, 3].map((n) => [String(n), `row ${n}`]), set: (v) => fig.set({ example: Number(v) }) });
  const inputs = [0, 1, 2].map((i) => slider({ name: `x${i + 1}`, label: `input x${i + 1}`, min: -2, max: 2, limit: INPUT,
    set: (v) => fig.set({ X: model.get("X").map((x, r) => (r === model.get("example") - 1 ? x.map((old, c) => (c === i ? v : old)) : x)) }) }));
  const chosen = slider({ name: "w11", label: "weight", min: -3, max: 3, limit: LIMIT, set: (v) => set(model.get("chosen"), v) });
  const title = html("p", { class: "nn-chosen-title" }), stage = html("p", { class: "nn-stage", "aria-hidden": "true" }), sum = sumRow();
  const race = relay({ get: () => model.get("stage"), set: (n) => fig.set({ stage: n }), draw: (leg, part) => { drawing.run(leg, part); drawStage(leg === null ? model.get("stage") : leg + 1); }, last: 3, signal: fig.signal });

  fig.body.append(html("div", { class: "nn-choices" }, activation.node, example.node),
    html("div", { class: "nn-columns nn-forward" },
      drawing.node,
      html("div", { class: "nn-right" },
        html("div", { class: "nn-race" }, ...race.nodes, stage),
        html("div", { class: "nn-sliders" }, ...inputs.map((s) => s.node)),
        html("div", { class: "nn-change" }, title, chosen.node))),
    tables.node, sum.node);

  function drawChosen(s) {
    chosen.rename(sign(s.chosen), words(s.chosen));
    chosen.draw(read(s, s.chosen));
    title.textContent = `Chosen: ${words(s.chosen)}`;
  }
  const drawStage = (n) => { if (stage.textContent !== STAGES[n]) stage.textContent = STAGES[n]; };
  let now = null, color = null, steps = null;
  function paint() {
    const focus = hot ?? now.chosen, bright = family(focus, SIZES);
    const row = now.example - 1, arrived = { X: now.X, Z: now.stage >= 1 && steps.Z, A: now.stage >= 2 && steps.A, Y: now.stage >= 3 && steps.Y };
    for (const [name, table] of Object.entries(tables.all)) {
      const parameter = /\d/.test(name), flat = name[0] === "b";
      table.draw({
        values: parameter ? (flat ? now[name].map((v) => [v]) : now[name]) : arrived[name] || null,
        color, chosen: now.chosen, row: parameter ? null : row,
        lit: (key, r) => (parameter ? bright.has(key) : r === row && bright.has(key.slice(0, 3))),
      });
    }
    drawing.draw({ state: now, row, arrived, color, bright });
    sum.draw(now, steps, focus);
  }
  return fig.start((s) => {
    now = s;
    steps = forward(s);
    color = diverging(palette(fig.root), { low: -2, middle: 0, high: 2 });
    drawChosen(s);
    inputs.forEach((control, i) => control.draw(s.X[s.example - 1][i]));
    activation.draw(s.activation);
    example.draw(String(s.example));
    if (!race.running()) drawStage(s.stage);
    race.drawButtons();
    fig.say(`${STAGES[s.stage]}${s.stage === 3 ? ` Outputs ${steps.Y[s.example - 1].map((y) => number(y)).join(" and ")}.` : ""}`);
    paint();
  });
}

export default { render };
