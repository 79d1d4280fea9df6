// Random numbers that are the same in every browser, and in Python.

// The next number from 0 to 1 of `state`, an object {a}; nothing is allocated. Always the same for
// a seed: mulberry32, by Tommy Ettinger, public domain. Whole numbers of 32 bits, so that Python
// can do the same.
export function roll(state) {
  let t = (state.a = (state.a + 0x6d2b79f5) | 0);
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

// The same as a function that gives the next number.
export function random(seed) {
  const state = { a: seed };
  return () => roll(state);
}

// One seed made of two numbers: neighbours must not give the same numbers one place later.
export const mix = (seed, k) => (Math.imul(seed + 1, 0x9e3779b1) + Math.imul(k + 1, 0x85ebca6b)) | 0;

// The whole numbers from 0 to n - 1 in the order of `seed` (Fisher and Yates), into `order`.
export function shuffle(order, n, seed) {
  const state = { a: seed };
  for (let i = 0; i < n; i++) order[i] = i;
  for (let i = n - 1; i > 0; i--) {
    const k = Math.floor(roll(state) * (i + 1)), kept = order[i];
    order[i] = order[k];
    order[k] = kept;
  }
}

// A list of what make(0), make(1), ... give.
export const times = (count, make) => Array.from({ length: count }, (_, i) => make(i));
