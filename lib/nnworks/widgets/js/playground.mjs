// The playground: a network that learns in the page, and everything about it in reach.
import { palette } from "./colors.mjs";
import { div, html, number, show } from "./dom.mjs";
import { press, round, select } from "./fields.mjs";
import { figure } from "./figure.mjs";
import { choice, flag, numeric, whole } from "./fragment.mjs";
import { lossCurve, lossText } from "./play_curve.mjs";
import { countOf, DATASETS, decode, encode, TEXTS, generate, INPUTS, pack, rows, sizesOf, sorted, split, unpack } from "./play_data.mjs";
import { unitEditor } from "./play_editor.mjs";
import { certain, inputsOf, survey, tables } from "./play_maps.mjs";
import { CELLS, networkView, unitName } from "./play_net.mjs";
import { dataPicker, KINDS, OPTIMIZERS, PENALTIES, settings, SPEEDS } from "./play_panel.mjs";
import { planeView } from "./play_plane.mjs";
import { mix, shuffle, times } from "./random.mjs";
import { begin, evaluate, learn, network, optimizer, STARTS } from "./train.mjs";

const SEEDS = 9999, COARSE = 40, FINE = 100; // cells of the plane while it learns, and at rest
const BUDGET = 3.5; // milliseconds of a frame that training may take
const BOUND = 1e9; // a loss beyond it has run away
const EMPTY = "No points yet: paint some first.";
const NAMES = Object.keys(INPUTS);
const oneOf = (table) => choice(Object.keys(table));
const FIELDS = {
  dataset: oneOf(DATASETS), noise: numeric(0, 50), points: whole(1, SEEDS), held_out: numeric(10, 90), inputs: TEXTS.inputs, hidden: TEXTS.hidden,
  activation: oneOf(KINDS), start: oneOf(STARTS), seed: whole(0, SEEDS), optimizer: oneOf(OPTIMIZERS), rate: numeric(0.0001, 100), batch: whole(1, 500), shuffle: flag,
  penalty: oneOf(PENALTIES), strength: numeric(0, 10), dropout: numeric(0, 0.9), steps: whole(0, 1e9), weights: TEXTS.weights, own: TEXTS.own,
  discrete: flag, show_held_out: flag, speed: oneOf(SPEEDS),
};
const fits = (s) => s.weights === "" || s.weights.length === 4 * countOf(sizesOf(s));
const thousands = (n) => n.toLocaleString("en").replaceAll(",", "\u202f");
const mapsFor = (sizes, cells) => sizes.map((size) => times(size, () => new Float32Array(cells * cells)));

function render({ model, el }) {
  const fig = figure({ model, el, name: "playground", label: "playground", python: "Playground", fields: FIELDS, about: model.get("about"), valid: fits, brief: true, settle });
  // `s` is the state that the figure holds; net, optim and steps are ahead of it while it learns
  // (`told` are the weights that the state heard last).
  let s = null, net = null, optim = null, steps = 0, told = null, data = null, order = null, task = "yes";
  let frame = 0, beat = 0, began = 0, owed = 0, shown = 0, colors = null, lut = null, chosen = null, peeked = null, brush = 0, spoken = "";
  let small = null, coarse = null, fine = null, kept = null;
  const dice = { a: 0 }, at = { train: {}, held: {} };

  // One step on the next batch; false where the loss runs away.
  function step() {
    const { count } = data.train, batches = Math.ceil(count / s.batch), k = steps % batches;
    if (k === 0 || order.epoch !== Math.floor(steps / batches)) {
      order.epoch = Math.floor(steps / batches);
      if (s.shuffle) shuffle(order, count, mix(s.seed, 3 + order.epoch));
      else for (let i = 0; i < count; i++) order[i] = i;
    }
    dice.a = mix(s.seed, -2 - steps);
    options.first = k * s.batch;
    options.last = Math.min(options.first + s.batch, count);
    const loss = learn(net, optim, data.train, task, options);
    steps++;
    return loss < BOUND;
  }
  const options = { order: null, first: 0, last: 0, rate: 0, penalty: "none", strength: 0, dropout: 0, dice };

  const set = (changes) => fig.set(changes);
  const restart = (changes = {}) => { halt(); set({ ...changes, weights: "", steps: 0 }); };
  const tell = () => { if (net) set({ weights: (told = encode(net.theta)), steps }); };
  function settle() { // what a link holds is what stands here, to the last digit
    if (steps === 0 && s.weights === "") return;
    net.theta.set(decode(encode(net.theta)));
    tell();
  }

  // The parts
  const picker = dataPicker((dataset) => restart({ dataset }));
  const panel = settings({
    set: (changes) => ("activation" in changes || "start" in changes ? restart(changes) : set(changes)),
    newPoints: () => set({ points: (model.get("points") % SEEDS) + 1 }),
    paint: {
      set(kind) { brush = kind; set({}); }, // the buttons show it
      undo: () => set({ own: s.own.slice(0, -3) }),
      clear: () => set({ own: "" }),
    },
  });
  const view = networkView({
    toggleInput(name) {
      const next = s.inputs.includes(name) ? s.inputs.filter((n) => n !== name) : sorted([...s.inputs, name]);
      if (next.length) restart({ inputs: next });
      else notice("It needs at least one input.");
    },
    setHidden: (hidden) => restart({ hidden }),
    choose(layer, unit, from) {
      const same = chosen && from === null && chosen.layer === layer && chosen.unit === unit;
      chosen = same ? null : { layer, unit };
      look(!frame);
      if (chosen && from !== null) editor.focus(from);
    },
    peek(spot) { peeked = spot; if (!frame) redraw(); },
  });
  const editor = unitEditor({
    set(index, value) { net.theta[index] = value; tell(); },
    close() {
      const { layer, unit } = chosen;
      chosen = null;
      redraw();
      view.node.querySelector(`[data-layer='${layer}'][data-unit='${unit}']`)?.focus();
    },
  });
  const surface = planeView({ brush: () => (s.dataset === "own" ? brush : null), get: () => model.get("own"), set: (own) => set({ own }), say: (text) => notice(text), signal: fig.signal });
  const curve = lossCurve(fig.signal);
  const run = press("Run", () => (frame ? pause() : go()), { class: "nn-button nn-press nn-run" });
  const one = press("Step", () => { pause(); if (advance(1)) tell(); });
  const speed = select({ label: "speed", options: Object.entries(SPEEDS).map(([k, [text]]) => [k, text]), set: (v) => set({ speed: v }) });
  const taken = html("b", { class: "nn-steps" }), epoch = html("span", {}), said = html("p", { class: "nn-notice", role: "status" });
  const layers = html("span", { class: "nn-layers" });
  const more = round("+", "One more hidden layer", () => restart({ hidden: [...s.hidden, s.hidden.at(-1) ?? 4] }));
  const less = round("−", "One hidden layer fewer", () => restart({ hidden: s.hidden.slice(0, -1) }));
  const lossOf = { train: html("b", { class: "nn-loss-train" }), held: html("b", { class: "nn-loss-held" }) };
  const rightOf = { train: html("span", { class: "nn-right-train" }), held: html("span", { class: "nn-right-held" }) };
  const caption = html("p", { class: "nn-caption-line" });
  const row = (name, key, dash) => div("nn-score", html("span", { class: `nn-dash nn-${dash}` }), html("span", {}, name), lossOf[key], rightOf[key]);
  fig.body.append(
    picker.node,
    div("nn-runs", run, one, press("Restart", () => restart()), press("New weights", () => restart({ seed: (model.get("seed") + 1) % (SEEDS + 1) })), speed.node,
      html("span", { class: "nn-taken" }, "step ", taken, epoch)),
    said,
    div("nn-play",
      div("nn-side", div("nn-layer-row", less, more, layers), view.node, editor.node),
      div("nn-view", surface.node, caption, panel.painter),
      div("nn-scores", div("nn-score nn-head", ...["", "", "loss", "right"].map((text) => html("span", {}, text))), row("training", "train", "solid"), row("held out", "held", "dashed")), curve.node),
    panel.node);

  const notice = (text) => { if (said.textContent !== text) said.textContent = text; };
  let asked = 0;
  const redraw = () => { asked ||= requestAnimationFrame(() => { asked = 0; if (s && !frame) look(true); }); };

  // Drawing
  function measure() {
    for (const key of ["train", "held"]) {
      const { loss, right } = evaluate(net, data[key], task, at[key]), { count } = data[key];
      lossOf[key].textContent = lossText(loss);
      rightOf[key].textContent = task === "number" || !count ? "" : `${number((100 * right) / count, right === count ? 0 : 1)} %`;
    }
    curve.add(steps, at.train.loss, at.held.loss);
    curve.draw(colors);
    taken.textContent = thousands(steps);
  }
  function pictures() {
    survey(net, s.inputs, CELLS, [null, ...small.slice(1)]);
    view.draw(s, net, small, colors, lut.two, peeked ?? chosen);
    editor.draw(s, net, chosen);
  }
  function heat(cells) {
    const seen = peeked ?? chosen, maps = cells === FINE ? (fine ??= mapsFor(net.sizes, FINE)) : coarse;
    const layer = seen ? seen.layer : net.layers.length, last = layer === net.layers.length;
    const wanted = maps.map((list, k) => (k === layer ? list : null));
    survey(net, s.inputs, cells, wanted);
    const classes = last && task === "classes", list = classes && !seen ? maps[layer] : [maps[layer][seen ? seen.unit : 0]];
    if (last && task === "yes") certain(list[0]);
    surface.heat(list, cells, classes && !seen ? "classes" : seen && !(last && task === "yes") ? "unit" : "one", lut, s.discrete && last);
    const text = seen ? `What ${unitName(s, seen.layer, seen.unit)} answers` : "What the network answers";
    if (caption.textContent !== text) caption.textContent = text;
  }
  function look(rest) {
    if (rest || beat % 2 === 0) heat(rest ? FINE : COARSE);
    if (rest || beat % 2 === 1) { measure(); pictures(); }
    beat++;
    if (rest) fig.say(`Step ${steps}: loss ${lossText(at.train.loss)}, held out ${lossText(at.held.loss)}; right ${rightOf.train.textContent}, ${rightOf.held.textContent}.`);
  }

  // Running
  function advance(most) {
    if (!data.train.count) { notice(EMPTY); return false; }
    const start = performance.now();
    kept.set(net.theta);
    for (let n = 0; n < most; n++) {
      if (!step() || !net.theta.every(Number.isFinite)) {
        halt();
        net.theta.set(kept);
        optim = optimizer(s.optimizer, net);
        notice(`Stopped at step ${thousands(steps)}: the loss runs away. Lower the rate, then press Restart.`);
        tell();
        return false;
      }
      if (n % 4 === 3 && performance.now() - start > BUDGET) break;
    }
    return true;
  }
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  function tick(time) {
    frame = requestAnimationFrame(tick);
    const [, second, each] = SPEEDS[s.speed];
    owed = second === Infinity ? each : Math.min(owed + ((time - began) * second) / 1000, 3);
    began = time;
    const due = Math.floor(owed);
    if (second !== Infinity) owed -= due;
    if (due && !advance(due)) return;
    if (calm.matches ? time - shown > 400 : due) {
      shown = time;
      look(false);
      if (calm.matches) look(false);
    }
  }
  function go() {
    if (!data.train.count) return notice(EMPTY);
    notice("");
    began = performance.now();
    frame = requestAnimationFrame(tick);
    run.textContent = "Pause";
  }
  function halt() {
    cancelAnimationFrame(frame);
    frame = 0;
    run.textContent = "Run";
  }
  function pause() { if (frame) { halt(); tell(); redraw(); } }
  const watch = new IntersectionObserver((entries) => { if (!entries.at(-1).isIntersecting) pause(); });
  watch.observe(fig.root);
  const sizes = new ResizeObserver(() => { if (view.resize()) redraw(); });
  sizes.observe(view.node);
  fig.signal.addEventListener("abort", () => { halt(); cancelAnimationFrame(asked); watch.disconnect(); sizes.disconnect(); });

  // What follows from a change
  function remakeData() {
    const parts = split(generate(s.dataset, s.noise, s.points, s.own), s.held_out);
    task = DATASETS[s.dataset].task;
    data = { points: parts };
    for (const key of ["train", "held"]) data[key] = { X: rows(parts[key], s.inputs), T: Float64Array.from(parts[key], (p) => p[2]), count: parts[key].length };
    order = options.order = new Int32Array(data.train.count);
    order.epoch = -1;
  }
  function remakeNetwork() {
    const shape = sizesOf(s);
    halt();
    if (!net || String(net.sizes) !== String(shape) || net.kind !== s.activation) {
      net = network(shape, s.activation);
      kept = new Float64Array(net.theta.length);
      [small, coarse, fine] = [mapsFor(shape, CELLS), mapsFor(shape, COARSE), null];
      chosen = peeked = null;
    }
    small.inputs = NAMES.map((name) => inputsOf([name], CELLS));
    if (s.weights && fits(s)) net.theta.set(decode(s.weights));
    else begin(net, s.start, mix(s.seed, 2));
    steps = s.steps;
    told = s.weights;
    notice("");
    curve.clear();
  }
  return fig.start((state) => {
    const changed = (...names) => s === null || names.some((k) => String(state[k]) !== String(s[k]));
    const anewData = changed("dataset", "noise", "points", "held_out", "inputs", "own");
    const anewNet = changed("dataset", "inputs", "hidden", "activation", "start", "seed") || (changed("weights") && state.weights !== told) || (changed("steps") && state.weights !== told);
    const anewOptim = anewNet || changed("optimizer");
    s = { ...state, inputs: sorted(state.inputs) };
    colors = palette(fig.root);
    lut = tables(colors);
    if (anewData) remakeData();
    if (anewNet) remakeNetwork();
    if (anewOptim) optim = optimizer(s.optimizer, net);
    Object.assign(options, { rate: s.rate, penalty: s.penalty, strength: s.strength, dropout: s.dropout });
    picker.draw(s.dataset, colors);
    panel.draw(s, brush);
    speed.draw(s.speed);
    surface.paintable(s.dataset === "own");
    surface.dots(data.points, task, colors, s.show_held_out);
    const many = Math.ceil(data.train.count / s.batch);
    epoch.textContent = `, one epoch is ${many} step${many === 1 ? "" : "s"}`;
    layers.textContent = `${s.hidden.length} hidden layer${s.hidden.length === 1 ? "" : "s"}, ${net.theta.length} parameters`;
    more.disabled = s.hidden.length >= 6;
    less.disabled = s.hidden.length === 0;
    look(!frame);
  });
}

export default { render };
