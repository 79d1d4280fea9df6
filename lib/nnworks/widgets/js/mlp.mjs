// A small fully connected network that learns by plain steps downhill. No page, and nothing
// is allocated once it stands. A test holds 25 steps equal to nnworks.nn, to 1e-12.
import { ACTIVATIONS } from "./nn.mjs";

// sizes: [inputs, hidden..., outputs]. All numbers stand in `theta`: for each layer its
// weight, as PyTorch has it (a row for each unit), and then its bias.
export function network(sizes, activation, last = "identity") {
  const layers = [];
  let at = 0;
  for (let i = 1; i < sizes.length; i++) {
    const inputs = sizes[i - 1], outputs = sizes[i];
    layers.push({
      inputs, outputs, weight: at, bias: at + outputs * inputs,
      f: ACTIVATIONS[i === sizes.length - 1 ? last : activation],
      z: new Float64Array(outputs), y: new Float64Array(outputs), pull: new Float64Array(outputs), // dL/dz
    });
    at += outputs * (inputs + 1);
  }
  return { sizes, layers, theta: new Float64Array(at), grad: new Float64Array(at), output: layers.at(-1).y };
}

// The output for the example that starts at x[from]; it stays in net.output.
export function forward(net, x, from = 0) {
  const { theta, layers } = net;
  let input = x, start = from;
  for (let k = 0; k < layers.length; k++) {
    const { inputs, outputs, weight, bias, f, z, y } = layers[k];
    for (let i = 0; i < outputs; i++) {
      let sum = 0;
      for (let j = 0, w = weight + i * inputs; j < inputs; j++) sum += theta[w + j] * input[start + j];
      z[i] = sum + theta[bias + i];
      y[i] = f.value(z[i]);
    }
    input = y;
    start = 0;
  }
  return net.output;
}

// Adds to net.grad what dL/dy = net.layers.at(-1).pull gives, for the example of the last forward.
export function backward(net, x, from = 0) {
  const { theta, grad, layers } = net;
  for (let k = layers.length - 1; k >= 0; k--) {
    const { inputs, outputs, weight, bias, f, z, pull } = layers[k];
    const below = k ? layers[k - 1] : null, input = below ? below.y : x, start = below ? 0 : from;
    if (below) below.pull.fill(0);
    for (let i = 0; i < outputs; i++) {
      const g = pull[i] * f.slope(z[i]);
      grad[bias + i] += g;
      for (let j = 0, w = weight + i * inputs; j < inputs; j++) {
        grad[w + j] += g * input[start + j];
        if (below) below.pull[j] += g * theta[w + j];
      }
    }
  }
}

// The mean squared error over the examples first to last - 1; with `learn` their gradient too.
function pass(net, X, Y, first, last, learn) {
  const inputs = net.sizes[0], { y, outputs, pull } = net.layers[net.layers.length - 1];
  const count = (last - first) * outputs;
  let error = 0;
  for (let n = first; n < last; n++) {
    forward(net, X, n * inputs);
    for (let i = 0; i < outputs; i++) {
      const miss = y[i] - Y[n * outputs + i];
      error += miss * miss;
      pull[i] = (2 * miss) / count;
    }
    if (learn) backward(net, X, n * inputs);
  }
  return error / count;
}

export const meanSquaredError = (net, X, Y, first = 0, last = Y.length / net.output.length) => pass(net, X, Y, first, last, false);

// One step of gradient descent on the examples first to last - 1 (all, when not given).
// A gradient longer than `longest` is cut to it. Returns the error before the step.
export function descend(net, X, Y, lr, { first = 0, last = Y.length / net.output.length, longest = Infinity } = {}) {
  const { theta, grad } = net;
  grad.fill(0);
  const error = pass(net, X, Y, first, last, true);
  let square = 0;
  for (let i = 0; i < grad.length; i++) square += grad[i] * grad[i];
  const rate = square > longest * longest ? (lr * longest) / Math.sqrt(square) : lr;
  for (let i = 0; i < theta.length; i++) theta[i] -= rate * grad[i];
  return error;
}
