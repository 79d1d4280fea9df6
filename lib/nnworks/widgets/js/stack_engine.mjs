// A stack of layers from one input to one output: its random weights, its values, and the
// one line that it is without activations. A test holds it equal to stack.py.
import { ACTIVATIONS } from "./nn.mjs";
import { random } from "./random.mjs";

export const SPAN = 3; // x from -3 to 3
export const UNITS = 4; // in each layer but the last
export const NAMES = ["step", "sigmoid", "tanh", "relu", "gelu"];

// depth layers [{weight: rows of one unit each, bias}]. The last layer is drawn first, so
// that the layers before it stay what they are while the depth changes.
export function makeLayers(depth, seed) {
  const next = random(seed);
  const layer = (outputs, inputs, spread, shift) => {
    const uniform = (most) => (2 * next() - 1) * most;
    const weight = Array.from({ length: outputs }, () => Array.from({ length: inputs }, () => uniform(spread)));
    return { weight, bias: Array.from({ length: outputs }, () => uniform(shift)) };
  };
  const last = layer(1, depth > 1 ? UNITS : 1, 1.5, 0.5);
  const hidden = Array.from({ length: depth - 1 }, (_, i) => (i ? layer(UNITS, UNITS, 1.25, 1) : layer(UNITS, 1, 2, 2)));
  return [...hidden, last];
}

export const countNumbers = (layers) => layers.reduce((n, { weight, bias }) => n + weight.length * weight[0].length + bias.length, 0);

// The activation by a part of 0 to 1: that share of f(z), and the rest of z itself.
export function blend(name, amount) {
  const f = ACTIVATIONS[name];
  return {
    value: (z) => (1 - amount) * z + amount * f.value(z),
    slope: (z) => 1 - amount + amount * f.slope(z),
  };
}

// What every layer answers to x, and how steep the last answer is there: the nudge is
// multiplied by weights and slopes, layer by layer.
export function run(layers, f, x) {
  let values = [x], nudge = [1];
  const all = [];
  layers.forEach(({ weight, bias }, k) => {
    const isLast = k === layers.length - 1, z = [], dz = [];
    for (let i = 0; i < bias.length; i++) {
      let sum = bias[i], d = 0;
      for (let j = 0; j < values.length; j++) { sum += weight[i][j] * values[j]; d += weight[i][j] * nudge[j]; }
      z.push(sum);
      dz.push(d);
    }
    values = isLast ? z : z.map(f.value);
    nudge = isLast ? dz : dz.map((d, i) => d * f.slope(z[i]));
    all.push(values);
  });
  return { layers: all, output: values[0], slope: nudge[0] };
}

// The weight and the bias of the one unit that the whole stack is without activations,
// multiplied out.
export function collapse(layers) {
  let weight = [1], bias = [0]; // each present unit is weight * x + bias
  for (const layer of layers) {
    const fold = (row, of) => row.reduce((sum, w, j) => sum + w * of[j], 0);
    [weight, bias] = [layer.weight.map((row) => fold(row, weight)), layer.weight.map((row, i) => fold(row, bias) + layer.bias[i])];
  }
  return { weight: weight[0], bias: bias[0] };
}

// Whether values at equal distances lie on one line: each step is as high as the first.
export function isStraight(values) {
  const first = values[1] - values[0], scale = Math.max(1, ...values.map(Math.abs));
  return values.every((v, i) => Math.abs(v - values[0] - i * first) <= 1e-9 * scale);
}

// An axis from -top to top that holds all values and follows them smoothly, with ticks at
// round numbers: steps of 1, 2, 5, 10, 20, 50, ...
export function heights(values) {
  let most = 1;
  for (const v of values) most = Math.max(most, Math.abs(v));
  const top = 1.1 * most, power = 10 ** Math.floor(Math.log10(top / 2)), ticks = [];
  const step = power * [5, 2, 1].find((digit) => digit * power <= top / 2);
  for (let i = -Math.floor(top / step); i * step <= top; i++) ticks.push(Number((i * step).toFixed(6)));
  return { top, ticks };
}
