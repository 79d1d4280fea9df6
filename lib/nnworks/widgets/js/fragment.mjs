// A figure's state in the address: #one-neuron:w1=1,bias=-1.5,dataset=and
// Several figures are joined by ";", and a plain #anchor stays what it is.

// What a value from outside must be: read(text) -> value, or undefined when it is not.
export const numeric = (low, high) => ({
  read: (text) => {
    const value = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
    return value >= low && value <= high ? value : undefined;
  },
});
export const whole = (low, high) => ({
  read: (text) => (/^-?\d+$/.test(text) ? numeric(low, high).read(text) : undefined),
});
// A list of numbers, or (with columns) the rows of a table: 1_0.5_-2 in an address.
export const array = (rows, columns, low, high) => ({
  read(text) {
    const flat = text.split("_").map(numeric(low, high).read);
    if (flat.length !== rows * (columns || 1) || flat.includes(undefined)) return undefined;
    return columns ? Array.from({ length: rows }, (_, i) => flat.slice(i * columns, (i + 1) * columns)) : flat;
  },
});
export const flag = { read: (text) => (text === "true" ? true : text === "false" ? false : undefined) };
export const choice = (names) => ({ read: (text) => (names.includes(text) ? text : undefined) });

const segments = (hash) => hash.replace(/^#/, "").split(";");

// The state that `hash` holds for the figure `key`; null when there is none, or when any
// part of it is broken: half a state would be a figure that nobody meant.
export function parse(hash, key, fields) {
  const mine = segments(hash).find((s) => s.startsWith(`${key}:`));
  if (!mine) return null;
  const state = {};
  for (const pair of mine.slice(key.length + 1).split(",")) {
    const [name, text] = pair.split("=");
    const value = Object.hasOwn(fields, name) && text !== undefined ? fields[name].read(text) : undefined;
    if (value === undefined) return null;
    state[name] = value;
  }
  return state;
}

// Four decimals, and of a small number its first three digits.
export const short = (value) => (typeof value === "number" ? Number(Math.abs(value) < 0.01 ? value.toPrecision(3) : value.toFixed(4)) : value);

// `hash` with the state of the figure `key`; the states of other figures stay.
export function format(hash, key, state) {
  const others = segments(hash).filter((s) => /^[a-z0-9-]+:/.test(s) && !s.startsWith(`${key}:`));
  const pairs = Object.entries(state).map(([name, value]) => `${name}=${[value].flat(3).map(short).join("_")}`);
  return `#${[...others, `${key}:${pairs.join(",")}`].join(";")}`;
}
