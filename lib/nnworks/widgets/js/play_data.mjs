// The playground's data, inputs and what an address holds of them. No page here; a test holds
// every data set equal to playground.py.
import { mix, roll, times } from "./random.mjs";

export const SPAN = 6; // x1 and x2 from -6 to 6
const ROOM = 255; // places of a painted point in each direction
export const CLASSES = 10, MOST_POINTS = 300;

const pair = (count, place) => (dice, noise) => times(count, (i) => [...place(i % 2, Math.floor(i / 2) / (count / 2), dice, noise), i % 2]);
const normal = (dice) => Math.sqrt(-2 * Math.log(1 - roll(dice))) * Math.cos(2 * Math.PI * roll(dice));
const square = (dice, most) => [(2 * roll(dice) - 1) * most, (2 * roll(dice) - 1) * most];
const HILLS = [[-2.7, 2.7, 1], [0, 2.7, -1], [2.7, 0, 1], [0, -2.7, 1], [-2.7, -2.7, -1], [2.7, -2.7, -1]]; // centre, sign

// task: a yes or no ("yes"), one of several classes, or a number. points: [x1, x2, target] each.
export const DATASETS = {
  circles: { label: "circles", task: "yes", points: pair(400, (c, t, dice) => {
    const r = c ? 2.4 * Math.sqrt(roll(dice)) : 3.6 + 1.4 * roll(dice), a = 2 * Math.PI * roll(dice);
    return [r * Math.cos(a), r * Math.sin(a)];
  }) },
  xor: { label: "XOR", task: "yes", points: pair(400, (c, t, dice) => {
    const [a, b] = square(dice, 4.7), x = a + (a > 0 ? 0.3 : -0.3), y = Math.abs(b) + 0.3;
    return [x, x > 0 === (c === 1) ? y : -y];
  }) },
  clouds: { label: "clouds", task: "yes", points: pair(400, (c, t, dice) => {
    const a = normal(dice), b = normal(dice);
    return [(c ? 2.2 : -2.2) + a, (c ? 2.2 : -2.2) + b];
  }) },
  moons: { label: "moons", task: "yes", points: pair(400, (c, t, dice) => {
    const a = Math.PI * roll(dice);
    return c ? [1.5 - 3 * Math.cos(a), 0.75 - 3 * Math.sin(a)] : [-1.5 + 3 * Math.cos(a), -0.75 + 3 * Math.sin(a)];
  }) },
  spirals: { label: "spirals", task: "yes", points: pair(400, (c, t) => {
    const r = 5.2 * t, a = 3.5 * Math.PI * t + (c ? Math.PI : 0);
    return [r * Math.sin(a), r * Math.cos(a)];
  }) },
  ten: { label: "ten classes", task: "classes", points: (dice) => times(500, (i) => {
    const c = i % CLASSES, r = 1.1 + 4 * Math.sqrt(roll(dice)), a = (2 * Math.PI * c) / CLASSES + 0.28 * r + 0.12 * normal(dice);
    return [r * Math.cos(a), r * Math.sin(a), c];
  }) },
  plane: { label: "plane", task: "number", points: (dice) => times(400, () => {
    const [x, y] = square(dice, 5.5);
    return [x, y, (x + y) / 11];
  }) },
  hills: { label: "hills", task: "number", points: (dice) => times(400, () => {
    const [x, y] = square(dice, 5.5);
    return [x, y, HILLS.reduce((sum, [a, b, sign]) => sum + sign * Math.max(0, 1 - Math.hypot(x - a, y - b) / 2.2), 0)];
  }) },
  own: { label: "your own", task: "yes" },
};

// The points of a data set. Noise, in percent, moves each coordinate: 50 by up to 2. Rounded, so
// that Python and every browser have the same numbers.
export function generate(name, noise, seed, own = "") {
  if (name === "own") return unpack(own);
  const dice = { a: mix(seed, 0) }, shift = { a: mix(seed, 1) };
  const near = (v) => Math.round((v + (noise / 25) * (2 * roll(shift) - 1)) * 1000) / 1000;
  return DATASETS[name].points(dice).map(([x, y, t]) => [near(x), near(y), t]);
}

// {train, held}: the points to train on and the others, sorted by target, as they often come.
// Those held out are spread evenly over all, and a larger part keeps those it had.
const turn = (i) => ((i + 1) * 0.6180339887498949) % 1;
export function split(points, percent) {
  const held = new Set(points.map((_, i) => i).sort((a, b) => turn(a) - turn(b)).slice(0, Math.round((points.length * percent) / 100)));
  const sorted = (out) => points.filter((_, i) => held.has(i) === out).sort((a, b) => a[2] - b[2]);
  return { train: sorted(false), held: sorted(true) };
}

export const INPUTS = {
  x1: { label: "x1", value: (a) => a },
  x2: { label: "x2", value: (a, b) => b },
  x1x1: { label: "x1²", value: (a) => (a * a) / SPAN },
  x2x2: { label: "x2²", value: (a, b) => (b * b) / SPAN },
  x1x2: { label: "x1x2", value: (a, b) => (a * b) / SPAN },
  sin1: { label: "sin x1", value: (a) => Math.sin(a) },
  sin2: { label: "sin x2", value: (a, b) => Math.sin(b) },
};

export const sorted = (names) => Object.keys(INPUTS).filter((name) => names.includes(name));

// Rows of inputs for points [x1, x2, ...].
export function rows(points, names) {
  const X = new Float64Array(points.length * names.length);
  points.forEach(([a, b], n) => names.forEach((name, j) => { X[n * names.length + j] = INPUTS[name].value(a, b); }));
  return X;
}

// Numbers as text: 24 bits are four characters that an address may hold.
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const write = (bits, many) => { let text = ""; for (let k = many - 1; k >= 0; k--) text += SIGNS[(bits >>> (6 * k)) & 63]; return text; };
const read = (text, from, many) => { let bits = 0; for (let k = 0; k < many; k++) bits = bits * 64 + SIGNS.indexOf(text[from + k]); return bits; };

const view = new DataView(new ArrayBuffer(4));
function nearest(value) { // the 24 bits of a float32 that lie nearest
  view.setFloat32(0, value);
  const bits = view.getUint32(0);
  return Math.min(((bits >>> 8) & 0xffffff) + ((bits >>> 7) & 1), 0xffffff);
}
export const encode = (theta) => Array.from(theta, (v) => write(nearest(v), 4)).join("");
export function decode(text) {
  return Float64Array.from({ length: text.length / 4 }, (_, i) => {
    view.setUint32(0, read(text, 4 * i, 4) << 8);
    return view.getFloat32(0);
  });
}

// A painted point: three characters, 2 bits for its class and 8 for each coordinate.
const place = (v) => Math.min(Math.max(Math.round(((v + SPAN) / (2 * SPAN)) * ROOM), 0), ROOM);
const back = (v) => Math.round(((v / ROOM) * 2 * SPAN - SPAN) * 1000) / 1000;
export const pack = (points) => points.map(([x, y, c]) => write((c << 16) | (place(x) << 8) | place(y), 3)).join("");
export const unpack = (text) => times(text.length / 3, (i) => {
  const bits = read(text, 3 * i, 3);
  return [back((bits >>> 8) & 255), back(bits & 255), bits >>> 16];
});

const packed = (width, good) => ({ read: (text) => (/^[\w-]*$/.test(text) && text.length % width === 0 && good(text) ? text : undefined) });
export const TEXTS = {
  weights: packed(4, (text) => text.length <= 4 * 700 && decode(text).every((v) => Math.abs(v) < 1e30)),
  own: packed(3, (text) => text.length <= 3 * MOST_POINTS && unpack(text).every(([, , c]) => c < 2)),
  inputs: { read: (text) => { const names = text.split("_"); return names.every((n) => Object.hasOwn(INPUTS, n)) && new Set(names).size === names.length ? sorted(names) : undefined; } },
  hidden: { read: (text) => (/^([1-8](_[1-8]){0,5})?$/.test(text) ? text.split("_").filter(Boolean).map(Number) : undefined) },
};

export const sizesOf = ({ inputs, hidden, dataset }) => [inputs.length, ...hidden, DATASETS[dataset].task === "classes" ? CLASSES : 1];
export const countOf = (sizes) => sizes.slice(1).reduce((sum, size, k) => sum + size * (sizes[k] + 1), 0);
