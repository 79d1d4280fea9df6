// A calculation as a graph, without a page: values run forward along its edges, gradients back.
// A test holds both equal to nnworks.nn to 1e-12.
import { ACTIVATIONS } from "./nn.mjs";

// op -> value of its inputs, and the local slope along each of them.
const OPS = {
  product: { value: ([a, b]) => a * b, slopes: ([a, b]) => [b, a] },
  difference: { value: ([a, b]) => a - b, slopes: () => [1, -1] },
  square: { value: ([a]) => a * a, slopes: ([a]) => [2 * a] },
  error: { value: ([a, b]) => (a - b) ** 2, slopes: ([a, b]) => [2 * (a - b), 2 * (b - a)] },
  // weight, input, weight, input, ..., bias
  sum: {
    value: (v) => { let z = v.at(-1); for (let i = 0; i + 1 < v.length; i += 2) z += v[i] * v[i + 1]; return z; },
    slopes: (v) => v.map((_, i) => (i === v.length - 1 ? 1 : v[i ^ 1])),
  },
};
for (const name of ["sigmoid", "relu", "tanh"]) {
  OPS[name] = { value: ([z]) => ACTIVATIONS[name].value(z), slopes: ([z]) => [ACTIVATIONS[name].slope(z)] };
}

const given = (name) => ({ name, op: null, inputs: [] });
const sum = (name, pairs, bias) => ({ name, op: "sum", inputs: [...pairs.flat(), bias] });

// The nodes, each after those that it reads. `back` is the order in which gradients arrive.
export function graph(kind, activation) {
  const nodes = kind === "six"
    ? [...["w", "x", "y"].map(given),
      { name: "ŷ", op: "product", inputs: ["w", "x"] },
      { name: "r", op: "difference", inputs: ["ŷ", "y"] },
      { name: "L", op: "square", inputs: ["r"] }]
    : [...["x1", "x2", "w11", "w12", "b1", "w21", "w22", "b2", "w1", "w2", "b", "y"].map(given),
      sum("z1", [["w11", "x1"], ["w12", "x2"]], "b1"), sum("z2", [["w21", "x1"], ["w22", "x2"]], "b2"),
      { name: "a1", op: activation, inputs: ["z1"] }, { name: "a2", op: activation, inputs: ["z2"] },
      sum("ŷ", [["w1", "a1"], ["w2", "a2"]], "b"), { name: "L", op: "error", inputs: ["ŷ", "y"] }];
  const back = kind === "six" ? ["L", "r", "ŷ", "y", "w", "x"]
    : ["L", "ŷ", "w1", "w2", "b", "a1", "a2", "z1", "z2", "w11", "w12", "b1", "w21", "w22", "b2", "x1", "x2"];
  const on = nodes.filter((n) => n.op).map((n) => n.name);
  const byName = new Map(nodes.map((n) => [n.name, n]));
  // For each node, the edges that lead on from it: [{ to, index }].
  const onward = new Map(nodes.map((n) => [n.name, []]));
  for (const n of nodes) n.inputs.forEach((from, index) => onward.get(from).push({ to: n.name, index }));
  return { kind, nodes, byName, onward, on, back, last: on.length + back.length };
}

// state of the figure -> the numbers that are given, by the names of their nodes.
export function givenOf(state) {
  if (state.graph === "six") return { w: state.six[0], x: state.six[1], y: state.six[2] };
  const { W1, b1, w } = state;
  return { x1: state.x[0], x2: state.x[1], w11: W1[0][0], w12: W1[0][1], w21: W1[1][0], w22: W1[1][1],
    b1: b1[0], b2: b1[1], w1: w[0], w2: w[1], b: state.b, y: state.y };
}

// The change of the state that sets the number `name`; tables are made anew.
export function changed(state, name, value) {
  const put = (list, i) => list.map((v, k) => (k === i ? value : v));
  if (state.graph === "six") return { six: put(state.six, ["w", "x", "y"].indexOf(name)) };
  if (name === "y" || name === "b") return { [name]: value };
  const at = [...name.slice(1)].map((digit) => digit - 1);
  if (at.length === 2) return { W1: state.W1.map((row, i) => (i === at[0] ? put(row, at[1]) : row)) };
  const list = { x: "x", b: "b1", w: "w" }[name[0]];
  return { [list]: put(state[list], at[0]) };
}

// All values. `held` is a node that keeps a number of its own, whatever it reads: { name, value }.
export function forward(g, numbers, held = null) {
  const value = {};
  for (const { name, op, inputs } of g.nodes) {
    value[name] = name === held?.name ? held.value : op ? OPS[op].value(inputs.map((n) => value[n])) : numbers[name];
  }
  return value;
}

// All gradients, and for each node what every edge brought back: { to, index, from, slope, grad }.
export function backward(g, value) {
  const grad = {}, parts = {};
  for (const { name } of [...g.nodes].reverse()) {
    parts[name] = g.onward.get(name).map(({ to, index }) => {
      const { op, inputs } = g.byName.get(to);
      const slope = OPS[op].slopes(inputs.map((n) => value[n]))[index];
      return { to, index, from: grad[to], slope, grad: grad[to] * slope };
    });
    grad[name] = name === "L" ? 1 : parts[name].reduce((total, part) => total + part.grad, 0);
  }
  return { grad, parts };
}

// The loss when one number is changed and nothing else: what a nudge really does.
export const lossWith = (g, numbers, name, value) => forward(g, numbers, { name, value }).L;

// What happens in step n, 1 to g.last: forward to a node, or back to one.
export function stepOf(g, n) {
  if (n < 1) return null;
  return n <= g.on.length ? { way: "forward", name: g.on[n - 1] } : { way: "back", name: g.back[n - 1 - g.on.length] };
}

// Which values and which gradients are there after n steps.
export const arrived = (g, n) => ({
  values: new Set([...g.nodes.filter((node) => !node.op).map((node) => node.name), ...g.on.slice(0, n)]),
  grads: new Set(g.back.slice(0, Math.max(n - g.on.length, 0))),
});
