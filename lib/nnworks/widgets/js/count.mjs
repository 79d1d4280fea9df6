// Parameters and multiply-accumulates of five published networks at any size, without a page: exact,
// as BigInt. A test holds it equal to nnworks.counting.

const big = BigInt, square = (x) => x * x;
const layer = (name, kind, parameters, macs = 0n) => ({ name, kind, parameters, macs });
const group = (name, layers, times = 1n) => ({
  name, layers, times: big(times),
  parameters: big(times) * layers.reduce((sum, l) => sum + l.parameters, 0n),
  macs: big(times) * layers.reduce((sum, l) => sum + l.macs, 0n),
});

const linear = (a, b, { bias = true, positions = 1n, name = `${a} to ${b}` } = {}) =>
  layer(name, "fully connected", a * b + (bias ? b : 0n), a * b * positions);
const conv = (a, b, kernel, side, bias = true) =>
  layer(`convolution ${kernel} x ${kernel}`, "convolution", a * b * square(kernel) + (bias ? b : 0n), a * b * square(kernel * side));
const embedding = (count, width, name = "embedding") => layer(name, "embedding", count * width);
const norm = (features, each = 2n) => layer("normalisation", "rest", each * features);
function attention(width, tokens, narrow, bias = true) {
  const weights = 2n * width * (width + narrow);
  return layer("attention", "attention", weights + (bias ? 2n * (width + narrow) : 0n), weights * tokens + 2n * square(tokens) * width);
}
// What a convolution or a pooling leaves of the side of a picture.
function convSide(side, kernel, stride = 1n, padding = 0n) {
  const room = side + 2n * padding - kernel;
  return room < 0n ? 0n : room / stride + 1n;
}

function stack(sizes) {
  const groups = [];
  for (let i = 1; i < sizes.length; i++) {
    const next = linear(sizes[i - 1], sizes[i]), last = groups.at(-1);
    if (last?.name === next.name) groups[groups.length - 1] = group(last.name, last.layers, last.times + 1n);
    else groups.push(group(next.name, [next]));
  }
  return groups;
}

function lenet(depth, width, size) {
  const groups = [];
  let channels = 1n, out = width, side = size;
  for (let i = 1n; i <= depth; i++) {
    side = convSide(side, 5n);
    groups.push(group(`convolution ${i}`, [conv(channels, out, 5n, side)]));
    side /= 2n;
    const more = (8n * out) / 3n;
    [channels, out] = [out, more < 64n * width ? more : 64n * width];
  }
  return [...groups, ...stack([channels * side * side, 20n * width, 14n * width, 10n])];
}

// `count` blocks in four stages, as near to the ratio as whole numbers come.
function shares(count, ratio) {
  const total = ratio.reduce((a, b) => a + b), left = ratio.map((part) => (count * part) % total);
  const found = ratio.map((part) => (count * part) / total);
  const order = [0, 1, 2, 3].sort((a, b) => Number(left[b] - left[a]));
  for (const i of order.slice(0, Number(count - found.reduce((a, b) => a + b)))) found[i] += 1n;
  return found;
}
function bottleneck(channels, middle, side, shortcut) {
  const out = 4n * middle, shapes = [[channels, middle, 1n], [middle, middle, 3n], [middle, out, 1n]];
  if (shortcut) shapes.push([channels, out, 1n]);
  return [...shapes.map(([a, b, kernel]) => conv(a, b, kernel, side, false)), norm(shapes.reduce((sum, [, b]) => sum + b, 0n))];
}
function resnet(depth, width, size) {
  let side = convSide(size, 7n, 2n, 3n), channels = width;
  const groups = [group("first convolution", [conv(3n, width, 7n, side, false), norm(width)])];
  side = convSide(side, 3n, 2n, 1n);
  shares(depth, [3n, 4n, 6n, 3n]).forEach((blocks, stage) => {
    const middle = width << big(stage);
    if (blocks > 0n) {
      side = convSide(side, 1n, stage === 0 ? 1n : 2n);
      groups.push(group(`first block of stage ${stage + 1}`, bottleneck(channels, middle, side, true)));
      channels = 4n * middle;
    }
    if (blocks > 1n) groups.push(group(`block of stage ${stage + 1}`, bottleneck(channels, middle, side, false), blocks - 1n));
  });
  return [...groups, group("last layer", [linear(channels, 1000n)])];
}

function gpt2(depth, width, size) {
  const words = 50257n, feed = 8n * square(width);
  const block = [attention(width, size, width), layer("feed-forward", "fully connected", feed + 5n * width, feed * size), norm(2n * width)];
  return [group("tables", [embedding(words, width), embedding(size, width, "positions")]), group("block", block, depth),
    group("last layer", [norm(width), layer("word scores", "embedding", 0n, words * width * size)])];
}
function llama(depth, width, size) {
  const words = 128000n, feed = 3n * width * ((13n * width) / 4n);
  const block = [attention(width, size, width / 16n, false), layer("feed-forward", "fully connected", feed, feed * size), norm(2n * width, 1n)];
  return [group("tables", [embedding(words, width)]), group("block", block, depth),
    group("last layer", [norm(width, 1n), linear(width, words, { bias: false, positions: size, name: "word scores" })])];
}

const PIXELS = ["input", "pixels a side", [8, 12, 16, 20, 24, 28, 32, 48, 64, 96, 128, 160, 192, 224, 256, 320, 384, 448, 512, 768, 1024]];
const BLOCKS = ["depth", "blocks", [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 126, 160, 200]];
const CHANNELS = ["width", "channels at first", [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 512]];
const STREAM = ["width", "numbers a token", [64, 128, 256, 384, 512, 768, 1024, 1280, 1600, 2048, 3072, 4096, 6144, 8192, 12288, 16384, 24576, 32768]];
const TOKENS = ["input", "tokens", [1, 16, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536, 131072]];

// published: depth, width and input size as they were built; sliders: their names, units and stops.
export const MODELS = {
  digits: {
    label: "Digit reader", input: (size) => `an example of ${size} numbers`, published: [1, 40, 784],
    groups: (depth, width, size) => stack([size, ...Array(Number(depth)).fill(width), 10n]),
    sliders: [
      ["depth", "hidden layers", [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100]],
      ["width", "units in each", [1, 2, 4, 8, 16, 24, 40, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 65536, 1000000]],
      ["input", "numbers", [1, 2, 4, 16, 64, 256, 784, 1024, 3072, 4096, 12288, 50176, 150528, 1000000]],
    ],
  },
  lenet: { label: "LeNet-5", input: (size) => `a picture of ${size} × ${size}`, published: [2, 6, 32], groups: lenet, sliders: [["depth", "convolutions", [0, 1, 2, 3, 4, 5, 6]], CHANNELS, PIXELS] },
  resnet: { label: "ResNet-50", input: (size) => `a picture of ${size} × ${size}`, published: [16, 64, 224], groups: resnet, sliders: [["depth", "blocks of three", BLOCKS[2]], CHANNELS, PIXELS] },
  gpt2: { label: "GPT-2 XL", input: (size) => `a text of ${size} tokens`, published: [48, 1600, 1024], groups: gpt2, sliders: [BLOCKS, STREAM, TOKENS] },
  llama: { label: "Llama 3.1 405B", input: (size) => `a text of ${size} tokens`, published: [126, 16384, 8192], groups: llama, sliders: [BLOCKS, STREAM, TOKENS] },
};
export const LIMITS = { depth: 1000, width: 1000000, size: 1000000 };
export const BYTES = { float32: 4n, float16: 2n, int8: 1n };

// { groups, parameters, macs } for whole numbers of at least 0.
export function count(model, depth, width, size) {
  const groups = MODELS[model].groups(big(depth), big(width), big(size));
  const sum = (key) => groups.reduce((total, g) => total + g[key], 0n);
  return { groups, parameters: sum("parameters"), macs: sum("macs") };
}

// Numbers in words: "25.6 million"; beyond a thousand quadrillions as a power of ten.
const NAMES = [[1e15, "quadrillion"], [1e12, "trillion"], [1e9, "billion"], [1e6, "million"]];
export function inWords(n) {
  const x = Number(n);
  if (x < 1e6) return n.toLocaleString("en-US");
  if (x >= 1e18) return x.toExponential(2).replace("e+", " × 10^");
  const [size, name] = NAMES.find(([s]) => x >= s * 0.9995);
  return `${Number((x / size).toPrecision(3))} ${name}`;
}
const UNITS = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB", "ZB"];
export function inBytes(n) {
  let x = Number(n), unit = 0;
  while (x >= 999.5 && unit < UNITS.length - 1) { x /= 1000; unit++; }
  return `${Number(x.toPrecision(3))} ${UNITS[unit]}`;
}

// How far n is on a scale in powers of ten, from 0 at `low` to 1 at `high`.
export function onScale(n, low = 1, high = 1e15) {
  const part = Math.log(Math.max(Number(n), low) / low) / Math.log(high / low);
  return Math.min(part, 1);
}

// The kinds of layers, with their parameters, most first.
export function byKind(groups) {
  const sums = {};
  for (const g of groups) for (const l of g.layers) sums[l.kind] = (sums[l.kind] ?? 0n) + g.times * l.parameters;
  return Object.entries(sums).filter(([, n]) => n > 0n).sort(([, a], [, b]) => (b > a ? 1 : b < a ? -1 : 0));
}
export function percent(part, all) {
  const x = all === 0n ? 0 : Number((10000n * part) / all) / 100;
  return x >= 99.95 && part < all ? "over 99.9 %" : x >= 10 ? `${x.toFixed(0)} %` : x < 0.1 && part > 0n ? "under 0.1 %" : `${x.toFixed(1)} %`;
}

// The side that a picture needs, so that something is left after the convolutions of LeNet-5.
const needed = (depth) => (depth ? 2 * needed(depth - 1) + 4 : 1);
const plain = (text) => (/^\d/.test(text) ? `layer from ${text}` : text);

// One sentence on what the numbers mean; absurd networks get theirs.
export function remark(model, depth, width, size, { groups, parameters }) {
  const text = model === "gpt2" || model === "llama";
  if (size === 0) return "Without an input there is nothing to calculate: only numbers that wait.";
  if (width === 0 && (depth > 0 || model !== "digits")) return "With a width of 0 nothing gets through: the answer is the same for every input.";
  if (depth === 0 && text) return "Without blocks only the tables of words are left: no word ever meets another.";
  if (depth === 0) return "Without them the input goes straight into the last layers.";
  if (model === "lenet" && depth > 16) return "No picture is large enough for so many convolutions with pooling: each halves its sides.";
  if (model === "lenet" && size < needed(depth)) return `A picture of ${size} × ${size} is used up before the last convolution: it takes ${needed(depth)} × ${needed(depth)}.`;
  if (parameters > 150n * 10n ** 12n) return "That is more numbers than the human neocortex has synapses.";
  const most = groups.reduce((a, b) => (b.parameters > a.parameters ? b : a));
  const copies = `${most.times} ${/^\d/.test(most.name) ? "layers from " : "copies of the "}${most.name}`;
  const who = most.times > 1n ? `The ${copies} hold` : `The ${plain(most.name)} holds`;
  return `${who} ${percent(most.parameters, parameters)} of the parameters.`;
}

// A whole number as somebody types it, "1,600" or "1e6" too; null when it is none.
export function wholeNumber(text) {
  const plain = text.trim().replace(/[,\s_]/g, "");
  const value = /^[+-]?\d+(\.\d+)?(e\+?\d+)?$/i.test(plain) ? Number(plain) : NaN;
  return Number.isInteger(value) ? value : null;
}
