// The engine: arithmetic without a page. Node imports it too, and a test holds it equal
// to nnworks.functional to 1e-12.

import { normalBelow as below, sigmoid as logistic } from "./smooth.mjs";

export const sigmoid = logistic;
export const normalBelow = below;
const bellAt = (z) => Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);

// value: the activation; slope: its derivative; low, middle, high: the colour scale of
// its output (activations without bounds are shown up to 3).
export const ACTIVATIONS = {
  step: {
    label: "step", value: (z) => (z >= 0 ? 1 : 0), slope: () => 0,
    low: 0, middle: 0.5, high: 1,
  },
  sigmoid: {
    label: "sigmoid", value: sigmoid, slope: (z) => sigmoid(z) * sigmoid(-z),
    low: 0, middle: 0.5, high: 1,
  },
  tanh: {
    label: "tanh", value: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2,
    low: -1, middle: 0, high: 1,
  },
  relu: {
    label: "ReLU", value: (z) => Math.max(z, 0), slope: (z) => (z > 0 ? 1 : 0),
    low: 0, middle: 0, high: 3, open: true,
  },
  gelu: {
    label: "GELU", value: (z) => z * normalBelow(z), slope: (z) => normalBelow(z) + z * bellAt(z),
    low: -0.17, middle: 0, high: 3, open: true,
  },
  identity: {
    label: "identity", value: (z) => z, slope: () => 1,
    low: -3, middle: 0, high: 3, open: true,
  },
};

export function weightedSum(weight, x, bias) {
  let z = 0;
  for (let i = 0; i < weight.length; i++) z += weight[i] * x[i];
  return z + bias;
}

export function neuron(weight, bias, activation, x) {
  return ACTIVATIONS[activation].value(weightedSum(weight, x, bias));
}

// Every activation here answers "class 1" where the sum reaches 0.
export const decide = (z) => (z >= 0 ? 1 : 0);

const CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]];
// nnworks.data.clouds(40, rng=5), moved into the square and rounded; class 0 and class 1
// in turn. A test compares.
const CLOUDS = [
  [-0.01, -0.12], [0.8, 0.94], [0.37, 0.17], [0.74, 0.7], [0.3, 0.47],
  [0.91, 0.61], [-0.05, 0.47], [0.89, 0.51], [0.13, -0.09], [0.73, 0.76],
  [0, 0.26], [0.84, 0.74], [0.23, 0.31], [0.52, 0.8], [-0.05, 0.11],
  [0.6, 0.86], [0.14, 0.09], [0.64, 0.77], [-0.07, -0.12], [0.9, 0.63],
  [0.38, 0.29], [0.45, 0.91], [-0.07, 0.15], [0.86, 0.46], [0.1, 0.1],
  [1.05, 0.62], [0.29, -0.07], [0.79, 0.69], [0.44, 0.26], [1.34, 0.98],
  [0.32, 0.31], [0.73, 0.84], [0.42, 0.07], [0.89, 0.85], [0.27, 0.07],
  [0.82, 0.9], [0.17, -0.03], [1.03, 0.59], [-0.09, -0.11], [1.05, 0.78],
];

export const DATASETS = {
  and: { label: "AND", x: CORNERS, y: [0, 0, 0, 1] },
  or: { label: "OR", x: CORNERS, y: [0, 1, 1, 1] },
  xor: { label: "XOR", x: CORNERS, y: [0, 1, 1, 0] },
  clouds: { label: "Two clouds", x: CLOUDS, y: CLOUDS.map((_, i) => i % 2) },
};

// Where the line a x + b y + c = 0 crosses a rectangle: two points, or null.
export function clipLine(a, b, c, [left, right], [bottom, top]) {
  if (a === 0 && b === 0) return null;
  const hits = [];
  const add = (x, y) => {
    const inside = x >= left - 1e-9 && x <= right + 1e-9 && y >= bottom - 1e-9 && y <= top + 1e-9;
    if (inside && !hits.some((p) => Math.hypot(p[0] - x, p[1] - y) < 1e-9)) hits.push([x, y]);
  };
  if (b !== 0) for (const x of [left, right]) add(x, -(a * x + c) / b);
  if (a !== 0) for (const y of [bottom, top]) add(-(b * y + c) / a, y);
  return hits.length >= 2 ? hits.slice(0, 2) : null;
}

export const clamp = (x, low, high) => Math.min(Math.max(x, low), high);
export const round = (x, digits = 3) => Number(x.toFixed(digits)) + 0;
