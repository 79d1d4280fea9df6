// Draw a digit: the drawing as the network sees it, its hidden units, ten scores.
import { board } from "./board.mjs";
import { diverging, palette, viridis } from "./colors.mjs";
import { slider } from "./controls.mjs";
import { html, number, show } from "./dom.mjs";
import { figure } from "./figure.mjs";
import { numeric, whole } from "./fragment.mjs";
import { drawLegend } from "./heatmap.mjs";
import { clamp, round } from "./nn.mjs";
import { argmax, CLASSES, forward, PIXELS, unpack } from "./reader.mjs";
import { decode, picture, SIDE } from "./strokes.mjs";

const COLUMNS = 8, TILE = 44, GAP = 4; // of the hidden units, in pixels of their canvas
const BRIGHT = 7; // the value of a unit that is shown brightest
const LOW = -15, HIGH = 15; // the scores at the ends of the bars
const WIDE = 9; // places of the board that one pixel of the pen takes
const PEN = { min: 1, max: 5 };
const EMPTY = "Draw a digit first";
const ABOUT = [
  "The network does not see your drawing as you do. It gets 28 × 28 pixels, made as those were that it learned from: scaled into a box of 20 pixels, then moved until the ink is balanced around the middle.",
  "The squares are its hidden units. Each adds up the pixels with its own weights and hands on the sum, or 0 where the sum is negative. Bright squares answer strongly, the darkest are silent.",
  "The bars are the ten scores, one for each digit. The percentages are their softmax: they always add up to 100. The network can only name digits, so it names one whatever you draw.",
  "With keys: go to the board and press Space to put the pen down, draw with the arrow keys, and press Space to lift it. Backspace takes a stroke back, Delete clears the board.",
];
const ABOUT_UNIT = "Below is one unit, the strongest unless you choose another with the pointer or the arrow keys. Ink on blue pixels raises its sum, ink on orange ones lowers it; where your ink lies, the colours are full. The columns show what it then adds to each digit’s score, or takes away.";

// Never "100.0 %": no softmax is that sure.
const percent = (p) => (p > 0.9995 ? "> 99.9 %" : p < 0.0005 ? "< 0.1 %" : `${(100 * p).toFixed(1)} %`);
const share = (v) => clamp((v - LOW) / (HIGH - LOW), 0, 1);
const small = (side, name) => html("canvas", { width: side, height: side, class: name, role: "img" });

// Numbers as a picture: rgb(i) -> [r, g, b].
function painter(canvas) {
  const context = canvas.getContext("2d"), image = context.createImageData(canvas.width, canvas.height);
  return (rgb) => {
    for (let i = 0, at = 0; i < canvas.width * canvas.height; i++, at += 4) {
      [image.data[at], image.data[at + 1], image.data[at + 2]] = rgb(i);
      image.data[at + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  };
}

// The squares of the hidden units, one of which may be chosen.
function unitGrid(count, { choose, point }) {
  const rows = Math.ceil(count / COLUMNS), step = TILE + GAP;
  const canvas = html("canvas", { width: COLUMNS * step - GAP, height: rows * step - GAP, class: "nn-units", role: "img" });
  const context = canvas.getContext("2d");
  let chosen = 0;
  if (choose) {
    for (const [k, v] of Object.entries({ role: "slider", tabindex: 0, "aria-label": "Hidden unit", "aria-valuemin": 1, "aria-valuemax": count, "data-lm-suppress-shortcuts": "true" })) canvas.setAttribute(k, v);
    const under = (event) => {
      const box = canvas.getBoundingClientRect();
      const [c, r] = [((event.clientX - box.left) / box.width) * COLUMNS, ((event.clientY - box.top) / box.height) * rows].map(Math.floor);
      return clamp(r, 0, rows - 1) * COLUMNS + clamp(c, 0, COLUMNS - 1);
    };
    canvas.addEventListener("pointermove", (event) => point(under(event)));
    canvas.addEventListener("pointerleave", () => point(null));
    canvas.addEventListener("click", (event) => choose(under(event)));
    const ways = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS };
    canvas.addEventListener("keydown", (event) => {
      if (event.key === "Escape") choose(-1);
      else if (ways[event.key]) choose((chosen + ways[event.key] + count) % count);
      else return;
      event.preventDefault();
    });
  }
  return {
    node: canvas,
    draw(values, shown, colors, text) {
      chosen = shown ?? 0;
      context.clearRect(0, 0, canvas.width, canvas.height);
      for (let i = 0; i < count; i++) {
        const x = (i % COLUMNS) * step, y = Math.floor(i / COLUMNS) * step;
        context.fillStyle = `rgb(${values ? viridis(values[i] / BRIGHT) : colors.line})`;
        context.fillRect(x, y, TILE, TILE);
        if (i !== shown) continue;
        context.lineWidth = 12;
        context.strokeStyle = `rgb(${colors.ink})`;
        context.strokeRect(x + 2, y + 2, TILE - 4, TILE - 4);
        context.lineWidth = 4;
        context.strokeStyle = `rgb(${colors.paper})`;
        context.strokeRect(x + 8, y + 8, TILE - 16, TILE - 16);
      }
      canvas.setAttribute(choose ? "aria-valuetext" : "aria-label", text);
      if (choose) canvas.setAttribute("aria-valuenow", chosen + 1);
    },
  };
}

// Ten rows: digit, bar of its score from zero, score, probability.
function scoreRows() {
  const rows = Array.from({ length: CLASSES }, (_, digit) => {
    const [bar, score, part] = ["bar", "score", "part"].map((n) => html("span", { class: `nn-row-${n}` }));
    return { bar, score, part, node: html("div", { class: "nn-row", role: "listitem" }, html("b", {}, String(digit)), html("span", { class: "nn-row-track", "aria-hidden": "true" }, bar), score, part) };
  });
  const node = html("div", { class: "nn-rows", role: "list", "aria-label": "Ten scores and probabilities" }, ...rows.map((r) => r.node));
  node.style.setProperty("--zero", share(0));
  return {
    node,
    draw(answer) {
      const best = answer && argmax(answer.scores);
      rows.forEach((r, i) => {
        const value = answer ? answer.scores[i] : 0, from = Math.min(share(value), share(0));
        r.bar.style.transform = `translateX(${100 * from}%) scaleX(${Math.abs(share(value) - share(0))})`;
        r.node.className = `nn-row${i === best ? " nn-best" : ""}${value < 0 ? " nn-below" : ""}`;
        r.score.textContent = answer ? number(value, 1) : "";
        r.part.textContent = answer ? percent(answer.probabilities[i]) : "–";
      });
    },
  };
}

// One unit: its weights under the drawing, and what it says to each digit.
function unitDetail(net) {
  const canvas = small(SIDE, "nn-weights"), paint = painter(canvas);
  const title = html("b"), text = html("p");
  const columns = Array.from({ length: CLASSES }, (_, digit) => {
    const bar = html("span", { class: "nn-column-bar" });
    return { bar, node: html("span", { class: "nn-column" }, html("span", { class: "nn-column-track" }, bar), html("span", {}, String(digit))) };
  });
  return {
    node: html("div", { class: "nn-unit" }, canvas, html("div", {}, html("p", {}, title), html("div", { class: "nn-column-row", "aria-hidden": "true" }, ...columns.map((c) => c.node)), text)),
    draw(unit, answer, ink, colors, told) {
      const weight = net.w1.subarray(unit * PIXELS, (unit + 1) * PIXELS);
      const top = weight.reduce((a, w) => Math.max(a, Math.abs(w)), 1e-12);
      const color = diverging({ ...colors, "heat-low": colors.negative, "heat-high": colors.positive }, { low: -top, middle: 0, high: top });
      // Paper pixels count nothing: they are pale. Ink pixels count: full colours.
      paint((i) => color(weight[i] * (answer ? 0.35 + 0.65 * ink[i] : 0.8)));
      canvas.setAttribute("aria-label", `The weights of unit ${unit + 1} as a picture`);
      title.textContent = told.title;
      text.textContent = told.text;
      columns.forEach(({ bar }, digit) => {
        const v = net.w2[digit * net.hidden + unit] * (answer ? answer.hidden[unit] : 0);
        bar.style.transform = `scaleY(${clamp(-v / 8, -1, 1)})`;
        bar.className = `nn-column-bar${v < 0 ? " nn-below" : ""}`;
      });
    },
  };
}

// What a unit says, in words.
function tell(net, unit, answer) {
  const title = `Unit ${unit + 1}`;
  if (!answer) return { title, text: "Nothing to add up yet." };
  const value = answer.hidden[unit];
  if (value === 0) return { title: `${title} is silent`, text: "Its sum is not above zero, so it says nothing to any digit." };
  const says = Array.from({ length: CLASSES }, (_, d) => net.w2[d * net.hidden + unit] * value);
  const most = argmax(says), least = argmax(says.map((v) => -v));
  return { title: `${title} says ${number(value)}`, text: `It adds ${number(says[most], 1)} to the score of ${most} and takes ${number(-says[least], 1)} from that of ${least}.` };
}

function examples(drawings, choose) {
  const press = (name) => html("button", { class: "nn-button nn-example", "aria-label": `Example ${name}`, onclick: () => choose(drawings[name]), "data-lm-suppress-shortcuts": "true" }, name);
  const names = Object.keys(drawings), strip = (title, list, kind = "") => html("div", { class: `nn-strip ${kind}`, role: "group", "aria-label": title }, html("span", {}, title), ...list.map(press));
  return { digits: strip("Examples", names.filter((n) => /^\d$/.test(n)), "nn-digits"), others: strip("No digit", names.filter((n) => !/^\d$/.test(n))) };
}

function render({ model, el }) {
  const compact = model.get("compact"), net = unpack(model.get("_network")), drawings = model.get("_drawings");
  const fig = figure({
    model, el, name: "draw-digit", label: "draw a digit, and a network reads it", python: "DrawDigit",
    fields: { strokes: { read: (text) => (decode(text) ? text : undefined) }, width: numeric(PEN.min, PEN.max), unit: whole(-1, net.hidden - 1) },
    about: compact ? ABOUT : [...ABOUT.slice(0, 3), ABOUT_UNIT, ABOUT[3]], hint: "Draw with mouse, finger or keys.",
  });
  const ours = new Set(Object.values(drawings));
  const get = () => model.get("strokes");
  const draw = (strokes) => fig.set({ strokes });
  const undo = () => draw(get().slice(0, Math.max(get().lastIndexOf("."), 0)));
  const clear = () => draw("");
  const pad = board({ label: "Board. Space puts the pen down, arrow keys move it, Backspace takes a stroke back.", get, set: draw, fresh: () => ours.has(get()), undo, clear, say: (text) => { told = text; fig.set({}); } });
  let told = "", pointed = null;
  const press = (name, act) => html("button", { class: "nn-button nn-act", onclick: () => { pad.penUp(); act(); }, "data-lm-suppress-shortcuts": "true" }, name);
  const undoing = press("Undo", undo), clearing = press("Clear", clear);
  const pen = slider({ name: "pen", label: "Pen width", ...PEN, step: 0.1, set: (v) => fig.set({ width: clamp(round(v, 2), PEN.min, PEN.max) }) });
  const seen = small(SIDE, "nn-seen"), look = painter(seen), ink = new Float64Array(PIXELS);
  const units = unitGrid(net.hidden, compact ? {} : { choose: (unit) => fig.set({ unit }), point: (unit) => { pointed = unit; fig.set({}); } });
  const rows = scoreRows(), detail = unitDetail(net), offered = examples(drawings, (text) => { pad.penUp(); draw(text); });
  const answerText = html("p", { class: "nn-answer", "aria-hidden": "true" });
  const key = { canvas: html("canvas", { class: "nn-legend" }), node: null };
  key.node = html("div", { class: "nn-key", "aria-hidden": "true" }, "0", key.canvas, `≥ ${BRIGHT}`);
  const name = (text) => html("p", { class: "nn-name" }, text);

  fig.body.append(html("div", { class: "nn-reading" },
    html("div", { class: "nn-reading-board" }, name("Draw here"), pad.node, html("div", { class: "nn-acts" }, undoing, clearing)),
    html("div", { class: "nn-reading-net" }, html("div", {}, name("28 × 28 pixels"), seen), html("div", {}, name(`${net.hidden} hidden units`), units.node, key.node)),
    html("div", { class: "nn-reading-scores" }, answerText, rows.node)),
  html("div", { class: "nn-reading-tools" }, offered.digits, ...(compact ? [] : [offered.others]), pen.node));
  if (!compact) fig.body.append(detail.node);
  fig.root.classList.toggle("nn-compact", Boolean(compact));

  return fig.start((s) => {
    const strokes = decode(s.strokes) ?? [], colors = palette(fig.root);
    picture(strokes, s.width, ink);
    const answer = strokes.length ? forward(net, ink) : null;
    const best = answer && argmax(answer.scores);
    const shown = pointed ?? (s.unit >= 0 ? Math.round(s.unit) : answer ? argmax(answer.hidden) : 0);
    pad.draw(strokes, s.width * WIDE, colors.ink, answer ? "" : EMPTY);
    look((i) => colors.paper.map((p, k) => p + (colors.ink[k] - p) * ink[i]));
    seen.setAttribute("aria-label", answer ? "Your drawing, 28 pixels wide and high" : "An empty picture");
    const words = tell(net, shown, answer);
    units.draw(answer?.hidden, compact ? null : shown, colors, compact ? `${net.hidden} hidden units` : `${words.title}. ${words.text}`);
    drawLegend(key.canvas, { low: 0, high: BRIGHT }, (v) => viridis(v / BRIGHT));
    rows.draw(answer);
    if (!compact) detail.draw(shown, answer, ink, colors, words);
    answerText.replaceChildren(...(answer ? ["It reads ", html("b", {}, String(best)), `, ${percent(answer.probabilities[best])}`] : [EMPTY]));
    fig.say([told, answer ? `Read as ${best}, ${percent(answer.probabilities[best])}.` : `${EMPTY}.`].filter(Boolean).join(" "));
    told = "";
    for (const button of [undoing, clearing]) button.disabled = !strokes.length;
    pen.draw(s.width);
  });
}

export default { render };
