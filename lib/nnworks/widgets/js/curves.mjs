// A curve built of hidden units: one input x, units in a row, one sum. No page here.
import { clamp, round } from "./nn.mjs";
import { random } from "./random.mjs";

export const X_RANGE = [0, 4];
export const Y_RANGE = [-1.5, 1.5];
export const MOST = 20; // units
export const SAMPLES = 65; // places where the error is measured
export const OWN = 9; // points of the reader's own curve

// The reader's own curve: points in equal distances, joined by straight lines.
function joined(own, x) {
  const place = (clamp(x, ...X_RANGE) / X_RANGE[1]) * (OWN - 1), left = Math.min(Math.floor(place), OWN - 2);
  return own[left] + (own[left + 1] - own[left]) * (place - left);
}
export const TARGETS = {
  hill: { label: "hill", value: (x) => Math.exp(-(((x - 2) / 0.6) ** 2)) },
  wave: { label: "wave", value: (x) => Math.sin((Math.PI * x) / 2) },
  step: { label: "step", value: (x) => (x >= 2 ? 1 : 0) },
  own: { label: "your own", value: (x, own) => joined(own, x) },
};

// What the figure offers. gain: how steep a new unit is; reach: how far from its bend, in sums,
// lies the knob that sets its height; rate: of learning, for up to ten units.
export const KINDS = {
  relu: { label: "ReLU", gain: 1, reach: 0.75, rate: 0.02 },
  tanh: { label: "tanh", gain: 2, reach: 1.5, rate: 0.05 },
  sigmoid: { label: "sigmoid", gain: 4, reach: 3, rate: 0.05 },
};

// With more units a step must be shorter, or the error jumps up and down.
export const rateOf = (kind, hidden) => (KINDS[kind].rate * 10) / Math.max(hidden, 10);
export const LONGEST = 1; // gradient that is followed whole

// Silent units, [w, b, v] each: bends anywhere, left or right, and no share in the sum yet.
export function start(seed, activation) {
  const next = random(seed), { gain } = KINDS[activation];
  return Array.from({ length: MOST }, () => {
    const bend = round(next() * X_RANGE[1], 4), w = next() < 0.5 ? -gain : gain;
    return [w, round(-w * bend, 4), 0];
  });
}

// Where a unit's sum is 0, and the unit with its bend elsewhere, as steep and high as it was.
export const bendOf = ([w, b]) => (w === 0 ? 1e9 : -b / w);
export const bentAt = ([w, , v], x) => [w, -w * x, v];
