// The network that reads digits: its weights as the library packed them, its forward pass.
// The same as nnworks.weights.reader; a test compares.

export const PIXELS = 784;
export const CLASSES = 10;

// Base64 of: first weights and second weights as int8, then, as float32, the scales and
// biases of the first and of the second layer.
export function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const hidden = (bytes.length - 8 * CLASSES) / (PIXELS + CLASSES + 8);
  const numbers = new DataView(bytes.buffer);
  let at = 0;
  const whole = (count) => { const part = new Int8Array(bytes.buffer, at, count); at += count; return part; };
  const w1 = whole(hidden * PIXELS), w2 = whole(CLASSES * hidden);
  const floats = (count) => Float64Array.from({ length: count }, () => { at += 4; return numbers.getFloat32(at - 4, true); });
  const [s1, b1, s2, b2] = [hidden, hidden, CLASSES, CLASSES].map(floats);
  return {
    hidden, b1, b2,
    w1: Float64Array.from(w1, (w, i) => w * s1[Math.floor(i / PIXELS)]), // (hidden, 784), row by row
    w2: Float64Array.from(w2, (w, i) => w * s2[Math.floor(i / hidden)]), // (10, hidden)
  };
}

function linear(weight, bias, x) {
  return bias.map((b, row) => {
    let z = 0;
    for (let i = 0, at = row * x.length; i < x.length; i++) z += weight[at + i] * x[i];
    return z + b;
  });
}

// The largest score becomes 0 first, so that no exponential overflows.
export function softmax(scores) {
  const top = Math.max(...scores);
  const parts = scores.map((z) => Math.exp(z - top));
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((p) => p / sum);
}

// A picture of 784 numbers -> what the hidden units say, the scores, the probabilities.
export function forward(net, picture) {
  const hidden = linear(net.w1, net.b1, picture).map((z) => Math.max(z, 0));
  const scores = linear(net.w2, net.b2, hidden);
  return { hidden, scores, probabilities: softmax(scores) };
}

export const argmax = (values) => values.reduce((best, v, i) => (v > values[best] ? i : best), 0);
