// Layers without a page: a batch goes in, one row an example, and every step comes out.
import { ACTIVATIONS, weightedSum } from "./nn.mjs";

// X (N, in), W (out, in), b (out) -> (N, out), as nnworks.nn.Linear does.
export const linear = (X, W, b) => X.map((x) => W.map((w, j) => weightedSum(w, x, b[j])));

export const activate = (Z, name) => Z.map((z) => z.map(ACTIVATIONS[name].value));

// All steps of Sequential(Linear, activation, Linear).
export function forward({ X, W1, b1, W2, b2, activation }) {
  const Z = linear(X, W1, b1), A = activate(Z, activation);
  return { Z, A, Y: linear(A, W2, b2) };
}

// Every parameter by its name, counted from 1 as in the text: W1.2.3 is the weight of layer 1
// from input 3 to neuron 2, b1.2 the bias of that neuron. Row by row, layer by layer.
export function parameters(sizes) {
  const names = [];
  for (let layer = 1; layer < sizes.length; layer++) {
    for (let to = 1; to <= sizes[layer]; to++) {
      for (let from = 1; from <= sizes[layer - 1]; from++) names.push(`W${layer}.${to}.${from}`);
      names.push(`b${layer}.${to}`);
    }
  }
  return names;
}

// "W1.2.3" -> { array: "W1", layer: 1, to: 1, from: 2 }; a bias comes from nowhere: null.
export function locate(name) {
  const [array, to, from] = name.split(".");
  return { array, layer: Number(array[1]), to: to - 1, from: from === undefined ? null : from - 1 };
}

export function read(state, name) {
  const { array, to, from } = locate(name);
  return from === null ? state[array][to] : state[array][to][from];
}

// A copy of the array that holds `name`, with the new value in it.
export function replaced(state, name, value) {
  const { array, to, from } = locate(name), old = state[array];
  if (from === null) return { [array]: old.map((v, j) => (j === to ? value : v)) };
  return { [array]: old.map((row, j) => (j === to ? row.map((v, i) => (i === from ? value : v)) : row)) };
}

// Which of `segments` ({ name, a, b }) is nearest to a place, null if none within `reach`.
export function nearest([px, py], segments, reach) {
  let best = null, least = reach;
  for (const { name, a, b } of segments) {
    const dx = b[0] - a[0], dy = b[1] - a[1];
    const t = Math.min(Math.max(((px - a[0]) * dx + (py - a[1]) * dy) / (dx * dx + dy * dy), 0), 1);
    const distance = Math.hypot(px - a[0] - t * dx, py - a[1] - t * dy);
    if (distance < least) { best = name; least = distance; }
  }
  return best;
}

// What belongs to a parameter or a neuron: the entries that its sum reads, and the sum. Of a weight its
// own product alone; of a neuron ("Z.2", "Y.1") the whole row. Entries of X, Z, A, Y are meant
// for the example at hand.
export function family(name, sizes) {
  const neuron = /^[ZY]/.test(name);
  const { array, to, from } = locate(name);
  const layer = neuron ? (array === "Z" ? 1 : 2) : Number(array[1]);
  const source = layer === 1 ? "X" : "A", sum = layer === 1 ? "Z" : "Y";
  const found = new Set([`${sum}.${to + 1}`]);
  if (neuron) {
    found.add(`b${layer}.${to + 1}`);
    for (let i = 1; i <= sizes[layer - 1]; i++) found.add(`W${layer}.${to + 1}.${i}`).add(`${source}.${i}`);
    if (layer === 1) found.add(`A.${to + 1}`);
  } else {
    found.add(name);
    if (from !== null) found.add(`${source}.${from + 1}`);
  }
  return found;
}
