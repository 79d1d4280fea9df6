// What the figure of one activation computes. A test holds it equal to activation.py.
import { ACTIVATIONS, round } from "./nn.mjs";

export const SPAN = 8; // z from -8 to 8
const SHARE = 0.01; // saturated: the slope is below this share of the steepest
// Where each is steepest, and from where outward its slope does nothing but fade, to the
// left and to the right (null: on that side it never fades).
const SHAPE = {
  step: null,
  sigmoid: { steepest: 0, left: 0, right: 0 },
  tanh: { steepest: 0, left: 0, right: 0 },
  relu: { steepest: 1, left: 1, right: null },
  gelu: { steepest: Math.SQRT2, left: -Math.SQRT2, right: null },
};
export const NAMES = Object.keys(SHAPE);

// [from, to] between which the activation has a slope worth the name; null: nowhere.
export function lively(name) {
  if (SHAPE[name] === null) return null;
  const { slope } = ACTIVATIONS[name], { steepest, left, right } = SHAPE[name];
  const least = SHARE * Math.abs(slope(steepest));
  const edge = (alive, flat) => {
    for (let i = 0; i < 200; i++) {
      const middle = (alive + flat) / 2;
      if (Math.abs(slope(middle)) < least) flat = middle;
      else alive = middle;
    }
    return round(flat, 10);
  };
  return [edge(left, -40), right === null ? Infinity : edge(right, 40)];
}

// Where z stands: "jump", "flat" (a slope of 0), "saturated" or "lively".
export function standing(name, z) {
  const range = lively(name);
  if (range === null) return z === 0 ? "jump" : "flat";
  if (z > range[0] && z < range[1]) return "lively";
  return ACTIVATIONS[name].slope(z) === 0 && name === "relu" ? "flat" : "saturated";
}

// A nudge of 1 after 1, 2, ... units in a row, each with this slope.
export const passed = (slope, units) => Array.from({ length: units }, (_, i) => slope ** (i + 1));

// Points of a curve over z; null where it jumps, so that nobody draws the jump.
export function trace(name, kind, steps = 160) {
  const f = ACTIVATIONS[name][kind];
  const jumps = (name === "step" && kind === "value") || (name === "relu" && kind === "slope");
  const at = (z) => [z, f(z)], points = [];
  for (let i = 0; i <= steps; i++) {
    const z = -SPAN + (2 * SPAN * i) / steps;
    if (z === 0 && jumps) points.push([0, f(-1e-9)], null, [0, f(1e-9)]);
    else points.push(at(z));
  }
  return points;
}
