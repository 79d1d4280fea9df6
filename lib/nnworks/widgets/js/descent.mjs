// A ball dropped into a landscape, and four optimizers that race down from it: trails on the
// map, the loss of each over the steps.
import { plane } from "./axes.mjs";
import { palette } from "./colors.mjs";
import { segmented, slider } from "./controls.mjs";
import { html, number, place, show, svg, symbol } from "./dom.mjs";
import { contour, EDGE, LANDSCAPES, MOST, OPTIMIZERS, walk } from "./downhill.mjs";
import { figure } from "./figure.mjs";
import { array, choice, numeric, whole } from "./fragment.mjs";
import { draggablePoint } from "./handles.mjs";
import { heatmap } from "./heatmap.mjs";
import { clamp, round } from "./nn.mjs";

const NAMES = Object.keys(OPTIMIZERS), MAX_LR = 1.2;
const SPEEDS = { slow: 6, medium: 25, fast: 120 }; // steps a second
const FIELDS = {
  landscape: choice(Object.keys(LANDSCAPES)), lr: numeric(0, 10), start: array(2, 0, -EDGE, EDGE),
  steps: whole(0, MOST), racing: array(NAMES.length, 0, 0, 1), speed: choice(Object.keys(SPEEDS)),
};
const ABOUT = [
  "The map shows a loss over two weights. The greyer the ground, the higher it lies, and along each thin line the loss is the same. The ring is the start: tap anywhere on the map, drag it, or move it with the arrow keys.",
  "Four optimizers walk from there. Each has its own line and mark: SGD a circle, momentum a square, RMSProp a triangle, Adam a diamond. A small dot is one step. All use the learning rate of the slider; momentum keeps 0.9 of its velocity, RMSProp remembers 0.9, Adam 0.9 and 0.999.",
  "Step and Run take further steps. What you see is always the whole walk from the start, so when you move the start or the learning rate, the same number of steps is walked anew.",
  "The lower drawing shows the loss after each step; each line of it is a tenth of the line above. A walk that leaves the neighbourhood of the map has diverged: it ends, and the list says when, and at which loss.",
];
// A mark, a line and a colour of its own for each, so that colour never speaks alone.
const LOOKS = {
  sgd: { color: "ink", dash: [], mark: "M7 0A7 7 0 1 1 -7 0A7 7 0 1 1 7 0Z" },
  momentum: { color: "positive", dash: [], mark: "M-6.5 -6.5H6.5V6.5H-6.5Z" },
  rmsprop: { color: "negative", dash: [9, 5], mark: "M0 -8.5L8 6H-8Z" },
  adam: { color: "probe", dash: [3, 4], mark: "M0 -9.5L8 0L0 9.5L-8 0Z" },
};
const mix = (a, b, t) => a.map((v, i) => v + (b[i] - v) * t);
const plain = (loss) => (loss >= 1e4 ? loss.toExponential(1) : loss < 0.0005 && loss > 0 ? loss.toExponential(0) : number(loss, 3));

// The ground: painted once for each landscape and theme.
function ground(chart) {
  const small = html("canvas"), paint = heatmap(small, 128), { canvas } = chart, size = 800;
  Object.assign(canvas, { width: size, height: size });
  const context = canvas.getContext("2d"), X = (x) => ((x + EDGE) / (2 * EDGE)) * size, Y = (y) => size - X(y);
  return function draw(landscape, colors) {
    const { loss, high } = LANDSCAPES[landscape];
    const table = Array.from({ length: 257 }, (_, i) => mix(colors.paper, colors.muted, 0.62 * (i / 256)));
    paint(loss, (v) => table[Math.round(256 * Math.sqrt(clamp(v / high, 0, 1)))], [-EDGE, EDGE], [-EDGE, EDGE]);
    context.drawImage(small, 0, 0, size, size);
    context.beginPath();
    for (let i = 1; i <= 14; i++) contour(loss, high * (i / 14) ** 2, 80, (a, b, c, d) => { context.moveTo(X(a), Y(b)); context.lineTo(X(c), Y(d)); });
    Object.assign(context, { strokeStyle: `rgba(${colors.ink},0.28)`, lineWidth: 1.6 });
    context.stroke();
  };
}

// The walks, on a canvas of their own above the ground.
function trails(chart) {
  const size = 800, canvas = html("canvas", { class: "nn-canvas nn-trails", width: size, height: size, "aria-hidden": "true" });
  canvas.style.cssText = chart.canvas.style.cssText;
  chart.canvas.after(canvas);
  const context = canvas.getContext("2d"), X = (x) => ((x + EDGE) / (2 * EDGE)) * size, Y = (y) => size - X(y);
  return function draw(walks, steps, colors) {
    context.clearRect(0, 0, size, size);
    walks.forEach((own, k) => {
      if (!own) return;
      const look = LOOKS[NAMES[k]], { path } = own, count = Math.min(own.count, steps);
      context.beginPath();
      for (let i = 0; i <= count; i++) context.lineTo(X(path[2 * i]), Y(path[2 * i + 1]));
      context.setLineDash(look.dash.map((d) => 2 * d));
      Object.assign(context, { strokeStyle: `rgb(${colors[look.color]})`, fillStyle: `rgb(${colors[look.color]})`, lineWidth: 4.5, lineJoin: "round" });
      context.stroke();
      const dots = Math.min(count, 80); // later steps lie too close to tell apart
      for (let i = 1; i <= dots; i++) context.fillRect(X(path[2 * i]) - 4, Y(path[2 * i + 1]) - 4, 8, 8);
    });
  };
}

// The losses over the steps; each line is a tenth of the line above.
function lossChart() {
  const width = 640, height = 330, left = 84, low = -6, high = 2;
  const canvas = html("canvas", { class: "nn-loss-chart", width, height, "aria-hidden": "true" }), context = canvas.getContext("2d");
  const Y = (loss) => 10 + ((high - clamp(Math.log10(loss), low, high)) / (high - low)) * (height - 50);
  return {
    node: canvas,
    draw(walks, steps, colors) {
      const last = Math.max(50, steps), X = (i) => left + (i / last) * (width - left - 8);
      context.clearRect(0, 0, width, height);
      Object.assign(context, { font: "23px system-ui, sans-serif", fillStyle: `rgb(${colors.muted})`, strokeStyle: `rgb(${colors.line})`, lineWidth: 1.5, textAlign: "right" });
      context.setLineDash([]);
      for (let power = low; power <= high; power++) {
        context.beginPath();
        context.moveTo(left, Y(10 ** power));
        context.lineTo(width, Y(10 ** power));
        context.stroke();
        if (power % 2 === 0) context.fillText(power < -3 ? `1e\u2212${-power}` : String(10 ** power), left - 10, Y(10 ** power) + 8);
      }
      context.fillText(`${last} steps`, width - 4, height - 8);
      context.textAlign = "left";
      context.fillText("0", left, height - 8);
      walks.forEach((own, k) => {
        if (!own) return;
        const look = LOOKS[NAMES[k]], count = Math.min(own.count, steps);
        context.beginPath();
        for (let i = 0; i <= count; i++) context.lineTo(X(i), Y(Math.max(own.losses[i], 1e-9)));
        context.setLineDash(look.dash.map((d) => 2 * d));
        Object.assign(context, { strokeStyle: `rgb(${colors[look.color]})`, lineWidth: 4 });
        context.stroke();
      });
    },
  };
}

// One row for each optimizer: whether it races, its mark, its loss.
function racers(toggle) {
  const rows = NAMES.map((name, k) => {
    const box = html("input", { type: "checkbox", class: "nn-box-tick", onchange: () => toggle(k, box.checked), "data-lm-suppress-shortcuts": "true" });
    const mark = svg("svg", { viewBox: "-11 -11 22 22", class: "nn-racer-mark", "aria-hidden": "true" }, svg("path", { d: LOOKS[name].mark, class: `nn-racer-${name}` }));
    const value = html("b", { class: "nn-racer-loss" });
    return { box, value, node: html("div", { class: "nn-racer" }, html("label", {}, box, mark, html("span", {}, OPTIMIZERS[name].label)), value) };
  });
  return {
    node: html("div", { class: "nn-racers", role: "group", "aria-label": "Optimizers and their loss" }, ...rows.map((r) => r.node)),
    draw(walks, steps) {
      rows.forEach(({ box, value }, k) => {
        const own = walks[k], loss = own ? own.losses[Math.min(own.count, steps)] : 0, gone = own?.diverged && own.diverged <= steps;
        box.checked = own !== null;
        value.textContent = !own ? "" : gone ? `diverged after ${own.diverged} steps, loss ${plain(loss)}` : plain(loss);
        value.classList.toggle("nn-gone-off", Boolean(gone));
      });
    },
  };
}

function render({ model, el }) {
  const fig = figure({ model, el, name: "descent", label: "a race downhill", python: "Descent", fields: FIELDS, about: ABOUT, hint: "Tap the map to drop the ball." });
  const axes = { x: [-EDGE, EDGE], y: [-EDGE, EDGE] };
  const chart = plane({ ...axes, ticks: [-2, -1, 0, 1, 2], yTicks: [-2, -1, 0, 1], xLabel: symbol("w1", svg), yLabel: symbol("w2", svg), label: "Map of the loss over two weights" });
  const paint = ground(chart), trace = trails(chart), curves = lossChart();
  const balls = NAMES.map((name) => svg("path", { d: LOOKS[name].mark, class: `nn-ball nn-racer-${name}` }));
  chart.handles.append(...balls);
  let s = null, walks = [], painted = null, colors = null, n = 0, frame = 0, before = 0, debt = 0, mine = false;
  const set = (changes) => { if (frame && !("steps" in changes)) changes = { ...changes, steps: n }; fig.set(changes); };
  const drop = ([x, y]) => set({ start: [round(clamp(x, -EDGE, EDGE), 3), round(clamp(y, -EDGE, EDGE), 3)] });
  const start = draggablePoint(chart, { name: "Start of the walk", get: () => s.start, set: drop }, svg("circle", { r: 11, class: "nn-drop" }));
  chart.frame.classList.add("nn-droppable");
  chart.frame.addEventListener("click", (event) => drop(chart.locate(event)));

  const ground_ = segmented({ legend: "Landscape", options: Object.entries(LANDSCAPES).map(([k, v]) => [k, v.label]), set: (v) => set({ landscape: v }) });
  const rate = slider({ name: "learning rate", label: "learning rate", min: 0, max: MAX_LR, step: 0.01, least: 0, limit: 10, digits: 3, set: (v) => set({ lr: v }) });
  const speed = segmented({ legend: "Speed", options: Object.keys(SPEEDS).map((k) => [k, k]), set: (v) => set({ speed: v }) });
  const race = racers((k, on) => set({ racing: s.racing.map((v, i) => (i === k ? Number(on) : v)) }));
  const press = (name, onclick, more = "") => html("button", { class: `nn-button nn-press ${more}`, onclick, "data-lm-suppress-shortcuts": "true" }, name);
  const run = press("Run", () => (frame ? stop() : go()), "nn-run");
  const one = press("Step", () => { stop(); set({ steps: Math.min(s.steps + 1, MOST) }); });
  const back = press("To the start", () => { rest(); set({ steps: 0 }); });
  const taken = html("span", { class: "nn-taken" });
  fig.body.append(
    html("div", { class: "nn-choices" }, ground_.node, speed.node),
    html("div", { class: "nn-columns nn-descent" },
      html("div", { class: "nn-left" }, chart.node),
      html("div", { class: "nn-right" }, rate.node, html("div", { class: "nn-presses" }, run, one, back), race.node, curves.node, taken)));

  function look() {
    trace(walks, n, colors);
    curves.draw(walks, n, colors);
    race.draw(walks, n);
    walks.forEach((own, k) => {
      show(balls[k], own !== null);
      if (!own) return;
      const i = Math.min(own.count, n), x = clamp(own.path[2 * i], -EDGE, EDGE), y = clamp(own.path[2 * i + 1], -EDGE, EDGE);
      place(balls[k], { transform: `translate(${chart.X(x)} ${chart.Y(y)})` });
    });
    taken.textContent = `loss after ${n} steps; each line is a tenth of the one above`;
  }
  const alive = () => n < MOST && walks.some((own) => own && !own.diverged);
  const advance = (steps) => { n = Math.min(steps, MOST); for (const own of walks) own?.to(n); };
  function tick(time) {
    frame = requestAnimationFrame(tick);
    debt += before ? Math.min((time - before) / 1000, 0.1) * SPEEDS[s.speed] : 1;
    before = time;
    const due = Math.floor(debt);
    if (!due) return;
    debt -= due;
    advance(n + due);
    look();
    if (!alive()) stop();
  }
  function go() {
    if (n >= MOST || !alive()) { n = 0; set({ steps: 0 }); }
    before = debt = 0;
    frame = requestAnimationFrame(tick);
    run.textContent = "Stop";
  }
  function rest() {
    cancelAnimationFrame(frame);
    frame = 0;
    run.textContent = "Run";
  }
  function stop() {
    if (!frame) return;
    rest();
    mine = true;
    fig.set({ steps: n });
  }
  const watch = new IntersectionObserver((entries) => { if (!entries.at(-1).isIntersecting) stop(); });
  watch.observe(fig.root);
  fig.signal.addEventListener("abort", () => { rest(); watch.disconnect(); });

  return fig.start((state) => {
    const changed = (...names) => s === null || names.some((k) => String(state[k]) !== String(s[k]));
    const anew = changed("landscape", "lr", "start", "racing"), moved = changed("steps");
    colors = palette(fig.root);
    s = state;
    if (moved && !mine && frame && s.steps !== n) rest(); // Reset, an address, Python
    mine = false;
    if (anew) walks = NAMES.map((name, k) => (s.racing[k] ? walk(s.landscape, name, s.start, s.lr) : null));
    if (!frame) n = s.steps;
    advance(n);
    const key = `${s.landscape} ${colors.paper}`;
    if (painted !== key) { painted = key; paint(s.landscape, colors); }
    ground_.draw(s.landscape);
    speed.draw(s.speed);
    rate.draw(s.lr);
    const loss = LANDSCAPES[s.landscape].loss(...s.start);
    start.draw(`start at w1 ${number(s.start[0])}, w2 ${number(s.start[1])}, loss ${plain(loss)}`);
    look();
    fig.say(NAMES.filter((_, k) => walks[k]).map((name) => `${OPTIMIZERS[name].label}: loss ${plain(walks[NAMES.indexOf(name)].losses[Math.min(walks[NAMES.indexOf(name)].count, n)])}`).join(", "));
  });
}

export default { render };
