// What each unit answers over the whole plane, as colours.
import { rows, SPAN } from "./play_data.mjs";
import { forward, LEAST } from "./train.mjs";
import { times } from "./random.mjs";

const grids = new Map(); // the inputs at the middle of each cell, from the top left on

export function inputsOf(names, cells) {
  const key = `${cells} ${names}`;
  if (!grids.has(key)) {
    if (grids.size > 12) grids.clear();
    const at = (i) => ((i + 0.5) / cells) * 2 * SPAN - SPAN;
    grids.set(key, rows(times(cells * cells, (i) => [at(i % cells), -at(Math.floor(i / cells))]), names));
  }
  return grids.get(key);
}

// Fills maps[layer][unit], arrays of cells * cells numbers; layer 0 holds the inputs. Layers
// that are not there are not asked for.
export function survey(net, names, cells, maps) {
  const X = inputsOf(names, cells), wide = names.length;
  for (let first = 0; first < cells * cells; first += LEAST) {
    const count = Math.min(LEAST, cells * cells - first);
    net.y[0].set(X.subarray(first * wide, (first + count) * wide));
    forward(net, count);
    maps.forEach((units, layer) => {
      const y = net.y[layer], size = net.sizes[layer];
      units?.forEach((map, unit) => { for (let n = 0, i = unit; n < count; n++, i += size) map[first + n] = y[i]; });
    });
  }
}

// Ten colours that differ for the colour-blind too; the figure writes the digit beside them.
export const TEN = "0072b2 e69f00 009e73 cc79a7 56b4e9 d55e00 decd28 8064be 8c8c8c 8c552d".split(" ").map((c) => [0, 2, 4].map((i) => parseInt(c.slice(i, i + 2), 16)));

const mixed = (a, b, t) => a.map((v, i) => Math.round(v + (b[i] - v) * t));
const word = ([r, g, b]) => (0xff000000 | (b << 16) | (g << 8) | r) >>> 0;
const SHADES = 256;

// Tables of colours as 32-bit numbers: -1 to 1 for one number, a row of shades for each class.
export function tables(colors) {
  const low = colors["heat-low"], mid = colors["heat-mid"], high = colors["heat-high"];
  const two = Uint32Array.from({ length: 2 * SHADES + 1 }, (_, i) => word(i < SHADES ? mixed(low, mid, i / SHADES) : mixed(mid, high, i / SHADES - 1)));
  const ten = TEN.map((c) => Uint32Array.from({ length: SHADES + 1 }, (_, i) => word(mixed(mid, mixed(mid, c, 0.62), i / SHADES))));
  return { two, ten };
}

// One number for each cell; `full` is the value that has the full colour.
export function colorOne(pixels, from, stride, cells, map, two, full, discrete) {
  for (let r = 0, i = 0; r < cells; r++) {
    for (let c = 0, to = from + r * stride; c < cells; c++, i++, to++) {
      const v = map[i], t = discrete ? (v >= 0 ? 1 : -1) : v > full ? 1 : v < -full ? -1 : v / full;
      pixels[to] = two[Math.round(SHADES + SHADES * (t || 0))];
    }
  }
}

// The class with the highest score, the paler the less sure.
export function colorClasses(pixels, maps, ten, discrete) {
  const cells = maps[0].length;
  for (let i = 0; i < cells; i++) {
    let top = 0, sum = 0;
    for (let k = 1; k < maps.length; k++) if (maps[k][i] > maps[top][i]) top = k;
    for (let k = 0; k < maps.length; k++) sum += Math.exp(maps[k][i] - maps[top][i]);
    pixels[i] = ten[top][discrete ? SHADES : Math.round((SHADES * (1 / sum - 0.1)) / 0.9) || 0];
  }
}

// Half of a logistic curve's height: -1 to 1 for a score.
export const certain = (map) => { for (let i = 0; i < map.length; i++) map[i] = Math.tanh(map[i] / 2); };
