// XOR solved: the plane of inputs with the lines of two hidden units, and the same plane bent
// into the units' outputs, where one line suffices.
import { plane, points } from "./axes.mjs";
import { answer, SOLUTIONS } from "./bent.mjs";
import { diverging, palette } from "./colors.mjs";
import { segmented, slider } from "./controls.mjs";
import { html, number, place, show, svg, symbol } from "./dom.mjs";
import { figure } from "./figure.mjs";
import { array, choice, numeric } from "./fragment.mjs";
import { draggableLine } from "./handles.mjs";
import { heatmap } from "./heatmap.mjs";
import { ACTIVATIONS, clamp, clipLine, DATASETS, decide, round } from "./nn.mjs";

const LIMIT = 1000, SQUARE = [-0.5, 1.5], CELLS = 40, SHADES = 60, LEAST = 0.6; // of the bend that shows the last line
const ABOUT = [
  "Left is the plane of inputs, with the four cases of XOR and the lines of two hidden units. On the side of its arrow a unit says yes. Drag the lines; the colours show what the whole network answers: blue for yes, orange for no.",
  "Right is the same plane, taken where the hidden units send it. With the slider at 0 nothing has moved. At 1 each place lies at the pair of outputs that the two units give for it, a₁ to the right and a₂ upwards.",
  "There the output neuron reads it, and it draws one straight line, the third. Drag that line too. What it cuts off on the right is what is blue on the left.",
  "With the step, the whole plane falls together into a few points; with the sigmoid it is pressed towards the corners; with ReLU it is folded.",
];
const FIELDS = {
  bend: numeric(0, 1), activation: choice(Object.keys(SOLUTIONS)),
  hidden: array(2, 3, -LIMIT, LIMIT), output: array(3, 0, -LIMIT, LIMIT),
};
const { x: CORNERS, y: TARGETS } = DATASETS.xor;
const small = (x) => clamp(round(x), -LIMIT, LIMIT);
const mix = (a, b, t) => a + (b - a) * t;

// The plane as a cloth: small squares in the colour of the answer, each moved part of the way.
function cloth(chart) {
  // Sharp where the screen is; a quarter of the work where it is not.
  const sharp = Math.min(2, Math.max(1, devicePixelRatio)), side = sharp * chart.across, n = CELLS + 1;
  Object.assign(chart.canvas, { width: side, height: side });
  const context = chart.canvas.getContext("2d");
  const px = new Float64Array(n * n), py = new Float64Array(n * n), ys = new Float64Array(n * n);
  const at = (i) => SQUARE[0] + (i / CELLS) * (SQUARE[1] - SQUARE[0]);
  const line = (first, step) => {
    context.beginPath();
    for (let k = 0, i = first; k < n; k++, i += step) context.lineTo(px[i], py[i]);
    context.stroke();
  };
  return function draw(s, color, ink) {
    const shades = Array.from({ length: SHADES + 1 }, (_, k) => `rgb(${color(k / SHADES).map(Math.round)})`);
    for (let row = 0, i = 0; row < n; row++) {
      for (let column = 0; column < n; column++, i++) {
        const x1 = at(column), x2 = at(row), p = answer(s, x1, x2);
        px[i] = sharp * chart.X(mix(x1, p.a1, s.bend));
        py[i] = sharp * chart.Y(mix(x2, p.a2, s.bend));
        ys[i] = p.y;
      }
    }
    context.clearRect(0, 0, side, side);
    context.lineWidth = 0.75 * sharp;
    for (let row = 0; row < CELLS; row++) {
      for (let column = 0, i = row * n; column < CELLS; column++, i++) {
        const y = (ys[i] + ys[i + 1] + ys[i + n] + ys[i + n + 1]) / 4;
        context.beginPath();
        context.moveTo(px[i], py[i]);
        context.lineTo(px[i + 1], py[i + 1]);
        context.lineTo(px[i + n + 1], py[i + n + 1]);
        context.lineTo(px[i + n], py[i + n]);
        context.closePath();
        context.fillStyle = context.strokeStyle = shades[Math.round(y * SHADES)];
        context.fill();
        context.stroke(); // closes the seams
      }
    }
    context.strokeStyle = `rgba(${ink},0.3)`;
    for (let k = 0; k <= CELLS; k += 4) { line(k, n); line(k * n, 1); }
  };
}

// The hidden units' own lines, taken along with the cloth.
function bentLine(chart, look) {
  const path = svg("path", { class: `nn-boundary nn-bent ${look}` });
  chart.marks.append(path);
  return (s, i) => {
    const ends = clipLine(...s.hidden[i], SQUARE, SQUARE);
    const places = ends ? Array.from({ length: 61 }, (_, k) => {
      const x1 = mix(ends[0][0], ends[1][0], k / 60), x2 = mix(ends[0][1], ends[1][1], k / 60), p = answer(s, x1, x2);
      return `${chart.X(mix(x1, p.a1, s.bend)).toFixed(1)} ${chart.Y(mix(x2, p.a2, s.bend)).toFixed(1)}`;
    }) : [];
    path.setAttribute("d", places.length ? `M${places.join("L")}` : "");
  };
}

// The names of the four cases beside their points. Where two may fall on one place, the names
// stand on different sides.
function names(chart, side) {
  const texts = CORNERS.map(([x1, x2], i) => svg("text", { class: "nn-case", dy: i === 1 ? -12 : 24 }, `${x1}, ${x2}`));
  chart.marks.append(...texts);
  return (places) => places.forEach(([x, y], i) => {
    const left = (side && i === 1) || x > 1.2;
    place(texts[i], { x: chart.X(x), y: chart.Y(y), dx: left ? -15 : 15, "text-anchor": left ? "end" : "start" });
  });
}

function nameOf(chart, text) {
  const node = svg("text", { class: "nn-line-name nn-tag", "text-anchor": "middle", dy: 5 }, ...symbol(text, svg));
  chart.marks.append(node);
  return (at) => {
    show(node, at);
    if (at) place(node, { x: chart.X(clamp(at[0], -0.42, 1.42)), y: chart.Y(clamp(at[1], -0.42, 1.42)) });
  };
}

const signed = (x) => (x < 0 ? ` − ${number(-x)} ` : ` + ${number(x)} `);
const formula = (name, f, [a, b, c], one, two) => [...symbol(name), ` = ${f}(${number(a)} `, ...symbol(one), signed(b), ...symbol(two), `${signed(c).trimEnd()})`];

function render({ model, el }) {
  const fig = figure({ model, el, name: "bent-plane", label: "XOR by two hidden units, and the plane that they bend", python: "BentPlane", fields: FIELDS, about: ABOUT, hint: "Drag the slider, then the lines." });
  const ticks = [0, 0.5, 1];
  const inputs = plane({ x: SQUARE, y: SQUARE, ticks, xLabel: symbol("x1", svg), yLabel: symbol("x2", svg), label: "The plane of inputs, with the lines of the hidden units" });
  const units = plane({ x: SQUARE, y: SQUARE, ticks, xLabel: symbol("a1", svg), yLabel: symbol("a2", svg), label: "The same plane, bent, with the line of the output" });
  const paint = heatmap(inputs.canvas, 100), bend = cloth(units);
  const bent = [bentLine(units, "nn-first"), bentLine(units, "nn-second")];
  const dots = [points(inputs), points(units)], cases = [names(inputs, false), names(units, true)];
  const setHidden = (i, line) => fig.set({ hidden: model.get("hidden").map((h, k) => (k === i ? line.map(small) : h)) });
  const arrow = () => (model.get("activation") === "relu" ? 0.2 : 0.026); // the weights of ReLU are small
  const lines = [0, 1].map((i) => draggableLine(inputs, { name: `Hidden unit ${i + 1}`, look: i ? "nn-second" : "nn-first", arrow, longest: 12, get: () => model.get("hidden")[i], set: (line) => setHidden(i, line) }));
  const last = draggableLine(units, { name: "Output", arrow: 0.02, longest: 24, get: () => model.get("output"), set: (line) => fig.set({ output: line.map(small) }) });
  const tags = [nameOf(inputs, "a1"), nameOf(inputs, "a2")];
  const slide = slider({ name: "bend", label: "bend the plane", min: 0, max: 1, step: 0.05, least: 0, limit: 1, set: (v) => fig.set({ bend: v }) });
  const kind = segmented({ legend: "Activation of the hidden units", options: Object.keys(SOLUTIONS).map((k) => [k, ACTIVATIONS[k].label]), set: (v) => fig.set({ activation: v, ...SOLUTIONS[v] }) });
  const count = html("p", { class: "nn-count", "aria-hidden": "true" });
  const sums = [0, 1, 2].map(() => html("p", { class: "nn-formula" }));
  fig.body.append(html("div", { class: "nn-choices nn-bent-top" }, kind.node, html("div", { class: "nn-bend" }, html("span", { class: "nn-bend-end", "aria-hidden": "true" }, "inputs"), slide.node, html("span", { class: "nn-bend-end", "aria-hidden": "true" }, "hidden units"))),
    html("div", { class: "nn-columns nn-two" },
      html("div", { class: "nn-left" }, inputs.node, sums[0], sums[1]),
      html("div", { class: "nn-right" }, units.node, sums[2], count)));
  const inputData = { x: CORNERS, y: TARGETS };
  let painted = ""; // bending leaves the plane of inputs as it is
  const say = (line, [a, b, c]) => line.draw({
    moveText: `${number(a)} times the first ${signed(b)}times the second${signed(c)}= 0`,
    turnText: `arrow at ${number((Math.atan2(b, a) * 180) / Math.PI, 0)} degrees`, pullText: `length ${number(Math.hypot(a, b))}`,
  });

  return fig.start((s) => {
    const colors = palette(fig.root), f = ACTIVATIONS[s.activation], color = diverging(colors, ACTIVATIONS.sigmoid);
    const picture = JSON.stringify([s.activation, s.hidden, s.output, colors]);
    if (picture !== painted) paint((x, y) => answer(s, x, y).y, color, SQUARE, SQUARE);
    painted = picture;
    bend(s, color, colors.ink);
    const moved = CORNERS.map(([x1, x2]) => { const p = answer(s, x1, x2); return [mix(x1, p.a1, s.bend), mix(x2, p.a2, s.bend)]; });
    const good = CORNERS.map(([x1, x2], i) => decide(answer(s, x1, x2).z) === TARGETS[i]);
    dots.forEach((draw, k) => { let i = 0; draw(k ? { x: moved, y: TARGETS } : inputData, () => good[i++]); });
    cases[0](CORNERS);
    cases[1](moved);
    lines.forEach((line, i) => { say(line, s.hidden[i]); tags[i](line.tip()); bent[i](s, i); });
    last.showAll(s.bend >= LEAST);
    say(last, s.output);
    const right = good.filter(Boolean).length;
    count.textContent = `${right} of 4 right`;
    count.classList.toggle("nn-all", right === 4);
    fig.say(`${right} of 4 points right.`);
    sums[0].replaceChildren(...formula("a1", f.label, s.hidden[0], "x1", "x2"));
    sums[1].replaceChildren(...formula("a2", f.label, s.hidden[1], "x1", "x2"));
    sums[2].replaceChildren(...formula("ŷ", s.activation === "step" ? "step" : "sigmoid", s.output, "a1", "a2"));
    slide.draw(s.bend);
    kind.draw(s.activation);
  });
}

export default { render };
