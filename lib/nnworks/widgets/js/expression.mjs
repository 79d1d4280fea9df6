// An expression such as tanh(w*x + b) * w as a graph: read, calculated, and gone back through.
// No DOM here; the Python twin is nnworks.autograd.Value, and tests hold the two together.

export const NAMES = ["a", "b", "c", "w", "x", "y"];
export const FUNCTIONS = ["exp", "log", "tanh", "relu", "sigmoid"];
export const MOST = 20, LONGEST = 60; // nodes, characters

const TOKEN = /\s*(\d+\.?\d*|\.\d+|[A-Za-z_]\w*|\*\*|\S)/y;
const stop = (sentence) => { throw new SyntaxError(sentence); };

function tokens(text) {
  const found = [];
  TOKEN.lastIndex = 0;
  for (let m = TOKEN.exec(text); m; m = TOKEN.exec(text)) found.push(m[1]);
  return found;
}

// Reads from left to right; each node stands behind its operands, a letter is one node however often used.
export function parse(text) {
  if (text.trim() === "") stop("Nothing is written; try w * x + b.");
  if (text.length > LONGEST) stop(`That has ${text.length} characters; at most ${LONGEST} fit here.`);
  const list = tokens(text), nodes = [], letters = new Map();
  let at = 0;
  const peek = () => list[at], take = () => list[at++];
  const add = (op, operands, more = {}) => {
    if (nodes.length >= MOST) stop(`That makes more than ${MOST} boxes; write a shorter expression.`);
    nodes.push({ op, operands, ...more });
    return nodes.length - 1;
  };
  const isNumber = (token) => /^[\d.]*\d[\d.]*$/.test(token ?? "");
  const close = (what) => { if (take() !== ")") stop(`A bracket is left open: ) is missing after ${what}.`); };

  function atom() {
    const token = take();
    if (token === undefined) stop("The expression breaks off: a number, a letter or a bracket is missing at its end.");
    if (token === "(") {
      const inner = sum();
      close("(...");
      return inner;
    }
    if (isNumber(token)) return add("", [], { label: String(Number(token)), number: Number(token) });
    if (FUNCTIONS.includes(token)) {
      if (take() !== "(") stop(`${token} needs brackets: ${token}(x).`);
      const inner = sum();
      close(`${token}(...`);
      return add(token, [inner]);
    }
    if (NAMES.includes(token)) {
      if (!letters.has(token)) letters.set(token, add("", [], { label: token }));
      return letters.get(token);
    }
    if (/^[A-Za-z_]/.test(token)) stop(`${token} is not known here: letters are ${NAMES.join(", ")}, functions ${FUNCTIONS.join(", ")}.`);
    if (token === "^") stop("For a power write **, as in x ** 2.");
    return stop(`${token} cannot stand there: a number, a letter or a bracket is expected.`);
  }
  function power() {
    const base = atom();
    if (peek() !== "**") return base;
    take();
    const sign = peek() === "-" ? (take(), -1) : 1, token = take();
    if (!isNumber(token)) stop("After ** a plain number is expected, as in x ** 2.");
    if (peek() === "**") stop("Two powers in a row: put brackets around the first.");
    return add(`**${sign * Number(token)}`, [base], { power: sign * Number(token) });
  }
  function signed() {
    if (peek() !== "-") return power();
    take();
    return add("neg", [signed()]);
  }
  function chain(next, signs) {
    let left = next();
    while (signs.includes(peek())) {
      const sign = take();
      left = add(sign, [left, next()]);
    }
    return left;
  }
  const product = () => chain(signed, ["*", "/"]);
  const sum = () => chain(product, ["+", "-"]);

  sum();
  if (peek() === ")") stop("There is one closing bracket too many.");
  if (peek() === "^") stop("For a power write **, as in x ** 2.");
  if (at < list.length) stop(`Before ${peek()} a sign such as * or + is missing.`);
  return nodes;
}

const RULES = {
  "+": (a, b) => [a + b, 1, 1],
  "-": (a, b) => [a - b, 1, -1],
  "*": (a, b) => [a * b, b, a],
  "/": (a, b) => (b === 0 ? stop("Here something is divided by 0; move a slider or change the expression.") : [a / b, 1 / b, -a / b / b]),
  neg: (a) => [-a, -1],
  exp: (a) => [Math.exp(a), Math.exp(a)],
  log: (a) => (a <= 0 ? stop("Only numbers above 0 have a logarithm; move a slider or change the expression.") : [Math.log(a), 1 / a]),
  tanh: (a) => [Math.tanh(a), 1 - Math.tanh(a) ** 2],
  relu: (a) => [Math.max(a, 0), a > 0 ? 1 : 0],
  sigmoid(a) {
    const e = Math.exp(-Math.abs(a));
    return [(a >= 0 ? 1 : e) / (1 + e), e / (1 + e) ** 2];
  },
};

function raised(a, power) {
  if ((a === 0 && power < 1 && power !== 0) || (a < 0 && power % 1)) stop(`This power of ${Number(a.toFixed(4))} is no number or has no slope; move a slider or change the expression.`);
  return [a ** power, power ? power * a ** (power - 1) : 0];
}

// Values of all nodes and the local slopes along their operands, for the numbers of the six letters.
export function forward(nodes, numbers) {
  const value = [], slopes = [];
  for (const node of nodes) {
    const given = node.operands.map((i) => value[i]);
    const [result, ...local] = node.op === "" ? [node.number ?? numbers[NAMES.indexOf(node.label)]]
      : node.power !== undefined ? raised(given[0], node.power) : RULES[node.op](...given);
    if (![result, ...local].every((v) => Math.abs(v) < 1e9)) stop("A number becomes too large to show; move a slider or change the expression.");
    value.push(result);
    slopes.push(local);
  }
  return { value, slopes };
}

// Gradients of the last node along all nodes, and of what each is the sum.
export function backward(nodes, slopes) {
  const grad = nodes.map(() => 0), parts = nodes.map(() => []);
  grad[nodes.length - 1] = 1;
  for (let i = nodes.length - 1; i >= 0; i--) {
    nodes[i].operands.forEach((operand, k) => {
      grad[operand] += slopes[i][k] * grad[i];
      parts[operand].push({ from: i, slope: slopes[i][k], grad: grad[i] });
    });
  }
  return { grad, parts };
}

// In which order values, then gradients, arrive: places in `nodes`.
export function stages(nodes) {
  const on = nodes.map((_, i) => i).filter((i) => nodes[i].op !== "");
  return { on, back: nodes.map((_, i) => nodes.length - 1 - i) };
}

// A column for each node, its longest way from an input, and a row near its operands.
export function columns(nodes) {
  const column = [], row = [], taken = new Map();
  nodes.forEach(({ operands }, i) => {
    column[i] = Math.max(-1, ...operands.map((o) => column[o])) + 1;
    let wish = operands.length ? operands.reduce((s, o) => s + row[o], 0) / operands.length : 0;
    const others = taken.get(column[i]) ?? [];
    while (others.some((r) => Math.abs(r - wish) < 1)) wish += 0.5;
    taken.set(column[i], [...others, wish]);
    row[i] = wish;
  });
  const low = Math.min(...row);
  return { column, row: row.map((r) => r - low) };
}
