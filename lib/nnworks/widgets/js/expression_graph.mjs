// Write an expression, see the graph that it makes, and send values forward and gradients back.
import { html, number, show, svg } from "./dom.mjs";
import { slider } from "./controls.mjs";
import { LONGEST, NAMES, backward, columns, forward, parse, stages } from "./expression.mjs";
import { figure } from "./figure.mjs";
import { array, whole } from "./fragment.mjs";
import { relay } from "./relay.mjs";

const LIMIT = 10, LAST = 40, CARD = [96, 74]; // as in Python
const EXAMPLES = ["tanh(w*x+b)*w", "x*x+x", "(w*x-y)**2", "1/(1+exp(-x))"];
const bare = (text) => text.replace(/\s+/g, ""); // what state and address hold
const spaced = (text) => bare(text).replace(/(?<=[\w)])(\*\*|[-+*/])/g, " $1 ");
const readable = (text) => { try { parse(text); return text; } catch { return undefined; } };
const FIELDS = { expression: { read: readable }, numbers: array(NAMES.length, 0, -LIMIT, LIMIT), step: whole(0, LAST) };
const SIGNS = { "*": "×", "-": "−", neg: "−( )" };
const ABOUT = [
  "Each box is a number of your calculation. At its top stands the letter or the operation, in the middle its value, and below it, in purple, its gradient: how much the last box changes for a small step of this one, divided by that step.",
  "An arrow leads from each operand to what is made of it, and the small number beside it is the local slope. On the way back the gradient of a box goes against each arrow, times that slope; where several arrive, they are added.",
  "Write with the letters a, b, c, w, x, y, with numbers, + − * / and ** for a power, and with exp, log, tanh, relu and sigmoid. Enter takes it over. A letter is one box, however often you use it.",
  "Step and Play let the numbers arrive one by one. A click on a box, or the arrow keys, says below how its numbers came about.",
];

// How a node's value and gradient came about.
function sentence(nodes, i, { value, grad, parts }, here) {
  const { op, operands } = nodes[i], name = title(nodes[i]);
  const v = (k) => (value[k] < 0 ? `(${number(value[k])})` : number(value[k]));
  const formula = op === "" ? "" : operands.length === 2 ? `${v(operands[0])} ${SIGNS[op] ?? op} ${v(operands[1])}` : op === "neg" ? `−${v(operands[0])}` : op.startsWith("**") ? `${v(operands[0])} ${op}` : `${op}(${number(value[operands[0]])})`;
  const made = op === "" ? `${name} is given: ${number(value[i])}.` : here.values.has(i) ? `${name}: ${formula} = ${number(value[i])}.` : `${name} is not calculated yet.`;
  if (!here.grads.has(i)) return made;
  if (i === nodes.length - 1) return `${made} The end changes with itself, step for step: its gradient is 1.`;
  const terms = parts[i].map((p) => `${p.grad < 0 ? `(${number(p.grad)})` : number(p.grad)} · ${p.slope < 0 ? `(${number(p.slope)})` : number(p.slope)}`);
  return `${made} Gradient: ${terms.join(" + ")} = ${number(grad[i])}${terms.length > 1 ? ", what comes back is added" : ""}.`;
}
const title = (node) => node.label ?? SIGNS[node.op] ?? node.op;

// Where the boxes are: side by side where they fit, else one below the other.
function layout(nodes, width) {
  const { column, row } = columns(nodes), most = [Math.max(...column), Math.max(...row)];
  const [w, h] = CARD;
  const wide = [most[0] * (w + 50) + w, most[1] * (h + 16) + h], tall = [most[1] * (w + 16) + w, most[0] * (h + 42) + h];
  const across = Math.min(1, width / wide[0]) >= Math.min(1, width / tall[0]);
  const at = nodes.map((_, i) => (across ? [column[i] * (w + 50) + w / 2, row[i] * (h + 16) + h / 2] : [row[i] * (w + 16) + w / 2, column[i] * (h + 42) + h / 2]));
  return { at, across, size: across ? wide : tall };
}

function arrow(a, b, bend, across) {
  const [w, h] = CARD;
  const p = across ? [a[0] + w / 2, a[1]] : [a[0], a[1] + h / 2], q = across ? [b[0] - w / 2 - 7, b[1]] : [b[0], b[1] - h / 2 - 7];
  const side = across ? [0, bend] : [bend, 0], pull = 0.45 * (across ? q[0] - p[0] : q[1] - p[1]), way = across ? [pull, 0] : [0, pull];
  const c = [p[0] + way[0] + side[0], p[1] + way[1] + side[1]], d = [q[0] - way[0] + side[0], q[1] - way[1] + side[1]];
  const middle = [0, 1].map((k) => (p[k] + 3 * c[k] + 3 * d[k] + q[k]) / 8);
  const head = across ? `M${q[0] + 7} ${q[1]}l-9 -4.5v9z` : `M${q[0]} ${q[1] + 7}l-4.5 -9h9z`;
  return { line: `M${p}C${c} ${d} ${q}`, head, middle };
}

function board({ choose, keys }) {
  const canvas = svg("svg", { class: "nn-drawing nn-graph", role: "group", "aria-label": "The graph of the expression" });
  const node = html("div", { class: "nn-board" }, canvas);
  let cards = [], wires = [];
  function build(nodes, width) {
    const { at, across, size } = layout(nodes, width), [w, h] = CARD;
    canvas.setAttribute("viewBox", `-3 -3 ${size[0] + 6} ${size[1] + 6}`);
    node.style.maxWidth = `${size[0] + 6}px`;
    wires = nodes.flatMap((n, to) => n.operands.map((from, k) => {
      const twin = n.operands.length === 2 && n.operands[0] === n.operands[1];
      const { line, head, middle } = arrow(at[from], at[to], twin ? (k ? 22 : -22) : 0, across);
      const slope = svg("text", { x: middle[0], y: middle[1] + 5, class: "nn-slope", "text-anchor": "middle" });
      const group = svg("g", { class: "nn-wire-group" }, svg("path", { d: line, class: "nn-wire-line" }), svg("path", { d: head, class: "nn-wire-head" }));
      return { from, to, k, group, slope };
    }));
    cards = nodes.map((n, i) => {
      const text = (y, kind, words = "") => svg("text", { y, class: kind, "text-anchor": "middle" }, words);
      const value = text(6, "nn-card-value"), grad = text(27, "nn-card-grad");
      const name = text(-16, n.label ? "nn-card-name nn-italic" : "nn-card-name", title(n));
      const group = svg("g", {
        class: `nn-card${n.op ? "" : " nn-given"}`, transform: `translate(${at[i]})`, role: "group", "data-node": i, "data-lm-suppress-shortcuts": "true",
        onclick: () => choose(i), onfocus: () => choose(i), onkeydown: (event) => keys(event, i),
      }, svg("rect", { x: -w / 2, y: -h / 2, width: w, height: h, rx: 9, class: "nn-card-box" }), name, value, grad);
      return { group, value, grad };
    });
    canvas.replaceChildren(...wires.map((one) => one.group), ...cards.map((c) => c.group), ...wires.map((one) => one.slope));
  }
  const write = (text, words) => { if (text.textContent !== words) text.textContent = words; };
  function draw(nodes, run, here, chosen, now) {
    cards.forEach(({ group, value, grad }, i) => {
      write(value, here.values.has(i) ? number(run.value[i]) : "?");
      write(grad, here.grads.has(i) ? number(run.grad[i]) : "");
      group.classList.toggle("nn-chosen", i === chosen);
      group.classList.toggle("nn-now", i === now);
      group.setAttribute("tabindex", i === chosen ? 0 : -1);
      group.setAttribute("aria-current", i === chosen);
      group.setAttribute("aria-label", sentence(nodes, i, run, here));
    });
    for (const { from, to, k, group, slope } of wires) {
      const back = here.grads.has(from) && here.grads.has(to);
      group.classList.toggle("nn-back", back);
      write(slope, here.values.has(to) ? number(run.slopes[to][k]) : "");
      slope.classList.toggle("nn-back", back);
    }
  }
  return { node, build, draw, focus: (i) => cards[i]?.group.focus({ preventScroll: true }) };
}

function render({ model, el }) {
  const fig = figure({ model, el, name: "expression-graph", label: "an expression and its graph", python: "ExpressionGraph", fields: FIELDS, about: ABOUT, hint: "Press Step, or write an expression of your own." });
  let source = null, nodes = parse(model.get("expression")), order = stages(nodes), good = null, chosen = 0, width = 0, built = "";
  const last = () => order.on.length + order.back.length;
  const wish = html("input", { type: "text", class: "nn-number nn-expression", maxlength: LONGEST, autocomplete: "off", autocapitalize: "off", spellcheck: "false", "aria-label": "Expression", "data-lm-suppress-shortcuts": "true" });
  const refusal = html("p", { class: "nn-refusal", role: "alert", hidden: true });
  const refuse = (words) => { refusal.textContent = words; show(refusal, words !== ""); };
  function take(text) {
    try {
      const next = parse(text);
      forward(next, model.get("numbers"));
      refuse("");
      if (bare(text) !== bare(model.get("expression"))) fig.set({ expression: bare(text), step: Math.min(stages(next).on.length, LAST) });
    } catch (error) { refuse(error.message); }
  }
  wish.addEventListener("change", () => take(wish.value));
  wish.addEventListener("keydown", (event) => event.key === "Enter" && take(wish.value));
  const examples = EXAMPLES.map((text) => html("button", { class: "nn-button", onclick: () => { take(text); wish.value = spaced(text); }, "data-lm-suppress-shortcuts": "true" }, spaced(text)));
  const sliders = NAMES.map((name, i) => slider({ name, label: name, min: -4, max: 4, limit: LIMIT, set: (v) => fig.set({ numbers: model.get("numbers").map((old, k) => (k === i ? v : old)) }) }));
  const letters = html("div", { class: "nn-letters" });
  const at = slider({ name: "step", label: "step", min: 0, max: () => last(), step: 1, least: 0, limit: LAST, digits: 0, set: (v) => fig.set({ step: Math.min(Math.round(v), last()) }) });
  const told = html("p", { class: "nn-told" });
  const redraw = () => draw(fig.state());
  const choose = (i) => { if (chosen !== i) { chosen = i; redraw(); } };
  function keys(event, i) {
    const go = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -i, End: nodes.length - 1 - i }[event.key];
    if (go === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    choose((i + go + nodes.length) % nodes.length);
    graph.focus(chosen);
    event.preventDefault();
  }
  const graph = board({ choose, keys });
  const race = relay({ get: () => Math.min(model.get("step"), last()), set: (n) => fig.set({ step: n }), last, draw: () => {}, leg: 250, pause: 450, signal: fig.signal });
  fig.body.append(
    html("label", { class: "nn-written" }, html("span", {}, "Expression"), wish), refusal, html("div", { class: "nn-examples" }, ...examples),
    graph.node, told, html("div", { class: "nn-steps" }, html("div", { class: "nn-race" }, ...race.nodes), at.node), letters,
  );

  function read(expression) {
    if (expression === source) return;
    source = expression;
    nodes = parse(expression);
    order = stages(nodes);
    good = null;
    chosen = nodes.length - 1;
    built = "";
    if (document.activeElement !== wish) wish.value = spaced(expression);
    const used = NAMES.map((name, i) => [name, sliders[i].node]).filter(([name]) => nodes.some((n) => n.label === name));
    letters.replaceChildren(...used.map(([, node]) => node));
    refuse("");
  }
  let moved = -1;
  function draw({ expression, numbers, step: wanted }) {
    read(expression);
    const step = Math.min(wanted, last()), { on, back } = order;
    try {
      const run = forward(nodes, numbers);
      if (!good) refuse("");
      good = { ...run, ...backward(nodes, run.slopes) };
      refuse("");
    } catch (error) { refuse(error.message); }
    sliders.forEach((one, i) => one.draw(numbers[i]));
    at.draw(step);
    race.drawButtons();
    if (!good) return; // numbers of a shared link that this expression cannot take
    const here = { values: new Set([...nodes.keys()].filter((i) => nodes[i].op === "").concat(on.slice(0, step))), grads: new Set(back.slice(0, Math.max(step - on.length, 0))) };
    const now = step === 0 ? -1 : step <= on.length ? on[step - 1] : back[step - on.length - 1];
    if (moved !== step && moved !== -1 && now >= 0) chosen = now;
    moved = step;
    const key = `${expression} ${width}`;
    if (built !== key) { graph.build(nodes, width || 640); built = key; }
    graph.draw(nodes, good, here, chosen, now);
    told.textContent = sentence(nodes, chosen, good, here);
    fig.say(told.textContent);
  }
  const watch = new ResizeObserver(([entry]) => {
    const next = Math.round(entry.contentRect.width / 20) * 20;
    if (next !== width && next > 0) { width = next; redraw(); }
  });
  watch.observe(fig.body);
  fig.signal.addEventListener("abort", () => watch.disconnect());
  return fig.start(draw);
}
export default { render };
