// Values forward and gradients back along the edges of a graph, one step after the other.
import { arrived, backward, changed, forward, givenOf, graph, lossWith, stepOf } from "./backprop_graph.mjs";
import { drawing } from "./backprop_drawing.mjs";
import { pretty, sentence, title } from "./backprop_words.mjs";
import { segmented, slider } from "./controls.mjs";
import { html, number, show } from "./dom.mjs";
import { figure } from "./figure.mjs";
import { array, choice, numeric, whole } from "./fragment.mjs";
import { clamp, round } from "./nn.mjs";
import { nudgeChart } from "./nudge_chart.mjs";
import { relay } from "./relay.mjs";

const LIMIT = 10, MOST = 1, LAST = 23; // as in Python
const KINDS = ["sigmoid", "relu", "tanh"];
const NAMES = ["w", "x", "y", "ŷ", "r", "x1", "x2", "w11", "w12", "b1", "w21", "w22", "b2", "z1", "z2", "a1", "a2", "w1", "w2", "b"];
const PLAIN = NAMES.map((name) => name.replace("ŷ", "y_hat")); // as state and address write them
const inState = (name) => name.replace("ŷ", "y_hat"), onCard = (name) => name.replace("y_hat", "ŷ");
const list = (n) => array(n, 0, -LIMIT, LIMIT);
const FIELDS = {
  graph: choice(["six", "net"]), activation: choice(KINDS), step: whole(0, LAST), chosen: choice(PLAIN), nudge: numeric(-MOST, MOST),
  six: list(3), x: list(2), W1: array(2, 2, -LIMIT, LIMIT), b1: list(2), w: list(2), b: numeric(-LIMIT, LIMIT), y: numeric(-LIMIT, LIMIT),
};
const ABOUT = [
  "Each card is a node of the graph. Its upper half holds a value, the lower half its gradient: how much the loss L grows for a small step of this number, divided by that step.",
  "Step sends one number on its way. Values run forward, along the arrows, until the loss is there. Then gradients run back against the arrows. On each edge, the gradient is multiplied by the local slope of that edge; the sentence below says by what, and why.",
  "Choose a card by a click or with the arrow keys. A given number (with a bold frame) can be dragged up and down, moved with the arrow keys up and down, or typed.",
  "The curve shows the loss when the chosen number moves and all other given numbers stay. The straight line has the gradient as its slope. Pull the ringed point: the square shows what the gradient promises for this nudge, the point what really happens.",
  "The network has two inputs, two hidden neurons with the activation that you choose, one output without one, and the squared difference of answer and target as its loss.",
];

// What the gradient promises for a nudge, and what happens.
function comparison() {
  const rows = ["gradient × nudge", "the loss really changes by"].map((words) => {
    const text = html("b", {});
    return { text, node: html("p", {}, html("span", {}, words), text) };
  });
  rows[0].node.className = "nn-promised";
  return {
    node: html("div", { class: "nn-compare" }, ...rows.map((row) => row.node)),
    draw({ grad, nudge, before, after }) {
      const factor = (v) => (v < 0 ? `(${number(v)})` : number(v));
      rows[0].text.textContent = grad === null ? "not arrived yet" : `${factor(grad)} · ${factor(nudge)} = ${number(grad * nudge, 4)}`;
      rows[1].text.textContent = `${number(after, 4)} − ${number(before, 4)} = ${number(after - before, 4)}`;
    },
  };
}

function render({ model, el }) {
  const fig = figure({ model, el, name: "backprop", label: "values forward, gradients back", python: "Backprop", fields: FIELDS, about: ABOUT, hint: "Press Step, or change a number." });
  let g = null, now = null, value = null, gradients = null, chosen = "w";
  const kindOf = (s) => `${s.graph} ${s.activation}`;
  const free = (name) => g.byName.get(name).op === null;
  const get = (name) => givenOf(fig.state())[name];
  const set = (name, to) => fig.set(changed(fig.state(), name, clamp(round(to), -LIMIT, LIMIT)));
  const choose = (name) => { if (model.get("chosen") !== inState(name)) fig.set({ chosen: inState(name) }); };
  const choosable = () => g.nodes.map((n) => n.name).filter((name) => name !== "L");

  function keys(event, name) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowUp: 0.1, ArrowDown: -0.1, PageUp: 1, PageDown: -1 }[event.key], go = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const names = choosable();
    if (by && free(name)) set(name, get(name) + by * (event.shiftKey ? 5 : 1));
    else if (go) board.focus(names[(names.indexOf(name) + go + names.length) % names.length]);
    else if ((/^[-+.\d]$/.test(event.key) || event.key === "Enter") && free(name)) {
      chosen = name; // the screen may not have heard yet
      drawChosen();
      number_.typed.focus();
      number_.typed.select();
      if (event.key !== "Enter") return;
    }
    else return;
    event.preventDefault();
  }
  const board = drawing({ choose, keys, get, set, free, limit: LIMIT });
  const kind = segmented({ legend: "Graph", options: [["six", "six nodes"], ["net", "a network"]], set: (v) => fig.set({ graph: v, step: graph(v, model.get("activation")).on.length }) });
  const activation = segmented({ legend: "Activation of the hidden neurons", options: [["sigmoid", "sigmoid"], ["relu", "ReLU"], ["tanh", "tanh"]], set: (v) => fig.set({ activation: v }) });
  const at = slider({ name: "step", label: "step", min: 0, max: () => g?.last ?? 9, step: 1, least: 0, limit: LAST, digits: 0, set: (v) => fig.set({ step: clamp(Math.round(v), 0, g.last) }) });
  const number_ = slider({ name: "w", label: "value", min: -4, max: 4, limit: LIMIT, set: (v) => set(chosen, v) });
  const nudge = slider({ name: "nudge", label: "nudge", min: -MOST, max: MOST, step: 0.01, limit: MOST, set: (v) => fig.set({ nudge: v }) });
  const chart = nudgeChart({ most: MOST, set: (v, more) => fig.set({ nudge: round(clamp(more ? model.get("nudge") + v : v, -MOST, MOST), 2) }) });
  const compare = comparison(), told = html("p", { class: "nn-told", "aria-hidden": "true" });
  const head = html("p", { class: "nn-chosen-title" }), note = html("p", { class: "nn-note" }, "This one is computed. You can nudge it all the same.");
  const race = relay({ get: () => Math.min(model.get("step"), g.last), set: (n) => fig.set({ step: n }), last: () => g.last, leg: 750, pause: 550, signal: fig.signal,
    draw: (leg, part) => { if (!g) return; board.run(leg === null ? null : stepOf(g, leg + 1), part, value, gradients); tell(leg === null ? now.step : leg + 1); } });
  fig.body.append(
    html("div", { class: "nn-choices" }, kind.node, activation.node), board.node, told,
    html("div", { class: "nn-steps" }, html("div", { class: "nn-race" }, ...race.nodes), at.node),
    html("div", { class: "nn-columns nn-nudge" },
      html("div", { class: "nn-left" }, head, number_.node, note, nudge.node, compare.node), chart.node));

  const tell = (n) => { const text = sentence(g, stepOf(g, n), value, gradients); if (told.textContent !== text) told.textContent = text; };
  function drawChosen() {
    const here = free(chosen);
    show(number_.node, here);
    show(note, !here);
    head.textContent = `Chosen: ${title(g.kind, chosen)}`;
    if (!here) return;
    const [letter, ...digits] = chosen;
    number_.rename(`${letter}${digits.join("")}`, title(g.kind, chosen));
    number_.draw(value[chosen]);
  }
  function look() {
    const step = Math.min(now.step, g.last), here = arrived(g, step);
    const grad = here.grads.has(chosen) ? gradients.grad[chosen] : null, loss = (v) => lossWith(g, givenOf(now), chosen, v);
    board.draw({ graph: g, value, gradients, here, step: stepOf(g, step), chosen, say: (name) => title(g.kind, name) });
    if (!race.running()) tell(step);
    at.draw(step);
    drawChosen();
    nudge.draw(now.nudge);
    chart.draw({ words: pretty(chosen), value: value[chosen], nudge: now.nudge, loss, grad });
    compare.draw({ grad, nudge: now.nudge, before: value.L, after: loss(value[chosen] + now.nudge) });
  }
  const watch = new ResizeObserver((entries) => board.fit(entries.at(-1).contentRect.width, () => now && look()));
  watch.observe(board.node);
  fig.signal.addEventListener("abort", () => watch.disconnect());
  board.fit(board.node.clientWidth, () => {});

  return fig.start((s) => {
    if (!now || kindOf(now) !== kindOf(s)) g = graph(s.graph, s.activation);
    now = s;
    value = forward(g, givenOf(s));
    gradients = backward(g, value);
    chosen = g.byName.has(onCard(s.chosen)) ? onCard(s.chosen) : s.graph === "six" ? "w" : "w11";
    kind.draw(s.graph);
    show(activation.node, s.graph === "net");
    activation.draw(s.activation);
    race.drawButtons();
    look();
    fig.say(sentence(g, stepOf(g, Math.min(s.step, g.last)), value, gradients));
  });
}

export default { render };
