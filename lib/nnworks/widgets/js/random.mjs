// Random numbers that are the same in every browser, and in Python.

// Numbers from 0 to 1 that look random, always the same for a seed: mulberry32, by Tommy
// Ettinger, public domain. Whole numbers of 32 bits, so that Python can do the same.
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
