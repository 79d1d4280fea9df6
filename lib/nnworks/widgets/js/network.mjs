// The network as it is drawn on a board: inputs, hidden neurons with sum and activation, outputs.
import { edge, node, tag } from "./diagram.mjs";
import { html, inside, number, place, show, svg, symbol } from "./dom.mjs";
import { drag, handle } from "./handles.mjs";
import { nearest, locate } from "./layers.mjs";

const WIDTH = 400, HEIGHT = 380, GAPS = [104, 88, 130], X = [32, 198, 364], HALF = 52, R = 28, PILL = 44;
const column = (layer, count) => Array.from({ length: count }, (_, i) => [X[layer], 200 + (i - (count - 1) / 2) * GAPS[layer]]);

// A hidden neuron: left half the sum, right half what the activation makes of it.
function pill([x, y]) {
  const halves = [-1, 1].map((side) => {
    const text = svg("text", { class: "nn-value", x: (side * HALF) / 2, y: 6 });
    const d = `M0 ${-PILL / 2}h${side * (HALF - 14)}a14 14 0 0 ${side > 0 ? 1 : 0} ${side * 14} 14v${PILL - 28}a14 14 0 0 ${side > 0 ? 1 : 0} ${-side * 14} 14h${-side * (HALF - 14)}z`;
    const path = svg("path", { d, class: "nn-half" });
    return { node: svg("g", {}, path, text), path, text };
  });
  return { node: svg("g", { class: "nn-node nn-pill", transform: `translate(${x} ${y})` }, ...halves.map((h) => h.node)), halves };
}

const fill = (shape, value, color) => { shape.style.fill = value === undefined ? "" : `rgb(${color(value).map(Math.round)})`; };
function write(text, value, room) {
  const shown = value === undefined ? "" : number(value, Math.abs(value) >= 100 ? 0 : 2);
  text.textContent = shown;
  text.style.fontSize = `${Math.min(17, room / Math.max(shown.length, 1))}px`;
}

// The edges of all layers, each with its halo, as a list of { name, a, b, edge, halo }.
function wires(names, at) {
  return names.filter((name) => locate(name).from !== null).map((name) => {
    const { layer, to, from } = locate(name);
    const [p, q] = [at[layer - 1][from], at[layer][to]];
    const a = [p[0] + (layer === 1 ? R : HALF), p[1]], b = [q[0] - (layer === 1 ? HALF : R), q[1]];
    const halo = svg("line", { x1: a[0], y1: a[1], x2: b[0], y2: b[1], class: "nn-edge-halo" });
    return { name, layer, to, from, a, b, halo, edge: edge(a, b, { thick: 8, full: 3 }), pulse: svg("circle", { class: "nn-pulse", cx: a[0], cy: a[1], r: 0 }) };
  });
}

export function network({ sizes, names, words, hover, choose, keys, get, set }) {
  const at = sizes.map((count, layer) => column(layer, count)), lines = wires(names, at);
  const inputs = at[0].map((p, i) => node(p, R, symbol(`x${i + 1}`, svg)));
  const hidden = at[1].map(pill);
  const outputs = at[2].map((p, i) => node(p, R, [...symbol("ŷ", svg), svg("tspan", { dy: 4, "font-size": "70%" }, i + 1)]));
  const biases = names.filter((name) => locate(name).from === null).map((name) => {
    const { layer, to } = locate(name), [x, y] = at[layer][to], place_ = [x, y + (layer === 1 ? 38 : 46)];
    return { name, at: place_, tag: tag(place_) };
  });
  // A place where each parameter can be held: the middle of its edge, or its number.
  const spots = new Map([...lines.map(({ name, a, b, layer }) => { const t = layer === 1 ? 0.42 : 0.5; return [name, [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]]; }), ...biases.map((b) => [b.name, [b.at[0] + 42, b.at[1] - 5]])]);
  const segments = [...lines, ...biases.map(({ name, at: [x, y] }) => ({ name, a: [x - 24, y - 5], b: [x + 24, y - 4] }))];

  let chosen = null;
  const grip = handle({ name: "chosen weight", role: "weight, moves up and down", min: -100, max: 100, keys() {} }, svg("circle", { r: 8, class: "nn-knob" }), svg("path", { d: "M-3 -2L0 -5L3 -2M-3 2L0 5L3 2", class: "nn-knob-sign" }));
  grip.node.addEventListener("keydown", (event) => keys(event, chosen, () => {}));
  const head = (x, text) => svg("text", { x, y: 14, class: "nn-caption", "text-anchor": "middle" }, text);
  const drawing = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "nn-drawing nn-network", role: "group", "aria-label": "The network" },
    head(X[0] + 4, "inputs"), head(X[1], "hidden layer"), head(X[2] - 6, "outputs"),
    ...lines.map((l) => l.halo), ...lines.map((l) => l.edge.node), ...lines.map((l) => l.pulse),
    ...[...inputs, ...hidden, ...outputs].map((n) => n.node), ...biases.map((b) => b.tag.node), grip.node);

  const under = (event) => {
    const [x, y] = inside(drawing, event);
    for (const [layer, name] of [[1, "Z"], [2, "Y"]]) {
      const to = at[layer].findIndex((p) => Math.abs(p[0] - x) < (layer === 1 ? HALF : R) && Math.abs(p[1] - y) < R - 4);
      if (to >= 0) return `${name}.${to + 1}`;
    }
    return nearest([x, y], segments, 13);
  };
  drawing.addEventListener("pointermove", (event) => { if (event.pointerType === "mouse" && event.buttons === 0) { const name = under(event); drawing.style.cursor = name ? "pointer" : ""; hover(name); } });
  drawing.addEventListener("pointerleave", () => hover(null));
  drawing.addEventListener("click", (event) => { const name = under(event); if (name && /^[Wb]/.test(name)) { choose(name); grip.node.focus({ preventScroll: true }); } });
  let held = 0, from = 0;
  drag(grip.node, { start: (event) => { held = inside(drawing, event)[1]; from = get(chosen); }, move: (event) => set(chosen, Math.round((from + (held - inside(drawing, event)[1]) / 40) * 20) / 20) });

  function draw({ state, row, arrived, color, bright }) {
    chosen = state.chosen;
    state.X[row].forEach((x, i) => { write(inputs[i].node.querySelector(".nn-value"), x, 2.8 * R); fill(inputs[i].circle, x, color); });
    hidden.forEach(({ node: group, halves: [z, a] }, j) => {
      for (const [half, values] of [[z, arrived.Z], [a, arrived.A]]) { const v = values ? values[row][j] : undefined; write(half.text, v, 76); fill(half.path, v, color); }
      group.classList.toggle("nn-lit", bright.has(`Z.${j + 1}`));
    });
    outputs.forEach((n, k) => { const y = arrived.Y ? arrived.Y[row][k] : undefined; write(n.node.querySelector(".nn-value"), y, 2.8 * R); fill(n.circle, y, color); n.node.classList.toggle("nn-lit", bright.has(`Y.${k + 1}`)); });
    for (const l of lines) { const w = state[`W${l.layer}`][l.to][l.from]; l.edge.draw(w); l.halo.classList.toggle("nn-lit", bright.has(l.name)); }
    for (const b of biases) { const v = get(b.name); b.tag.draw(svg("tspan", { class: "nn-italic" }, "b"), ` ${number(v)}`); b.tag.node.classList.toggle("nn-lit", bright.has(b.name)); }
    grip.at(...spots.get(chosen));
    grip.node.setAttribute("aria-label", `On the drawing: ${words(chosen)}`);
    grip.say(get(chosen), number(get(chosen)));
    runners = { state, row, A: arrived.A };
  }
  // Numbers on their way: first what enters an edge, after the middle what its weight made of it.
  let runners = null;
  function run(leg, part = 0) {
    for (const l of lines) {
      const runs = leg === (l.layer === 1 ? 0 : 2), source = runs && (l.layer === 1 ? runners.state.X[runners.row][l.from] : runners.A[runners.row][l.from]);
      const value = runs ? source * (part < 0.5 ? 1 : runners.state[`W${l.layer}`][l.to][l.from]) : 0;
      l.pulse.setAttribute("r", value === 0 ? 0 : 3 + 6 * Math.min(Math.abs(value) / 2, 1));
      if (value === 0) continue;
      const t = part * part * (3 - 2 * part);
      place(l.pulse, { cx: l.a[0] + t * (l.b[0] - l.a[0]), cy: l.a[1] + t * (l.b[1] - l.a[1]), class: `nn-pulse ${value < 0 ? "nn-negative" : "nn-positive"}` });
    }
    for (const { halves } of hidden) halves[1].node.style.opacity = leg === 1 ? 0.2 + 0.8 * part : "";
  }
  return { node: html("div", { class: "nn-board" }, drawing), draw, run };
}
