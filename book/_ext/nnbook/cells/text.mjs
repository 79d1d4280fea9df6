// What the keys of an editor do to a text: {from, to, text, start, end} replaces the part
// from..to and then selects start..end. null leaves the key to the browser.

const STEP = 4;
const lineStart = (value, at) => value.lastIndexOf("\n", at - 1) + 1;

// Tab: to the next stop, or every selected line one step to the right.
export function indent(value, start, end) {
  const from = lineStart(value, start);
  if (start === end) {
    const text = " ".repeat(STEP - ((start - from) % STEP));
    return { from: start, to: end, text, start: start + text.length, end: start + text.length };
  }
  return lines(value, start, end, (line) => (line ? " ".repeat(STEP) + line : line));
}

// Shift+Tab: every selected line one step to the left.
export const dedent = (value, start, end) => lines(value, start, end, (line) => line.replace(/^ {1,4}/, ""));

function lines(value, start, end, change) {
  const from = lineStart(value, start);
  const last = end > start && value[end - 1] === "\n" ? end - 1 : end;
  const stop = value.indexOf("\n", last);
  const to = stop < 0 ? value.length : stop;
  const before = value.slice(from, to).split("\n"), after = before.map(change);
  const text = after.join("\n");
  if (start !== end) return { from, to, text, start: from, end: from + text.length };
  const caret = Math.max(from, start + text.length - (to - from));
  return { from, to, text, start: caret, end: caret };
}

// Enter: as far in as the line above, further after a colon, back after a return.
export function newline(value, start, end) {
  const line = value.slice(lineStart(value, start), start);
  let deep = /^ */.exec(line)[0].length;
  if (/:\s*(#.*)?$/.test(line)) deep += STEP;
  else if (/^\s*(return|raise|pass|break|continue)\b/.test(line)) deep = Math.max(0, deep - STEP);
  const text = "\n" + " ".repeat(deep);
  return { from: start, to: end, text, start: start + text.length, end: start + text.length };
}

// Backspace in front of a line's first letter: one step back.
export function backspace(value, start, end) {
  const from = lineStart(value, start), blank = value.slice(from, start);
  if (start !== end || !/^ {2,}$/.test(blank)) return null;
  const back = start - (blank.length % STEP || STEP);
  return { from: back, to: start, text: "", start: back, end: back };
}
