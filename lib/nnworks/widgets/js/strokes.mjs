// Drawings: strokes of a pen, their text for an address, their picture of 28 x 28 pixels.
// The same as nnworks.data.strokes; a test compares.
import { clamp } from "./nn.mjs";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUE = Object.fromEntries([...LETTERS].map((letter, i) => [letter, i]));
const STEP = 31, BOX = 20, MIDDLE = 14.5, ENLARGE = 0.5;
export const BOARD = 255;
export const LONGEST = 1600;
export const SIDE = 28;

// The text of one more point, a step from (x, y) to (tx, ty); a long one becomes several.
export function stepText(x, y, tx, ty) {
  const dx = tx - x, dy = ty - y;
  const count = Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / STEP);
  let text = "";
  for (let i = 1, fx = 0, fy = 0; i <= count; i++) {
    const nx = Math.round((dx * i) / count), ny = Math.round((dy * i) / count);
    text += LETTERS[nx - fx + 32] + LETTERS[ny - fy + 32];
    fx = nx;
    fy = ny;
  }
  return text;
}
export const startText = (x, y) => LETTERS[x >> 6] + LETTERS[x & 63] + LETTERS[y >> 6] + LETTERS[y & 63];

// A text -> [[x0, y0, x1, y1, ...], ...], or undefined when it is no drawing.
export function decode(text) {
  if (typeof text !== "string" || text.length > LONGEST || !/^(([\w-]{4}([\w-]{2})*)(\.(?!$)|$))*$/.test(text)) return undefined;
  if (text === "") return [];
  const strokes = [];
  for (const part of text.split(".")) {
    const v = Array.from(part, (letter) => VALUE[letter]);
    let x = 64 * v[0] + v[1], y = 64 * v[2] + v[3];
    const points = [x, y];
    for (let i = 4; i < v.length; i += 2) points.push(x += v[i] - 32, y += v[i + 1] - 32);
    if (points.some((p) => p < 0 || p > BOARD)) return undefined;
    strokes.push(points);
  }
  return strokes;
}

// Scaled so that strokes and the pen's width fill the box of 20 pixels, in its middle.
function fit(strokes, radius) {
  let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
  for (const s of strokes) {
    for (let i = 0; i < s.length; i += 2) {
      left = Math.min(left, s[i]); right = Math.max(right, s[i]);
      top = Math.min(top, s[i + 1]); bottom = Math.max(bottom, s[i + 1]);
    }
  }
  const size = Math.max(right - left, bottom - top);
  const scale = size ? Math.min((BOX - 2 * radius) / size, ENLARGE) : ENLARGE;
  return { scale, dx: MIDDLE - (scale * (left + right)) / 2, dy: MIDDLE - (scale * (top + bottom)) / 2 };
}

// The ink of one straight line, where it is darker than what is there.
function segment(ink, radius, ax, ay, bx, by) {
  const ux = bx - ax, uy = by - ay, long = Math.max(ux * ux + uy * uy, 1e-12), reach = radius + 0.5;
  // Only the pixels that the pen can reach.
  const from = (a, b) => clamp(Math.floor(Math.min(a, b) - reach - 0.5), 0, SIDE);
  const to = (a, b) => clamp(Math.ceil(Math.max(a, b) + reach + 0.5), 0, SIDE);
  for (let row = from(ay, by), last = to(ay, by); row < last; row++) {
    for (let column = from(ax, bx), end = to(ax, bx); column < end; column++) {
      const px = column + 0.5 - ax, py = row + 0.5 - ay;
      const along = clamp((px * ux + py * uy) / long, 0, 1);
      const value = clamp(reach - Math.sqrt((px - along * ux) ** 2 + (py - along * uy) ** 2), 0, 1);
      if (value > ink[row * SIDE + column]) ink[row * SIDE + column] = value;
    }
  }
}

// 784 numbers, 0 for paper to 1 for ink, into `ink`. width: of the pen, in pixels.
export function picture(strokes, width, ink = new Float64Array(SIDE * SIDE)) {
  ink.fill(0);
  if (!strokes.length) return ink;
  const { scale, dx, dy } = fit(strokes, width / 2);
  const lay = (mx, my) => {
    ink.fill(0);
    for (const s of strokes) {
      const x = (i) => scale * s[i] + dx + mx, y = (i) => scale * s[i + 1] + dy + my;
      if (s.length === 2) segment(ink, width / 2, x(0), y(0), x(0), y(0));
      for (let i = 2; i < s.length; i += 2) segment(ink, width / 2, x(i - 2), y(i - 2), x(i), y(i));
    }
  };
  // Drawn once to find the centre of mass, and again where that is in the middle.
  lay(0, 0);
  let mass = 0, mx = 0, my = 0;
  ink.forEach((v, i) => { mass += v; mx += v * ((i % SIDE) + 0.5); my += v * (Math.floor(i / SIDE) + 0.5); });
  lay(MIDDLE - mx / mass, MIDDLE - my / mass);
  return ink;
}
