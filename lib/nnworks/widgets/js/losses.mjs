// Three losses and their gradients, without a page. A test holds them equal to NumPy's and
// PyTorch's to 1e-12.

// For numbers: a term for each prediction, their mean, and the mean's slope along each.
const overNumbers = (term, slope) => (predictions, targets) => {
  const n = predictions.length, residuals = predictions.map((p, i) => p - targets[i]);
  const terms = residuals.map(term);
  return { residuals, terms, total: terms.reduce((a, b) => a + b, 0) / n, gradient: residuals.map((r) => slope(r) / n) };
};

// The largest score is taken off first, so that no exponential overflows.
export function softmax(scores) {
  const top = Math.max(...scores), powers = scores.map((z) => Math.exp(z - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((e) => e / sum);
}

// For classes: the surprise at the class that came, and its slope along each score, p - y.
export function crossEntropy(scores, truth) {
  const top = Math.max(...scores), p = softmax(scores);
  const total = Math.log(scores.reduce((sum, z) => sum + Math.exp(z - top), 0)) + top - scores[truth];
  return { p, total, gradient: p.map((share, k) => share - (k === truth ? 1 : 0)) };
}

// term: of one residual; slope: of the term along the prediction.
export const LOSSES = {
  squared: { label: "squared error", term: (r) => r * r, slope: (r) => 2 * r },
  absolute: { label: "absolute error", term: Math.abs, slope: Math.sign },
};
for (const loss of Object.values(LOSSES)) loss.of = overNumbers(loss.term, loss.slope);
