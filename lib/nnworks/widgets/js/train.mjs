// A fully connected network that learns in the page: mini-batches, losses, optimizers, L1, L2 and
// dropout. No page, and a step allocates nothing. A test holds 25 steps equal to nnworks, to 1e-10.
import { normalBelow, sigmoid } from "./smooth.mjs";
import { roll } from "./random.mjs";

export const LEAST = 256; // examples that a network has room for, at least

// sizes: [inputs, hidden..., outputs]. All numbers stand in `theta`: for each layer its weight,
// as PyTorch has it (a row for each unit), and then its bias. kind: the hidden activation.
export function network(sizes, kind) {
  const layers = [];
  let at = 0;
  for (let k = 1; k < sizes.length; k++) {
    const inputs = sizes[k - 1], outputs = sizes[k];
    layers.push({ inputs, outputs, weight: at, bias: at + outputs * inputs });
    at += outputs * (inputs + 1);
  }
  const net = { sizes, kind, layers, theta: new Float64Array(at), grad: new Float64Array(at), room: 0 };
  reserve(net, LEAST);
  return net;
}

// Room for `count` examples at once: outputs y of each layer (y[0]: the inputs), the slopes of
// the activations, and dL/dz of each layer.
export function reserve(net, count) {
  if (count <= net.room) return;
  const rows = () => net.sizes.map((size) => new Float64Array(count * size));
  Object.assign(net, { room: count, y: rows(), slope: rows(), pull: rows(), target: new Float64Array(count) });
}

// Activations in place; with `slope` their derivatives too.
function activate(kind, y, slope, n) {
  if (kind === "relu") {
    for (let i = 0; i < n; i++) {
      const on = y[i] > 0;
      if (!on) y[i] = 0;
      if (slope) slope[i] = on ? 1 : 0;
    }
  } else if (kind === "tanh") {
    for (let i = 0; i < n; i++) {
      const v = (y[i] = Math.tanh(y[i]));
      if (slope) slope[i] = 1 - v * v;
    }
  } else if (kind === "sigmoid") {
    for (let i = 0; i < n; i++) {
      const v = (y[i] = sigmoid(y[i]));
      if (slope) slope[i] = v * (1 - v);
    }
  } else if (kind === "gelu") {
    for (let i = 0; i < n; i++) {
      const z = y[i], share = normalBelow(z);
      y[i] = z * share;
      if (slope) slope[i] = share + (z * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
    }
  } else if (slope) slope.fill(1, 0, n);
}

// Each hidden output is dropped with probability p; those that stay grow by 1 / (1 - p).
function drop(y, slope, n, p, dice) {
  const grow = 1 / (1 - p);
  for (let i = 0; i < n; i++) {
    const keep = roll(dice) < p ? 0 : grow;
    y[i] *= keep;
    slope[i] *= keep;
  }
}

// The outputs for `count` examples that stand in net.y[0]; they stay in net.y.at(-1).
export function forward(net, count, learn = false, p = 0, dice = null) {
  const { theta, layers, y, kind } = net, last = layers.length - 1;
  for (let k = 0; k <= last; k++) {
    const { inputs, outputs, weight, bias } = layers[k], x = y[k], out = y[k + 1];
    for (let n = 0, from = 0, to = 0; n < count; n++, from += inputs) {
      for (let i = 0, w = weight; i < outputs; i++, to++) {
        let sum = 0;
        for (let j = 0; j < inputs; j++, w++) sum += theta[w] * x[from + j];
        out[to] = sum + theta[bias + i];
      }
    }
    if (k === last) break;
    const slope = learn ? net.slope[k + 1] : null;
    activate(kind, out, slope, count * outputs);
    if (learn && p > 0) drop(out, slope, count * outputs, p, dice);
  }
}

// Adds to net.grad what dL/dz of the outputs, in net.pull.at(-1), gives for the last forward.
function backward(net, count) {
  const { theta, grad, layers, y } = net;
  for (let k = layers.length - 1; k >= 0; k--) {
    const { inputs, outputs, weight, bias } = layers[k], x = y[k], pull = net.pull[k + 1];
    const below = k ? net.pull[k] : null;
    if (below) below.fill(0, 0, count * inputs);
    for (let n = 0, from = 0, at = 0; n < count; n++, from += inputs) {
      for (let i = 0, w = weight; i < outputs; i++, at++) {
        const g = pull[at];
        if (g === 0) { w += inputs; continue; }
        grad[bias + i] += g;
        if (below) for (let j = 0; j < inputs; j++, w++) { grad[w] += g * x[from + j]; below[from + j] += g * theta[w]; }
        else for (let j = 0; j < inputs; j++, w++) grad[w] += g * x[from + j];
      }
    }
    if (below) for (let i = 0, slope = net.slope[k]; i < count * inputs; i++) below[i] *= slope[i];
  }
}

// Losses over the last forward: the mean over `count` examples whose targets stand in net.target,
// and dL/dz in net.pull.at(-1). net.right counts the examples that are answered rightly.
const LOSSES = {
  number(z, target, pull, count) { // mean squared error
    let loss = 0;
    for (let n = 0; n < count; n++) {
      const miss = z[n] - target[n];
      loss += miss * miss;
      pull[n] = (2 * miss) / count;
    }
    return loss / count;
  },
  yes(z, target, pull, count, net) { // binary cross-entropy
    let loss = 0;
    for (let n = 0; n < count; n++) {
      loss += Math.max(z[n], 0) - z[n] * target[n] + Math.log1p(Math.exp(-Math.abs(z[n])));
      pull[n] = (sigmoid(z[n]) - target[n]) / count;
      net.right += (z[n] >= 0 ? 1 : 0) === target[n] ? 1 : 0;
    }
    return loss / count;
  },
  classes(z, target, pull, count, net) { // cross-entropy
    const wide = net.sizes[net.sizes.length - 1];
    let loss = 0;
    for (let n = 0, at = 0; n < count; n++, at += wide) {
      let top = 0, sum = 0;
      for (let i = 1; i < wide; i++) if (z[at + i] > z[at + top]) top = i;
      for (let i = 0; i < wide; i++) sum += pull[at + i] = Math.exp(z[at + i] - z[at + top]);
      for (let i = 0; i < wide; i++) pull[at + i] /= sum * count;
      pull[at + target[n]] -= 1 / count;
      loss += Math.log(sum) + z[at + top] - z[at + target[n]];
      net.right += top === target[n] ? 1 : 0;
    }
    return loss / count;
  },
};

// data: {X: rows of inputs, T: targets, count}. The examples order[first] ... order[last - 1] go
// into the network; without an order, those from first on.
function gather(net, { X, T }, order, first, last) {
  const wide = net.sizes[0], x = net.y[0];
  for (let n = first, to = 0; n < last; n++) {
    const from = order ? order[n] : n;
    net.target[n - first] = T[from];
    for (let j = 0; j < wide; j++, to++) x[to] = X[from * wide + j];
  }
}

// {loss, right} over all examples of `data`, into `result`; loss is NaN where there are none.
export function evaluate(net, data, task, result = {}) {
  let loss = 0;
  net.right = 0;
  for (let first = 0; first < data.count; first += LEAST) {
    const last = Math.min(first + LEAST, data.count);
    gather(net, data, null, first, last);
    forward(net, last - first);
    loss += LOSSES[task](net.y[net.layers.length], net.target, net.pull[net.layers.length], last - first, net) * (last - first);
  }
  result.loss = data.count ? loss / data.count : NaN;
  result.right = net.right;
  return result;
}

const MOMENTUM = 0.9, SQUARES = 0.99, BETA1 = 0.9, BETA2 = 0.999, TINY = 1e-8;

// What an optimizer remembers from step to step; names and numbers are PyTorch's defaults.
export const optimizer = (name, net) => ({ name, t: 0, m: new Float64Array(net.theta.length), s: new Float64Array(net.theta.length) });

function update({ name, m, s, t }, theta, grad, rate) {
  const n = theta.length, one = 1 - BETA1 ** t, two = Math.sqrt(1 - BETA2 ** t);
  if (name === "sgd") for (let i = 0; i < n; i++) theta[i] -= rate * grad[i];
  else if (name === "momentum") for (let i = 0; i < n; i++) theta[i] -= rate * (m[i] = MOMENTUM * m[i] + grad[i]);
  else if (name === "rmsprop") {
    for (let i = 0; i < n; i++) {
      s[i] = SQUARES * s[i] + (1 - SQUARES) * grad[i] * grad[i];
      theta[i] -= (rate * grad[i]) / (Math.sqrt(s[i]) + TINY);
    }
  } else {
    for (let i = 0; i < n; i++) {
      m[i] = BETA1 * m[i] + (1 - BETA1) * grad[i];
      s[i] = BETA2 * s[i] + (1 - BETA2) * grad[i] * grad[i];
      theta[i] -= ((rate / one) * m[i]) / (Math.sqrt(s[i]) / two + TINY);
    }
  }
}

// One step on the examples order[first] ... order[last - 1]: forward, loss, backward, update.
// Returns the loss before the step. Penalties are for weights, not for biases: L2 adds
// strength * w to the gradient, L1 pulls each weight towards 0 after the step, and stops there.
export function learn(net, optim, data, task, { order = null, first = 0, last = data.count, rate, penalty = "none", strength = 0, dropout = 0, dice = null }) {
  const count = last - first, { theta, grad, layers } = net, top = layers.length;
  reserve(net, count);
  gather(net, data, order, first, last);
  forward(net, count, true, dropout, dice);
  grad.fill(0);
  net.right = 0;
  const loss = LOSSES[task](net.y[top], net.target, net.pull[top], count, net);
  backward(net, count);
  if (penalty === "l2") for (const { weight, bias } of layers) for (let i = weight; i < bias; i++) grad[i] += strength * theta[i];
  optim.t++;
  update(optim, theta, grad, rate);
  if (penalty === "l1") {
    const short = rate * strength;
    for (const { weight, bias } of layers) for (let i = weight; i < bias; i++) theta[i] = Math.abs(theta[i]) <= short ? 0 : theta[i] - Math.sign(theta[i]) * short;
  }
  return loss;
}

// How far a layer's weights reach to both sides of 0 at the start, for its numbers of inputs and outputs.
export const STARTS = {
  he: { label: "He", most: (inputs) => Math.sqrt(6 / inputs) },
  xavier: { label: "Xavier", most: (inputs, outputs) => Math.sqrt(6 / (inputs + outputs)) },
  small: { label: "tiny", most: () => 0.01 },
  zeros: { label: "all zero", most: () => 0 },
  large: { label: "too large", most: () => 8 },
};

// New weights, the biases 0.
export function begin(net, start, seed) {
  const dice = { a: seed };
  net.theta.fill(0);
  for (const { inputs, outputs, weight, bias } of net.layers) {
    const most = STARTS[start].most(inputs, outputs);
    for (let i = weight; i < bias; i++) net.theta[i] = (2 * roll(dice) - 1) * most;
  }
}
