// What a step of the figure "Backprop" does, in one sentence: what is multiplied by what.
import { number } from "./dom.mjs";

const LETTERS = "₀₁₂₃₄₅₆₇₈₉";
export const pretty = (name) => name.replace(/\d/g, (digit) => LETTERS[digit]);
const factor = (x) => (x < 0 ? `(${number(x)})` : number(x));
const SHAPES = { sigmoid: "sigmoid", relu: "ReLU", tanh: "tanh" };

// One node in words: "weight w₁₁, from input 1 to hidden neuron 1".
export function title(kind, name) {
  const digits = [...name.slice(1)];
  const words = { w: "weight", x: "input", y: "target", ŷ: "answer", r: "residual", L: "loss", b: "bias", z: "sum", a: "output" }[name[0]];
  if (kind === "six" || digits.length === 0) return `${words} ${name}${kind === "net" && name === "b" ? ", of the output neuron" : ""}`;
  if (digits.length === 2) return `weight ${pretty(name)}, from input ${digits[1]} to hidden neuron ${digits[0]}`;
  const place = { w: `from hidden neuron ${digits[0]} to the output`, x: "", b: `of hidden neuron ${digits[0]}`, z: `of hidden neuron ${digits[0]}`, a: `of hidden neuron ${digits[0]}` }[name[0]];
  return `${words} ${pretty(name)}${place ? `, ${place}` : ""}`;
}

// Where the local slope along an edge comes from.
function because({ op, inputs }, index) {
  const other = pretty(inputs[index ^ 1] ?? "");
  if (op === "product") return `which is ${other}: a product grows by the other factor`;
  if (op === "difference") return index === 0 ? `since ${pretty(inputs[1])} is taken off and stays` : "since it is taken off";
  if (op === "square") return `twice ${pretty(inputs[0])}, the slope of a square`;
  if (op === "error") return "twice the difference of answer and target, the slope of a square";
  if (op === "sum") return index === inputs.length - 1 ? "since a bias is added as it is" : `which is ${other}`;
  return `the slope of the ${SHAPES[op]} at ${pretty(inputs[0])}`;
}

const BEGIN = "The given numbers are at their places, and nothing is computed yet.";

function forwardSentence(g, name, value) {
  const { op, inputs } = g.byName.get(name), v = inputs.map((n) => factor(value[n])), end = number(value[name]);
  const head = `Forward to ${pretty(name)}:`;
  if (op === "product") return `${head} ${v[0]} · ${v[1]} = ${end}.`;
  if (op === "difference") return `${head} ${v[0]} − ${v[1]} = ${end}.`;
  if (op === "square") return `${head} ${v[0]}² = ${end}. The values have arrived.`;
  if (op === "error") return `${head} (${v[0]} − ${v[1]})² = ${end}. The values have arrived.`;
  if (op === "sum") return `${head} ${v[0]} · ${v[1]} + ${v[2]} · ${v[3]} + ${v[4]} = ${end}.`;
  return `${head} ${SHAPES[op]}(${number(value[inputs[0]])}) = ${end}.`;
}

function backSentence(g, name, { grad, parts }) {
  if (name === "L") return "The way back begins at the loss: nudge L, and L changes as much, so its gradient is 1.";
  const end = number(grad[name]);
  const [first, second] = parts[name];
  if (second) {
    const products = [first, second].map((p) => `${factor(p.from)} · ${factor(p.slope)}`);
    return `Back to ${pretty(name)} on two edges, from ${pretty(first.to)} and ${pretty(second.to)}: ${products.join(" + ")} = ${end}. What arrives is added.`;
  }
  return `Back to ${pretty(name)}: ${number(first.from)}, the gradient of ${pretty(first.to)}, times ${number(first.slope)} (${because(g.byName.get(first.to), first.index)}) = ${end}.`;
}

// The sentence of a step, `null` being the start.
export function sentence(g, step, value, gradients) {
  if (!step) return BEGIN;
  return step.way === "forward" ? forwardSentence(g, step.name, value) : backSentence(g, step.name, gradients);
}
