// What one training step of a network 784-H-H-10 costs on a device: a start, arithmetic at a
// rate, and weights through its memory. No page here; a test holds it equal to device_time.py.

export const WIDTHS = [16, 8192]; // H
export const BATCHES = [1, 32, 256, 2048, 16384];
const PIXELS = 784, CLASSES = 10;
export const BUS = 25; // GB/s from the processor's memory to the GPU
export const GPU_MEMORY = 1500; // GB/s, the GPU's own

export const weights = (width) => (PIXELS + width + CLASSES) * width;

// Multiplications and additions: one each forward for every weight and example, twice as many backward.
export const work = (width, batch) => 6 * weights(width) * batch;

// ms. device: [ms of start, GFLOP/s, GB/s]; copied: whether the examples cross the bus first.
// Weights of 4 bytes are read twice, their gradient is written and read, and they are updated.
export function stepTime([start, rate, memory], width, batch, copied = false) {
  const bytes = copied ? 4 * PIXELS * batch : 0, moved = 4 * 6 * weights(width);
  return start + work(width, batch) / (rate * 1e6) + moved / (memory * 1e6) + bytes / (BUS * 1e6);
}

// Where the times of two devices meet: the width from which b is faster, or null.
export function meeting(a, b, batch, copied) {
  const gain = (width) => stepTime(a, width, batch) - stepTime(b, width, batch, copied);
  let [low, high] = WIDTHS;
  if (gain(low) > 0 || gain(high) <= 0) return null;
  for (let i = 0; i < 60; i++) {
    const middle = Math.sqrt(low * high);
    if (gain(middle) > 0) high = middle;
    else low = middle;
  }
  return high;
}
