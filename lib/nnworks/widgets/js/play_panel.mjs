// The settings: data sets as small pictures, and everything that has a value.
import { KEYS, slider } from "./controls.mjs";
import { div, html, show, uniqueId } from "./dom.mjs";
import { press, select, tick } from "./fields.mjs";
import { DATASETS, generate } from "./play_data.mjs";
import { TEN } from "./play_maps.mjs";
import { STARTS } from "./train.mjs";

const plain = (list) => list.map((v) => [v, String(v)]);
const RATES = plain([0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10]);
const STRENGTHS = plain([0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1]);
const DROPS = [[0, "none"], ...[0.1, 0.2, 0.3, 0.5].map((p) => [p, `${100 * p} %`])];
export const KINDS = { relu: "ReLU", tanh: "tanh", sigmoid: "sigmoid", gelu: "GELU", identity: "identity (none)" };
export const OPTIMIZERS = { sgd: "SGD", momentum: "SGD with momentum", rmsprop: "RMSProp", adam: "Adam" };
export const PENALTIES = { none: "none", l1: "L1", l2: "L2" };
// [label, steps a second, steps a frame of the screen]
export const SPEEDS = { slow: ["4 steps/s", 4, 1], steady: ["60 steps/s", Infinity, 1], quick: ["600 steps/s", Infinity, 10], full: ["full speed", Infinity, Infinity] };

function thumbnail(name) {
  const canvas = html("canvas", { width: 80, height: 80, class: "nn-thumb", "aria-hidden": "true" }), c = canvas.getContext("2d");
  return {
    canvas,
    draw(colors) {
      const { task } = DATASETS[name], rgb = (color) => `rgb(${color})`;
      c.clearRect(0, 0, 80, 80);
      if (name === "own") {
        Object.assign(c, { strokeStyle: rgb(colors.ink), lineWidth: 7, lineCap: "round" });
        c.stroke(new Path2D("M40 22V58M22 40H58"));
        return;
      }
      for (const [x, y, t] of generate(name, 0, 1).slice(0, 220)) {
        c.fillStyle = rgb(task === "classes" ? TEN[t] : t > 0 ? colors.positive : colors.negative);
        c.globalAlpha = task === "number" ? 0.15 + 0.85 * Math.min(Math.abs(t), 1) : 1;
        c.fillRect(40 + x * 6.2 - 2.5, 40 - y * 6.2 - 2.5, 5, 5);
      }
      c.globalAlpha = 1;
    },
  };
}

// Data sets: radio buttons that look like pictures of them.
export function dataPicker(set) {
  const group = uniqueId("data"), name = html("b", {});
  const each = Object.entries(DATASETS).map(([value, { label }]) => {
    const input = html("input", { type: "radio", name: group, value, class: "nn-radio", "aria-label": label, onchange: () => set(value), ...KEYS });
    const picture = thumbnail(value);
    return { value, input, picture, node: html("label", { class: "nn-data", title: label }, input, picture.canvas) };
  });
  let painted = null;
  return {
    node: html("fieldset", { class: "nn-data-picker" }, html("legend", {}, "Data: ", name), div("nn-data-row", ...each.map((e) => e.node))),
    draw(value, colors) {
      for (const { input } of each) input.checked = input.value === value;
      name.textContent = DATASETS[value].label;
      if (painted === String(colors.positive)) return;
      painted = String(colors.positive);
      for (const { picture } of each) picture.draw(colors);
    },
  };
}

const percent = (v) => `${v} %`;
const labelled = (table, of = (v) => v) => Object.entries(table).map(([value, v]) => [value, of(v)]);

// set(changes); newPoints(); paint: {set(kind), undo(), clear()}.
export function settings({ set, newPoints, paint }) {
  const noise = slider({ name: "noise, %", label: "noise in percent", min: 0, max: 50, step: 1, least: 0, limit: 50, digits: 0, describe: percent, set: (noise) => set({ noise }) });
  const held = slider({ name: "held out, %", label: "points held out in percent", min: 10, max: 90, step: 5, least: 10, limit: 90, digits: 0, describe: percent, set: (held_out) => set({ held_out }) });
  const batch = slider({ name: "batch size", label: "batch size", min: 1, max: 50, step: 1, least: 1, limit: 500, digits: 0, describe: (v) => `${v} examples`, set: (v) => set({ batch: Math.round(v) }) });
  const shown = tick({ label: "show points held out", set: (v) => set({ show_held_out: v }) });
  const discrete = tick({ label: "show decisions only", set: (v) => set({ discrete: v }) });
  const shuffled = tick({ label: "shuffle each epoch", set: (v) => set({ shuffle: v }) });
  const pick = (label, key, options) => [key, select({ label, options, set: (v) => set({ [key]: v }) })];
  const picks = Object.fromEntries([
    pick("learning rate", "rate", RATES), pick("optimizer", "optimizer", labelled(OPTIMIZERS)), pick("activation", "activation", labelled(KINDS)),
    pick("starting weights", "start", labelled(STARTS, (v) => v.label)), pick("penalty on weights", "penalty", labelled(PENALTIES)),
    pick("its strength", "strength", STRENGTHS), pick("dropout", "dropout", DROPS),
  ]);
  const brushes = [["square", 0], ["circle", 1], ["eraser", "erase"]].map(([label, kind]) => press(label, () => paint.set(kind)));
  const painter = div("nn-paint", html("span", {}, "Paint with"), ...brushes, press("Undo", paint.undo), press("Clear", paint.clear));
  const again = press("New points", newPoints);
  const group = (title, ...nodes) => html("fieldset", { class: "nn-group" }, html("legend", {}, title), ...nodes);
  return {
    painter,
    node: div("nn-settings",
      group("Data", noise.node, held.node, div("nn-line", again), shown.node, discrete.node),
      group("Training", picks.rate.node, picks.optimizer.node, batch.node, shuffled.node),
      group("Network", picks.activation.node, picks.start.node, picks.dropout.node, picks.penalty.node, picks.strength.node)),
    draw(s, kind) {
      noise.draw(s.noise);
      held.draw(s.held_out);
      batch.draw(s.batch);
      shown.draw(s.show_held_out);
      discrete.draw(s.discrete);
      shuffled.draw(s.shuffle);
      for (const [key, p] of Object.entries(picks)) p.draw(s[key]);
      const own = s.dataset === "own";
      show(painter, own);
      again.disabled = own;
      noise.range.disabled = noise.typed.disabled = own;
      brushes.forEach((b, i) => b.setAttribute("aria-pressed", String([0, 1, "erase"][i] === kind)));
    },
  };
}
