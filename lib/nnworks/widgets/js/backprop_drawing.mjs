// The graph of the figure "Backprop" as a drawing: a card for each node with its value and, below
// it, its gradient. Cards are chosen by a click and by arrow keys; given numbers can be dragged.
import { html, number, place, show, svg } from "./dom.mjs";

// Where the middles of the cards are; `size` of the drawing, `card` of a card.
const LAYOUTS = {
  six: {
    wide: { size: [700, 284], card: [104, 58], at: { w: [54, 40], x: [54, 184], ŷ: [254, 112], y: [254, 250], r: [450, 181], L: [644, 181] } },
    narrow: { size: [400, 424], card: [104, 58], at: { w: [74, 32], x: [222, 32], ŷ: [148, 152], y: [322, 152], r: [235, 272], L: [235, 392] } },
  },
  net: {
    wide: {
      size: [786, 410], card: [96, 50],
      at: { x1: [50, 112], x2: [50, 298], w11: [168, 112], w21: [128, 176], w12: [128, 234], w22: [168, 298], b1: [290, 28], b2: [290, 382],
        z1: [290, 112], z2: [290, 298], a1: [408, 112], a2: [408, 298], w1: [512, 157], w2: [512, 253], b: [620, 104], ŷ: [620, 205], L: [736, 205], y: [736, 306] },
    },
    narrow: {
      size: [400, 690], card: [92, 52],
      at: { x1: [50, 30], x2: [350, 30], w11: [50, 194], w21: [142, 109], w12: [258, 109], w22: [350, 194], b1: [151, 288], b2: [249, 288],
        z1: [50, 288], z2: [350, 288], a1: [50, 380], a2: [350, 380], w1: [124, 471], w2: [276, 471], b: [76, 564], ŷ: [200, 564], L: [200, 658], y: [324, 658] },
    },
  },
};
const SIGNS = { product: "×", difference: "−", square: "( )²", error: "( )²", sum: "Σ", sigmoid: "σ", relu: "ReLU", tanh: "tanh" };
const PULSES = 5;

// A letter with its number below, in a drawing.
const letter = (name) => [svg("tspan", { class: "nn-italic" }, name[0]), ...(name.length > 1 ? [svg("tspan", { dy: 5, "font-size": "72%" }, name.slice(1))] : [])];

// Where the way from the middle of one card to that of another leaves the first.
function border([ax, ay], [bx, by], [width, height], gap = 0) {
  const dx = bx - ax, dy = by - ay;
  const t = Math.min((width / 2 + gap) / Math.abs(dx || 1e-9), (height / 2 + gap) / Math.abs(dy || 1e-9));
  return [ax + dx * t, ay + dy * t];
}
const write = (text, shown) => { if (text.textContent !== shown) text.textContent = shown; };
const mark = (node, name, on) => { if (node.classList.contains(name) !== on) node.classList.toggle(name, on); };

// Press, drag and keys of one card. A finger scrolls the page, except on the card that is chosen.
function hands(node, name, { choose, keys, get, set, free }) {
  let id = null, from = 0, start = 0;
  const held = () => free(name) && node.classList.contains("nn-chosen");
  node.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (event.pointerType === "touch" && !held())) return;
    choose(name);
    if (!free(name)) return;
    event.preventDefault();
    node.focus({ preventScroll: true });
    [id, from, start] = [event.pointerId, event.clientY, get(name)];
    node.setPointerCapture(id);
  });
  node.addEventListener("touchstart", (event) => held() && event.preventDefault(), { passive: false });
  node.addEventListener("pointermove", (event) => {
    if (event.pointerId === id) set(name, start + Math.round((from - event.clientY) / 4) / 20);
  });
  for (const end of ["pointerup", "pointercancel"]) node.addEventListener(end, () => { id = null; });
  node.addEventListener("click", () => { choose(name); node.focus({ preventScroll: true }); });
  node.addEventListener("focus", () => choose(name));
  node.addEventListener("keydown", (event) => keys(event, name));
}

function card({ name, op }, [x, y], [width, height], calls) {
  const value = svg("text", { class: "nn-card-value", x: width / 2 - 7, y: -6, "text-anchor": "end" });
  const grad = svg("text", { class: "nn-card-grad", x: width / 2 - 7, y: height / 2 - 8, "text-anchor": "end" });
  const node = svg("g", {
    class: `nn-card${op ? "" : " nn-given"}`, transform: `translate(${x} ${y})`, tabindex: -1, "data-node": name, "data-lm-suppress-shortcuts": "true",
    ...(name === "L" ? { role: "img" } : op ? { role: "group" } : { role: "slider", "aria-valuemin": -calls.limit, "aria-valuemax": calls.limit, "aria-valuenow": 0 }),
  },
  svg("rect", { x: -width / 2, y: -height / 2, width, height, rx: 9, class: "nn-card-box" }),
  svg("rect", { x: -width / 2 + 1.5, y: 1, width: width - 3, height: height / 2 - 2.5, rx: 7, class: "nn-card-low" }),
  svg("text", { x: -width / 2 + 7, y: -6, class: "nn-card-name" }, ...letter(name)), value, grad,
  svg("path", { d: `M${-width / 2 + 8} ${height / 4 + 1}h11m-11 0l5 -4m-5 4l5 4`, class: "nn-card-way" }));
  if (name !== "L") hands(node, name, calls);
  return { node, value, grad };
}

// A way along which values run; the local slope beside it where there is room.
function wire(from, to, index, layout, roomy) {
  const [p, q] = [layout.at[from], layout.at[to]];
  const a = border(p, q, layout.card), b = border(q, p, layout.card, 3), turn = (Math.atan2(q[1] - p[1], q[0] - p[0]) * 180) / Math.PI;
  const line = svg("line", { x1: a[0], y1: a[1], x2: b[0], y2: b[1], class: "nn-wire-line" });
  const head = svg("path", { d: "M0 0L-9 -4.5L-9 4.5Z", transform: `translate(${b[0]} ${b[1]}) rotate(${turn})`, class: "nn-wire-head" });
  const upright = Math.abs(q[0] - p[0]) < Math.abs(q[1] - p[1]);
  const slope = svg("text", { x: (a[0] + b[0]) / 2 + (upright ? 12 : 0), y: (a[1] + b[1]) / 2 + (upright ? 6 : q[1] < p[1] ? 27 : -13), class: "nn-wire-slope", "text-anchor": upright ? "start" : "middle" });
  return { from, to, index, a, b, group: svg("g", { class: "nn-wire-group" }, line, head), slope: roomy ? slope : null };
}

export function drawing(calls) {
  const canvas = svg("svg", { class: "nn-drawing nn-graph", role: "group", "aria-label": "The graph of the calculation" });
  const board = html("div", { class: "nn-board" }, canvas);
  let g = null, narrow = null, cards = new Map(), wires = [], pulses = [];

  function build() {
    canvas.dataset.kind = g.kind;
    const layout = LAYOUTS[g.kind][narrow ? "narrow" : "wide"];
    canvas.setAttribute("viewBox", `0 0 ${layout.size.join(" ")}`);
    wires = g.nodes.flatMap((n) => n.inputs.map((from, i) => wire(from, n.name, i, layout, g.kind === "six")));
    cards = new Map(g.nodes.map((n) => [n.name, card(n, layout.at[n.name], layout.card, calls)]));
    pulses = Array.from({ length: PULSES }, () => svg("circle", { r: 0, class: "nn-pulse" }));
    const signs = g.nodes.filter((n) => n.op).map((n) => { // what a node does, at its shoulder
      const [x, y] = layout.at[n.name];
      return svg("text", { x: x - layout.card[0] / 2 + 2, y: y - layout.card[1] / 2 - 5, class: "nn-op" }, SIGNS[n.op]);
    });
    canvas.replaceChildren(...wires.map((w) => w.group), ...pulses, ...[...cards.values()].map((c) => c.node), ...signs, ...wires.filter((w) => w.slope).map((w) => w.slope));
  }

  // here: what has arrived; step: what happens now; say(name) -> words for a screen reader.
  function draw({ graph, value, gradients: { grad, parts }, here, step, chosen, say }) {
    const anew = graph !== g;
    g = graph;
    if (anew) build();
    for (const [name, c] of cards) {
      const there = here.values.has(name), back = here.grads.has(name);
      write(c.value, there ? number(value[name]) : "?");
      write(c.grad, back ? number(grad[name]) : "");
      mark(c.node, "nn-back", back);
      mark(c.node, "nn-chosen", name === chosen);
      mark(c.node, "nn-now", name === step?.name);
      mark(c.node, "nn-now-back", name === step?.name && step.way === "back");
      c.node.setAttribute("tabindex", name === chosen ? 0 : -1);
      const words = `${there ? number(value[name]) : "not yet computed"}${back ? `, gradient ${number(grad[name])}` : ""}`;
      c.node.setAttribute("aria-label", g.byName.get(name).op ? `${say(name)}: ${words}` : say(name));
      if (!g.byName.get(name).op) place(c.node, { "aria-valuenow": value[name], "aria-valuetext": words });
    }
    for (const w of wires) {
      const back = here.grads.has(w.from), part = parts[w.from].find((p) => p.to === w.to && p.index === w.index);
      const now = step && (step.way === "back" ? w.from === step.name : w.to === step.name);
      mark(w.group, "nn-back", back);
      mark(w.group, "nn-now", Boolean(now));
      if (w.slope) write(w.slope, back ? `× ${number(part.slope)}` : "");
    }
  }

  // Numbers on their way: back, first the gradient that sets out, after the middle times the slope.
  function run(step, part, value, { parts }) {
    const ways = !step ? [] : step.way === "forward" ? wires.filter((w) => w.to === step.name) : wires.filter((w) => w.from === step.name);
    const t = part * part * (3 - 2 * part);
    pulses.forEach((pulse, i) => {
      const w = ways[i];
      if (!w) { if (pulse.getAttribute("r") !== "0") pulse.setAttribute("r", 0); return; }
      const back = step.way === "back", edge = back && parts[w.from].find((p) => p.to === w.to && p.index === w.index);
      const size = back ? (part < 0.5 ? edge.from : edge.grad) : value[w.from], [a, b] = back ? [w.b, w.a] : [w.a, w.b];
      place(pulse, { r: 5 + 6 * Math.min(Math.abs(size) / 4, 1), cx: a[0] + t * (b[0] - a[0]), cy: a[1] + t * (b[1] - a[1]), class: `nn-pulse${back ? " nn-pulse-back" : ""}` });
    });
  }
  // Side by side where there is room, one below the other on a phone.
  function fit(width, again) {
    const next = width < 520;
    if (next === narrow || width === 0) return;
    narrow = next;
    if (g) { build(); again(); }
  }
  const focus = (name) => cards.get(name)?.node.focus({ preventScroll: true });
  return { node: board, draw, run, fit, focus, show: (on) => show(board, on) };
}
