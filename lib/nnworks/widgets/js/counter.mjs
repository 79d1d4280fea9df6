// How many numbers a network holds, where they sit, what they weigh and how much work they are.
import { palette } from "./colors.mjs";
import { columns, swatch } from "./columns.mjs";
import { segmented } from "./controls.mjs";
import { BYTES, byKind, count, inBytes, inWords, LIMITS, MODELS, onScale, percent, remark } from "./count.mjs";
import { html } from "./dom.mjs";
import { figure } from "./figure.mjs";
import { choice, whole } from "./fragment.mjs";
import { ladder } from "./ladder.mjs";

const KEYS = ["depth", "width", "size"];
const FIELDS = {
  model: choice(Object.keys(MODELS)), numbers: choice(Object.keys(BYTES)),
  ...Object.fromEntries(KEYS.map((k) => [k, whole(0, LIMITS[k])])),
};
const ABOUT = [
  "The large drawing is the network, from its input on the left to its output on the right. Each column is a layer, or a block of layers that belong together, and its parts lie above one another. Areas are to scale: twice the area, twice the parameters.",
  "Parameters are all the weights and biases. Memory is what they take with each number stored in 4 bytes (float32), 2 (float16) or 1 (int8). One multiply-accumulate multiplies an input by a weight and adds the product to a sum; that is two operations. Normalisation and activations are not counted.",
  "The bars have a scale in powers of ten: each mark is a thousand times the one before. Solid bars count the parameters of published networks, dashed ones the synapses of brains. A synapse is a living thing and no single number, so compare the sizes and nothing more.",
  "The sliders climb from stop to stop. Any whole number can be typed.",
];
// Synapses: Dorkenwald et al. 2024 (abstract); Pakkenberg et al. 2003 (abstract).
const BRAINS = [["fruit fly, synapses", 50n * 10n ** 6n], ["neocortex, synapses", 150n * 10n ** 12n]];
const full = (n) => n.toLocaleString("en-US");

function tile(title) {
  const value = html("b"), note = html("span");
  return {
    node: html("div", { class: "nn-tile" }, html("span", { class: "nn-tile-name" }, title), value, note),
    draw: (text, more) => { value.textContent = text; note.textContent = more; },
  };
}

// Bars on one scale in powers of ten, the network at hand first.
function scale() {
  const row = (label, kind) => {
    const value = html("span", { class: "nn-bar-value" }), bar = html("span", { class: `nn-bar-fill nn-bar-${kind}` });
    return { nodes: [html("span", { class: "nn-bar-name" }, label), value, html("span", { class: "nn-bar-track" }, bar)],
      draw: (n, text) => { bar.style.width = `${100 * onScale(n)}%`; value.textContent = text; } };
  };
  const mine = row("this network", "mine");
  const fixed = Object.entries(MODELS).map(([name, m]) => [m.label, count(name, ...m.published).parameters, "network"]);
  const others = [...fixed, ...BRAINS.map(([label, n]) => [label, n, "brain"])].sort(([, a], [, b]) => (a < b ? -1 : 1));
  const rows = others.map(([label, n, kind]) => { const r = row(label, kind); r.draw(n, kind === "brain" ? inWords(n) : full(n)); return r; });
  const marks = [["thousand", 1e3], ["million", 1e6], ["billion", 1e9], ["trillion", 1e12]];
  const ticks = html("span", { class: "nn-bar-ticks" }, ...marks.map(([text, n]) => { const t = html("span", {}, text); t.style.left = `${100 * onScale(n)}%`; return t; }));
  const node = html("div", { class: "nn-bars" }, ...[mine, ...rows].flatMap((r) => r.nodes), ticks);
  return { node, draw: (n) => { mine.draw(n, Number(n) < 1e15 ? full(n) : inWords(n)); node.style.setProperty("--here", onScale(n)); } };
}

function table() {
  const body = html("tbody");
  const head = ["part", "copies", "parameters of all", "multiply-accumulates"].map((t) => html("th", { scope: "col" }, t));
  const node = html("details", { class: "nn-layers" }, html("summary", {}, "Layer by layer, in numbers"),
    html("div", { class: "nn-scroll", tabindex: 0, role: "region", "aria-label": "Table of layers" }, html("table", {}, html("thead", {}, html("tr", {}, ...head)), body)));
  let groups = [];
  const cells = (name, ...rest) => html("tr", {}, html("th", { scope: "row" }, name), ...rest.map((text) => html("td", {}, text)));
  const fill = () => body.replaceChildren(...groups.flatMap((g) => g.layers.length === 1
    ? [cells(g.name, full(g.times), full(g.parameters), full(g.macs))]
    : g.layers.map((l) => cells(`${g.name}: ${l.name}`, full(g.times), full(g.times * l.parameters), full(g.times * l.macs)))));
  node.addEventListener("toggle", () => node.open && fill());
  return { node, draw(next) { groups = next; if (node.open) fill(); } };
}

function render({ model, el }) {
  const fig = figure({ model, el, name: "counter", label: "counting a network", python: "Counter", fields: FIELDS, about: ABOUT, hint: "Choose a network, then change it." });
  const build = (name) => fig.set({ model: name, ...Object.fromEntries(KEYS.map((k, i) => [k, MODELS[name].published[i]])) });
  const start = segmented({ legend: "Start from", options: Object.entries(MODELS).map(([k, m]) => [k, m.label]), set: build });
  // Pressed once more, a name brings back the sizes that were published.
  start.node.addEventListener("click", ({ target }) => Object.hasOwn(MODELS, target.value ?? "") && build(target.value));
  const numbers = segmented({ legend: "Each number as", options: Object.keys(BYTES).map((k) => [k, k]), set: (v) => fig.set({ numbers: v }) });
  const sliders = KEYS.map((k) => ladder({ most: LIMITS[k], set: (v) => fig.set({ [k]: v }) }));
  const canvas = html("canvas", { class: "nn-columns-drawing", role: "img" }), stack = columns(canvas);
  const legend = html("div", { class: "nn-kinds" }), note = html("p", { class: "nn-remark" });
  const tiles = { parameters: tile("Parameters"), memory: tile("Memory"), work: tile("Work") };
  const bars = scale(), layers = table();
  fig.root.classList.add("nn-counter");
  fig.body.append(html("div", { class: "nn-choices" }, start.node, numbers.node), html("div", { class: "nn-ladders" }, ...sliders.map((s) => s.node)),
    html("div", { class: "nn-ends", "aria-hidden": "true" }, html("span", {}, "input →"), html("span", {}, "→ output")), canvas, legend, note,
    html("div", { class: "nn-tiles" }, ...Object.values(tiles).map((t) => t.node)), bars.node, layers.node);

  const swatches = new Map(); // kind -> [its canvas, its words]
  let said = "";
  canvas.addEventListener("pointermove", (event) => {
    const box = canvas.getBoundingClientRect(), part = stack.at(event.clientX - box.left, event.clientY - box.top);
    note.textContent = part ? `${part.group.times > 1n ? `${part.group.name} ${part.copy} of ${part.group.times}` : part.group.name}: ${part.layer.name}, ${full(part.layer.parameters)} parameters.` : said;
  });
  canvas.addEventListener("pointerleave", () => { note.textContent = said; });
  let last = null;
  const observer = new ResizeObserver(() => last && paint());
  observer.observe(canvas);
  fig.signal.addEventListener("abort", () => observer.disconnect());

  function paint() {
    const colors = palette(fig.root);
    stack.draw(last.groups, last.parameters, colors);
    const kinds = byKind(last.groups), look = String(colors.positive) + colors.ink;
    legend.replaceChildren(...kinds.map(([kind, n]) => {
      if (!swatches.has(kind)) { const c = html("canvas", { class: "nn-swatch", "aria-hidden": "true" }), words = html("span"); swatches.set(kind, [html("span", { class: "nn-kind" }, c, words), c, words]); }
      const [node, c, words] = swatches.get(kind);
      if (c.dataset.look !== look) { c.dataset.look = look; swatch(c, kind, colors); }
      words.textContent = `${kind === "rest" ? "normalisation" : kind} ${percent(n, last.parameters)}`;
      return node;
    }));
  }

  return fig.start((s) => {
    const m = MODELS[s.model];
    last = count(s.model, s.depth, s.width, s.size);
    start.draw(s.model);
    numbers.draw(s.numbers);
    sliders.forEach((slider, i) => slider.draw(s[KEYS[i]], m.sliders[i]));
    paint();
    said = note.textContent = remark(s.model, s.depth, s.width, s.size, last);
    const bytes = last.parameters * BYTES[s.numbers];
    tiles.parameters.draw(full(last.parameters), last.parameters >= 1000000n ? inWords(last.parameters) : "weights and biases");
    tiles.memory.draw(inBytes(bytes), `${full(bytes)} bytes`);
    tiles.work.draw(`${inWords(last.macs)}`, `multiply-accumulates for ${m.input(s.size.toLocaleString("en-US"))}`);
    bars.draw(last.parameters);
    layers.draw(last.groups);
    canvas.setAttribute("aria-label", `The network to scale, from its input to its output: ${last.groups.map((g) => `${full(g.times)} times ${g.name}, ${percent(g.parameters, last.parameters)}`).slice(0, 12).join("; ")}.`);
    fig.say(`${full(last.parameters)} parameters, ${inBytes(bytes)}. ${said}`);
  });
}

export default { render };
