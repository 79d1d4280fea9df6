// A network of objects, as TensorFlow Playground's description has it: nodes joined by links, one
// example at a time forward and backward, what the links gathered applied after each batch. It is
// written plainly, as a yardstick for the speed of train.mjs.

class Link {
  constructor(source, dest, weight) {
    Object.assign(this, { source, dest, weight, sum: 0, count: 0 });
    source.outputs.push(this);
    dest.inputs.push(this);
  }
}
class Node {
  constructor(activation) {
    Object.assign(this, { activation, inputs: [], outputs: [], bias: 0, z: 0, output: 0, pull: 0, sum: 0, count: 0 });
  }
  answer() {
    this.z = this.bias;
    for (const link of this.inputs) this.z += link.weight * link.source.output;
    return (this.output = this.activation.value(this.z));
  }
}
const TANH = { value: (z) => Math.tanh(z), slope: (z) => 1 - Math.tanh(z) ** 2 };
const RELU = { value: (z) => Math.max(0, z), slope: (z) => (z <= 0 ? 0 : 1) };
const LINEAR = { value: (z) => z, slope: () => 1 };
export const SQUARE = { value: (y, target) => (y - target) ** 2, slope: (y, target) => 2 * (y - target) };

// theta: as in train.mjs, for each layer its weight (a row for each unit), then its bias.
export function build(sizes, kind, theta) {
  let at = 0;
  const layers = [Array.from({ length: sizes[0] }, () => new Node(LINEAR))];
  for (let k = 1; k < sizes.length; k++) {
    const activation = k === sizes.length - 1 ? LINEAR : kind === "relu" ? RELU : TANH;
    const nodes = Array.from({ length: sizes[k] }, () => new Node(activation));
    for (const node of nodes) for (const source of layers[k - 1]) new Link(source, node, theta[at++]);
    for (const node of nodes) node.bias = theta[at++];
    layers.push(nodes);
  }
  return layers;
}

export function forward(layers, inputs) {
  layers[0].forEach((node, i) => { node.output = inputs[i]; });
  for (let k = 1; k < layers.length; k++) for (const node of layers[k]) node.answer();
  return layers[layers.length - 1][0].output;
}

export function backward(layers, target, error) {
  const last = layers[layers.length - 1][0];
  last.pull = error.slope(last.output, target);
  for (let k = layers.length - 1; k >= 1; k--) {
    for (const node of layers[k]) {
      node.pull *= node.activation.slope(node.z);
      node.sum += node.pull;
      node.count++;
      for (const link of node.inputs) {
        link.sum += node.pull * link.source.output;
        link.count++;
      }
    }
    if (k === 1) continue;
    for (const node of layers[k - 1]) {
      node.pull = 0;
      for (const link of node.outputs) node.pull += link.weight * link.dest.pull;
    }
  }
}

export function update(layers, rate) {
  for (let k = 1; k < layers.length; k++) {
    for (const node of layers[k]) {
      node.bias -= (rate * node.sum) / node.count;
      node.sum = node.count = 0;
      for (const link of node.inputs) {
        link.weight -= (rate * link.sum) / link.count;
        link.sum = link.count = 0;
      }
    }
  }
}

export const numbers = (layers) => layers.slice(1).flatMap((nodes) => [...nodes.flatMap((n) => n.inputs.map((l) => l.weight)), ...nodes.map((n) => n.bias)]);
