// Fit a curve by adding hidden units: each unit's share drawn thin, their sum bold, bends and
// heights under the hand, and steps downhill in the page.
import { plane } from "./axes.mjs";
import { palette } from "./colors.mjs";
import { segmented, slider } from "./controls.mjs";
import { bendOf, bentAt, KINDS, LONGEST, MOST, OWN, rateOf, SAMPLES, start, TARGETS, X_RANGE, Y_RANGE } from "./curves.mjs";
import { html, number, show, svg, symbol } from "./dom.mjs";
import { figure } from "./figure.mjs";
import { array, choice, numeric, whole } from "./fragment.mjs";
import { drag, handle } from "./handles.mjs";
import { descend, meanSquaredError, network } from "./mlp.mjs";
import { ACTIVATIONS, clamp, round } from "./nn.mjs";

const LIMIT = 1000, SEEDS = 9999;
const STEPS = 40; // of one frame of the screen
const FINE = 257; // places of a drawn curve
const ABOUT = [
  "The dashed curve is the target. The bold curve is what the network answers for every input x from 0 to 4: the sum of all units’ shares and the output bias. The grey area between the two is what is missing.",
  "Each thin curve is the share of one hidden unit: its activation, times the weight that carries it to the output. Shares that lift the sum are blue, shares that lower it orange and dashed.",
  "The dot on a thin curve is the unit’s bend. Drag it, or move it with the arrow keys, to shift the unit. The square belongs to the unit that you touched last: drag it up or down for the height of the share, and to the left or right for its direction or its steepness.",
  "The diamond on the left sets the output bias. The error is the mean of the squared distances between the two curves at 65 places.",
  "Train nudges all weights and biases a little downhill, 40 times for each picture. New start gives the units other bends and makes them silent.",
];
const FIELDS = {
  hidden: whole(1, MOST), target: choice(Object.keys(TARGETS)), activation: choice(Object.keys(KINDS)), seed: whole(0, SEEDS),
  units: array(MOST, 3, -LIMIT, LIMIT), bias: numeric(-LIMIT, LIMIT), own: array(OWN, 0, ...Y_RANGE),
};
const labels = (table) => Object.entries(table).map(([name, { label }]) => [name, label]);
const small = (x) => clamp(round(x, 4), -LIMIT, LIMIT);
const inside = (v, range) => clamp(v, range[0], range[1]);

// The units in use as a network; the state keeps the others for later.
function makeNetwork({ hidden, activation, units, bias }) {
  const net = network([1, hidden, 1], activation);
  for (let i = 0; i < hidden; i++) [net.theta[i], net.theta[hidden + i], net.theta[2 * hidden + i]] = units[i];
  net.theta[3 * hidden] = bias;
  return net;
}

// Draws target, shares and sum; every number comes from the network itself.
function painter(chart) {
  const wide = 2 * chart.across, tall = 2 * chart.high;
  Object.assign(chart.canvas, { width: wide, height: tall });
  const context = chart.canvas.getContext("2d");
  const sum = new Float64Array(FINE), goal = new Float64Array(FINE);
  const X = (k) => (k / (FINE - 1)) * wide, Y = (v) => 2 * chart.Y(clamp(v, -99, 99));
  const trace = (value) => { for (let k = 0; k < FINE; k++) context.lineTo(X(k), Y(value(k))); };
  const stroke = (value, color, width, dash = []) => {
    context.beginPath();
    trace(value);
    Object.assign(context, { strokeStyle: `rgb(${color})`, lineWidth: width, lineJoin: "round" });
    context.setLineDash(dash);
    context.stroke();
  };
  return function draw(net, target, colors, chosen) {
    const { theta, sizes } = net, n = sizes[1], f = net.layers[0].f.value;
    const at = (k) => (k / (FINE - 1)) * X_RANGE[1];
    for (let k = 0; k < FINE; k++) { goal[k] = target(at(k)); sum[k] = theta[3 * n]; }
    for (let i = 0; i < n; i++) for (let k = 0; k < FINE; k++) sum[k] += theta[2 * n + i] * f(theta[i] * at(k) + theta[n + i]);
    context.clearRect(0, 0, wide, tall);
    context.beginPath();
    trace((k) => sum[k]);
    for (let k = FINE - 1; k >= 0; k--) context.lineTo(X(k), Y(goal[k]));
    context.fillStyle = `rgba(${colors.muted},0.16)`;
    context.fill();
    for (let i = 0; i < n; i++) {
      const v = theta[2 * n + i], down = v < 0;
      stroke((k) => v * f(theta[i] * at(k) + theta[n + i]), down ? colors.negative : colors.positive, i === chosen ? 5 : 2.5, down ? [14, 8] : []);
    }
    stroke((k) => goal[k], colors.muted, 4, [4, 9]);
    stroke((k) => sum[k], colors.ink, 7);
  };
}

// The error over the steps, on a scale where each line below is a tenth of the line above.
function trail() {
  const canvas = html("canvas", { class: "nn-trail", width: 480, height: 150, "aria-hidden": "true" });
  const context = canvas.getContext("2d"), kept = new Float64Array(480);
  let count = 0, every = 1, seen = 0;
  return {
    node: canvas,
    clear() { count = seen = 0; every = 1; },
    add(error) {
      if (seen++ % every) return;
      if (count === kept.length) { // full: keep every second one
        for (let i = 0; i < count / 2; i++) kept[i] = kept[2 * i];
        count /= 2;
        every *= 2;
      }
      kept[count++] = error;
    },
    draw(colors) {
      const { width, height } = canvas, Y = (e) => (-clamp(Math.log10(e), -5, 0) / 5) * (height - 8) + 4;
      context.clearRect(0, 0, width, height);
      context.strokeStyle = `rgb(${colors.line})`;
      context.lineWidth = 1.5;
      for (let power = 0; power <= 5; power++) { context.beginPath(); context.moveTo(0, Y(10 ** -power)); context.lineTo(width, Y(10 ** -power)); context.stroke(); }
      context.beginPath();
      for (let i = 0; i < count; i++) context.lineTo((i / Math.max(count - 1, 60)) * width, Y(kept[i]));
      Object.assign(context, { strokeStyle: `rgb(${colors.ink})`, lineWidth: 4, lineJoin: "round" });
      context.stroke();
    },
  };
}

// What a hand can hold in the drawing: a dot for each unit, a square for the chosen one, a
// diamond for the output bias, the points of the reader's own curve.
function grips(chart, now, { setUnit, setBias, setOwn, choose }) {
  let chosen = 0, wide = KINDS.relu.reach; // how far from its bend the square of a ReLU lies
  const share = (unit, x) => unit[2] * ACTIVATIONS[now().activation].value(unit[0] * x + unit[1]);
  const put = (grip, x, y) => {
    const px = inside(x, X_RANGE), py = inside(y, Y_RANGE);
    grip.node.classList.toggle("nn-away", px !== x || py !== y);
    grip.at(chart.X(px), chart.Y(py));
  };
  const bends = Array.from({ length: MOST }, (_, i) => {
    const to = (x) => setUnit(i, bentAt(now().units[i], inside(x, X_RANGE)));
    const grip = handle({ name: `Unit ${i + 1}: bend`, min: X_RANGE[0], max: X_RANGE[1], hit: 16, keys: (dx, dy) => to(inside(bendOf(now().units[i]), X_RANGE) + (dx || dy) * 0.05) },
      svg("circle", { r: 7.5, class: "nn-knob nn-bead" }));
    drag(grip.node, { move: (event) => to(chart.locate(event)[0]) });
    grip.node.addEventListener("focus", () => { if (chosen !== i) { chosen = i; wide = KINDS.relu.reach; choose(); } });
    return grip;
  });
  const setHeight = (side, x, y) => { // the share is y at a distance x from the bend
    const unit = now().units[chosen], kind = now().activation, bend = bendOf(unit);
    const far = clamp(Math.abs(x), kind === "relu" ? 0.3 : 0.06, X_RANGE[1]);
    const size = kind === "relu" ? Math.abs(unit[0]) || 1 : KINDS[kind].reach / far;
    if (kind === "relu") wide = far;
    const top = ACTIVATIONS[kind].value(size * far);
    setUnit(chosen, [...bentAt([side * size], bend).slice(0, 2), y / top]);
  };
  const farOf = (unit) => (now().activation === "relu" ? wide : KINDS[now().activation].reach / (Math.abs(unit[0]) || 1));
  const height = handle({
    name: "Height of the unit", role: "point, moves in two directions", min: -LIMIT, max: LIMIT,
    keys(dx, dy) {
      const unit = now().units[chosen], far = farOf(unit), side = Math.sign(unit[0]) || 1, y = share(unit, bendOf(unit) + side * far);
      if (dy) setHeight(side, far, y + dy * 0.05);
      else if (now().activation === "relu") setHeight(Math.sign(dx), far, y);
      else setHeight(side, far * 0.9 ** dx, y);
    },
  }, svg("rect", { x: -8, y: -8, width: 16, height: 16, rx: 2, class: "nn-knob" }));
  drag(height.node, {
    move(event) {
      const [x, y] = chart.locate(event), unit = now().units[chosen], off = inside(x, X_RANGE) - bendOf(unit);
      setHeight(Math.abs(off) < 0.05 ? Math.sign(unit[0]) || 1 : Math.sign(off), off, inside(y, Y_RANGE));
    },
  });
  const level = handle({ name: "Output bias", min: -LIMIT, max: LIMIT, keys: (dx, dy) => setBias(now().bias + (dx || dy) * 0.05) },
    svg("path", { d: "M0 -10L10 0L0 10L-10 0Z", class: "nn-knob nn-level" }));
  drag(level.node, { move: (event) => setBias(inside(chart.locate(event)[1], Y_RANGE)) });
  const own = Array.from({ length: OWN }, (_, i) => {
    const to = (y) => setOwn(i, inside(y, Y_RANGE));
    const grip = handle({ name: `Your curve at x = ${number((i / (OWN - 1)) * X_RANGE[1], 1)}`, min: Y_RANGE[0], max: Y_RANGE[1], hit: 20, keys: (dx, dy) => to(now().own[i] + (dx || dy) * 0.05) },
      svg("circle", { r: 6.5, class: "nn-own" }));
    drag(grip.node, { move: (event) => to(chart.locate(event)[1]) });
    return grip;
  });
  chart.handles.append(...own.map((g) => g.node), level.node, ...bends.map((g) => g.node), height.node);
  return {
    chosen: () => Math.min(chosen, now().hidden - 1),
    draw(s) {
      chosen = Math.min(chosen, s.hidden - 1);
      const mine = s.units[chosen], side = Math.sign(mine[0]) || 1, far = side * farOf(mine);
      bends.forEach((grip, i) => {
        show(grip.node, i < s.hidden);
        if (i >= s.hidden) return;
        const bend = bendOf(s.units[i]);
        put(grip, bend, share(s.units[i], bend));
        grip.node.classList.toggle("nn-chosen", i === chosen);
        grip.say(inside(bend, X_RANGE), `bend at ${number(bend)}, weight to the output ${number(s.units[i][2])}`);
      });
      const y = share(mine, bendOf(mine) + far);
      put(height, bendOf(mine) + far, y);
      height.say(y, `Unit ${chosen + 1}: share ${number(y)} at x ${number(bendOf(mine) + far)}, ${side > 0 ? "to the right" : "to the left"}`);
      put(level, X_RANGE[0], s.bias);
      level.say(s.bias, number(s.bias));
      own.forEach((grip, i) => {
        show(grip.node, s.target === "own");
        put(grip, (i / (OWN - 1)) * X_RANGE[1], s.own[i]);
        grip.say(s.own[i], number(s.own[i]));
      });
    },
  };
}

const sample = (cls, dash) => svg("svg", { viewBox: "0 0 28 10", class: "nn-sample", "aria-hidden": "true" }, svg("line", { x1: 1, x2: 27, y1: 5, y2: 5, class: cls, "stroke-dasharray": dash ?? null }));
const keyOf = (...pairs) => html("div", { class: "nn-key nn-fit-key" }, ...pairs.map(([cls, dash, text]) => html("span", {}, sample(cls, dash), text)));

function render({ model, el }) {
  const fig = figure({ model, el, name: "fit-curve", label: "a curve built of hidden units", python: "FitCurve", fields: FIELDS, about: ABOUT, hint: "Drag a dot, or press Train." });
  const chart = plane({ x: X_RANGE, y: Y_RANGE, ticks: [0, 1, 2, 3, 4], yTicks: [-1, 0, 1], xLabel: symbol("x", svg), yLabel: symbol("ŷ", svg), label: "The curve and its units, with handles", across: 460, high: 360 });
  const paint = painter(chart), record = trail(), options = { longest: LONGEST };
  const X = Float64Array.from({ length: SAMPLES }, (_, i) => (i / (SAMPLES - 1)) * X_RANGE[1]), Y = new Float64Array(SAMPLES);
  // While it learns, `net` is ahead of the figure's state `s`, which hears of it now and then
  // (`told` is what it heard last).
  let s = null, net = null, told = null, byHand = false, colors = null, steps = 0, frame = 0, heard = 0;
  const learned = () => {
    const { theta } = net, n = s.hidden;
    return { units: s.units.map((u, i) => (i < n ? [theta[i], theta[n + i], theta[2 * n + i]].map(small) : u)), bias: small(theta[3 * n]) };
  };
  const now = () => (frame ? { ...s, ...learned() } : s);
  const set = (changes) => { byHand = true; fig.set({ ...(frame ? learned() : {}), ...changes }); };
  const tell = () => { const changes = learned(); told = changes.units; set(changes); };
  const forget = () => { steps = 0; record.clear(); };
  const renew = (seed, activation) => { forget(); set({ seed, activation, units: start(seed, activation), bias: 0 }); };
  const hands = grips(chart, now, {
    setUnit: (i, unit) => set({ units: now().units.map((u, k) => (k === i ? unit.map(small) : u)) }),
    setBias: (bias) => set({ bias: small(bias) }),
    setOwn: (i, y) => set({ own: s.own.map((v, k) => (k === i ? round(y, 3) : v)) }),
    choose: () => set({}),
  });

  const target = segmented({ legend: "Target", options: labels(TARGETS), set: (v) => set({ target: v }) });
  const kind = segmented({ legend: "Activation of the hidden units", options: labels(KINDS), set: (v) => renew(model.get("seed"), v) });
  const count = slider({ name: "hidden units", label: "number of hidden units", min: 1, max: MOST, step: 1, least: 1, limit: MOST, digits: 0, set: (v) => set({ hidden: Math.round(v) }) });
  const toggle = html("button", { class: "nn-button nn-train", onclick: () => (frame ? stop() : go()) }, "Train");
  const again = html("button", { class: "nn-button nn-again", onclick: () => renew((model.get("seed") + 1) % (SEEDS + 1), s.activation) }, "New start");
  const error = html("b", { class: "nn-error" }), taken = html("span", { class: "nn-taken" });
  fig.body.append(
    html("div", { class: "nn-choices" }, target.node, kind.node),
    html("div", { class: "nn-columns nn-fit" },
      html("div", { class: "nn-left" }, chart.node, keyOf(["nn-line-sum", null, "the network"], ["nn-line-goal", "2 4.5", "the target"], ["nn-line-up", null, "a unit that lifts"], ["nn-line-down", "7 4", "one that lowers"])),
      html("div", { class: "nn-right" }, count.node, html("div", { class: "nn-buttons" }, toggle, again),
        html("div", { class: "nn-fit-error" }, html("span", {}, "mean squared error"), error, record.node, taken))));

  function look() {
    const state = now(), e = meanSquaredError(net, X, Y);
    paint(net, (x) => TARGETS[s.target].value(x, s.own), colors, hands.chosen());
    hands.draw(state);
    record.draw(colors);
    error.textContent = number(e, e < 0.00995 ? 5 : 3);
    taken.textContent = `${steps.toLocaleString("en").replaceAll(",", "\u202f")} steps; each line is a tenth of the one above`;
    fig.say(`Mean squared error ${number(e, 5)} with ${s.hidden} hidden units.`);
  }
  function tick(time) {
    frame = requestAnimationFrame(tick);
    const rate = rateOf(s.activation, s.hidden);
    for (let i = 0; i < STEPS; i++) record.add(descend(net, X, Y, rate, options));
    steps += STEPS;
    look();
    if (time - heard > 500) { heard = time; tell(); }
  }
  function go() {
    frame = requestAnimationFrame(tick);
    toggle.textContent = "Stop";
  }
  function rest() {
    cancelAnimationFrame(frame);
    frame = 0;
    toggle.textContent = "Train";
  }
  const stop = () => { if (frame) { tell(); rest(); } };
  // Asked for by hand, so it moves for those too who want little motion; off screen it rests.
  const watch = new IntersectionObserver((entries) => { if (!entries.at(-1).isIntersecting) stop(); });
  watch.observe(fig.root);
  fig.signal.addEventListener("abort", () => { rest(); watch.disconnect(); });

  return fig.start((state) => {
    const changed = (...names) => s === null || names.some((k) => state[k] !== s[k]);
    const anew = changed("hidden", "activation") || (changed("units", "bias") && state.units !== told);
    if (changed(...Object.keys(state)) && !byHand) { rest(); forget(); } // Reset, an address, Python
    byHand = false;
    colors = palette(fig.root);
    s = state;
    if (anew) net = makeNetwork(s);
    for (let i = 0; i < SAMPLES; i++) Y[i] = TARGETS[s.target].value(X[i], s.own);
    target.draw(s.target);
    kind.draw(s.activation);
    count.draw(s.hidden);
    look();
  });
}

export default { render };
