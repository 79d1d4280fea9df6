// Capacity against data: tanh units at fixed random places, of which only the weights to the
// output are fitted, in one go (ridge regression). No page here; a test holds it to NumPy.
import { random } from "./random.mjs";

export const X_RANGE = [0, 4];
export const Y_RANGE = [-2, 2];
export const MOST = 60; // hidden units
export const POINTS = [4, 30]; // training points, at least and at most
export const CHECKS = 40; // validation points
export const TWINS = 12; // further draws of the noise
export const GAIN = 4; // steepness of every unit
const UNITS_SEED = 57, CHECKS_SEED = 999; // of the places of units and of validation points
const GOLDEN = (Math.sqrt(5) - 1) / 2; // spreads any number of points evenly
const LEAST = 1e-8; // without decay the solution is held by this much, or it would be none

export const wave = (x) => Math.sin((Math.PI * x) / 2);

// n numbers of a bell curve with mean 0 and spread 1 (Box and Muller).
export function bell(seed, n) {
  const next = random(seed), numbers = new Float64Array(n + 1);
  for (let i = 0; i < n; i += 2) {
    const r = Math.sqrt(-2 * Math.log(1 - next())), angle = 2 * Math.PI * next();
    numbers[i] = r * Math.cos(angle);
    numbers[i + 1] = r * Math.sin(angle);
  }
  return numbers.subarray(0, n);
}

// Where the units are and which way they look: bends[i], sides[i] = -1 or 1.
export const UNITS = (() => {
  const next = random(UNITS_SEED), bends = new Float64Array(MOST), sides = new Float64Array(MOST);
  for (let i = 0; i < MOST; i++) {
    bends[i] = X_RANGE[1] * next();
    sides[i] = next() < 0.5 ? -GAIN : GAIN;
  }
  return { bends, sides };
})();

// What the output reads at each x, row by row: a 1 for its bias, then all hidden outputs.
const WIDE = MOST + 1;
export function features(x) {
  const out = new Float64Array(x.length * WIDE);
  for (let n = 0; n < x.length; n++) {
    out[n * WIDE] = 1;
    for (let i = 0; i < MOST; i++) out[n * WIDE + 1 + i] = Math.tanh(UNITS.sides[i] * (x[n] - UNITS.bends[i]));
  }
  return out;
}

// Places of the training points: more points leave the others where they are.
export const places = (n) => Float64Array.from({ length: n }, (_, i) => X_RANGE[1] * ((0.5 + GOLDEN * i) % 1));

// The validation set: the same wave, the same strength of noise, places of its own. F: what the
// output reads there.
const CHECK = (() => {
  const next = random(CHECKS_SEED), x = Float64Array.from({ length: CHECKS }, (_, i) => (X_RANGE[1] * (i + next())) / CHECKS);
  return { x, e: bell(CHECKS_SEED - 1, CHECKS), F: features(x) };
})();
export const checkSet = (noise) => ({ x: CHECK.x, y: CHECK.x.map((v, i) => wave(v) + noise * CHECK.e[i]), F: CHECK.F });

// Of a symmetric table A (row by row, of which the first `size` rows and columns count): the
// lower triangle L with L Lᵀ = A, into `L` (Cholesky).
function triangle(A, wide, size, L) {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = A[i * wide + j];
      for (let k = 0; k < j; k++) sum -= L[i * wide + k] * L[j * wide + k];
      L[i * wide + j] = i === j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / L[j * wide + j];
    }
  }
}
// Solves L Lᵀ b = b in place.
function solve(L, wide, size, b) {
  for (let i = 0; i < size; i++) {
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= L[i * wide + k] * b[k];
    b[i] = sum / L[i * wide + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = b[i];
    for (let k = i + 1; k < size; k++) sum -= L[k * wide + i] * b[k];
    b[i] = sum / L[i * wide + i];
  }
}

// Fits any number of hidden units to points at x, whose features are F: fitter(F, n, decay)(y,
// hidden) -> the weights to the output, its bias first. They make the mean squared error plus
// decay / 2 times the sum of their squares as small as can be.
export function fitter(F, n, decay) {
  const ridge = (n * (decay + LEAST)) / 2;
  // As many unknowns as weights, or as points, whichever are fewer.
  const few = Math.min(n, WIDE), gram = new Float64Array(few * few), low = new Float64Array(few * few);
  for (let i = 0; i < few; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? ridge : 0;
      for (let k = 0; k < n; k++) sum += F[k * WIDE + i] * F[k * WIDE + j];
      gram[i * few + j] = sum;
    }
  }
  triangle(gram, few, few, low); // its first rows serve every smaller network
  const kernel = new Float64Array(n * n), L = new Float64Array(n * n);
  let counted = 0, solved = 0; // weights that the kernel holds, and for which L stands
  const grow = (size) => {
    if (size < counted) { kernel.fill(0); counted = 0; }
    for (; counted < size; counted++) {
      for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) kernel[i * n + j] += F[i * WIDE + counted] * F[j * WIDE + counted];
    }
    if (solved === size) return;
    const held = kernel.slice();
    for (let i = 0; i < n; i++) held[i * n + i] += ridge;
    triangle(held, n, n, L);
    solved = size;
  };
  return function fit(y, hidden, weights = new Float64Array(WIDE)) {
    const size = hidden + 1;
    if (size <= few) {
      weights.fill(0);
      for (let k = 0; k < n; k++) for (let i = 0; i < size; i++) weights[i] += F[k * WIDE + i] * y[k];
      solve(low, few, size, weights);
      return weights;
    }
    grow(size);
    const b = Float64Array.from(y);
    solve(L, n, n, b);
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += F[k * WIDE + i] * b[k];
      weights[i] = sum;
    }
    return weights;
  };
}

// The answer at place number n of a table of features.
export function answer(F, n, weights, hidden) {
  let sum = 0;
  for (let i = 0; i <= hidden; i++) sum += F[n * WIDE + i] * weights[i];
  return sum;
}
export function meanSquaredError(F, y, weights, hidden) {
  let sum = 0;
  for (let n = 0; n < y.length; n++) sum += (answer(F, n, weights, hidden) - y[n]) ** 2;
  return sum / y.length;
}
// Training and validation error of every network, of 1 to MOST hidden units.
export function sweep(fit, F, y, check) {
  const weights = new Float64Array(WIDE), train = new Float64Array(MOST), validation = new Float64Array(MOST);
  for (let hidden = 1; hidden <= MOST; hidden++) {
    fit(y, hidden, weights);
    train[hidden - 1] = meanSquaredError(F, y, weights, hidden);
    validation[hidden - 1] = meanSquaredError(check.F, check.y, weights, hidden);
  }
  return { train, validation };
}
