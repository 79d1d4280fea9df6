// A board to draw on: by mouse, finger, or a pen that the arrow keys move.
import { html } from "./dom.mjs";
import { BOARD, LONGEST, startText, stepText } from "./strokes.mjs";
import { clamp } from "./nn.mjs";

const CANVAS = 512; // of its pixels; CSS decides how large it is shown
const NEAR = 3; // a hand's tremble is no new point
const WAYS = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
  Home: [-1, -1], PageUp: [1, -1], End: [-1, 1], PageDown: [1, 1],
};
const within = (v) => clamp(Math.round(v), 0, BOARD);

// get() -> the text of the strokes; set(text); fresh() -> whether a first stroke should
// wipe what is there, as it does with an example; say(sentence) for those who listen.
export function board({ label, get, set, fresh, undo, clear, say }) {
  const canvas = html("canvas", { width: CANVAS, height: CANVAS, class: "nn-board-canvas", "aria-hidden": "true" });
  const pen = html("span", { class: "nn-pen", "aria-hidden": "true" });
  const words = html("span", { class: "nn-board-words", "aria-hidden": "true" });
  const node = html("div", {
    class: "nn-board", tabindex: 0, role: "application", "aria-label": label, "data-lm-suppress-shortcuts": "true",
  }, canvas, words, pen);
  const held = new Set(); // arrow keys that are down: two of them go aslant
  let at = [128, 40], down = false, pointer = null;

  function begin(x, y) {
    const before = fresh() ? "" : get();
    const text = `${before}${before && "."}${startText(x, y)}`;
    if (text.length > LONGEST) return full();
    at = [x, y];
    down = true;
    set(text);
  }
  function go(x, y) {
    const text = get() + stepText(...at, x, y);
    if (text.length > LONGEST) return full();
    at = [x, y];
    set(text);
  }
  function full() {
    down = false;
    say("The board is full. Undo or clear.");
  }
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [within(((event.clientX - box.left) / box.width) * BOARD), within(((event.clientY - box.top) / box.height) * BOARD)];
  };
  const showPen = () => {
    pen.style.left = `${(100 * at[0]) / BOARD}%`;
    pen.style.top = `${(100 * at[1]) / BOARD}%`;
    pen.classList.toggle("nn-down", down);
  };

  node.addEventListener("pointerdown", (event) => {
    if (pointer !== null || event.button) return;
    event.preventDefault(); // no selection of text, no second mouse event
    node.focus({ preventScroll: true, focusVisible: false });
    pointer = event.pointerId;
    try { node.setPointerCapture(pointer); } catch { /* a pointer that is gone already */ }
    begin(...place(event));
  });
  node.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer || !down) return;
    const since = event.getCoalescedEvents?.() ?? []; // where it was between two frames
    for (const one of since.length ? since : [event]) {
      const [x, y] = place(one);
      if (down && Math.hypot(x - at[0], y - at[1]) >= NEAR) go(x, y);
    }
  });
  const end = (event) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    down = false;
    showPen();
  };
  node.addEventListener("pointerup", end);
  node.addEventListener("pointercancel", end);

  const lift = (text) => { down = false; say(text); };
  const keys = {
    " ": () => {
      if (down) return lift("Pen up.");
      begin(...at);
      if (down) say("Pen down: the arrow keys draw.");
    },
    Escape: () => down && lift("Pen up."),
    Backspace: () => { down = false; undo(); },
    Delete: () => { down = false; clear(); },
  };
  keys.Enter = keys[" "];
  node.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (!act && !WAYS[event.key]) return;
    event.preventDefault();
    if (act) act();
    else {
      held.add(event.key);
      const far = event.shiftKey ? 3 : 9;
      const [dx, dy] = [...held].reduce(([a, b], k) => [a + WAYS[k][0], b + WAYS[k][1]], [0, 0]);
      const to = [within(at[0] + far * dx), within(at[1] + far * dy)];
      if (down) go(...to);
      else at = to;
    }
    showPen();
  });
  node.addEventListener("keyup", (event) => held.delete(event.key));
  node.addEventListener("blur", () => { held.clear(); down = false; showPen(); });
  showPen();

  const context = canvas.getContext("2d");
  return {
    node,
    penUp: () => { down = false; showPen(); },
    // width: of the line, in places of the board.
    draw(strokes, width, ink, text) {
      const scale = CANVAS / (BOARD + 1);
      context.clearRect(0, 0, CANVAS, CANVAS);
      context.lineWidth = width * scale;
      context.lineCap = context.lineJoin = "round";
      context.strokeStyle = `rgb(${ink})`;
      for (const s of strokes) {
        context.beginPath();
        context.moveTo((s[0] + 0.5) * scale, (s[1] + 0.5) * scale);
        for (let i = 0; i < s.length; i += 2) context.lineTo((s[i] + 0.5) * scale, (s[i + 1] + 0.5) * scale);
        context.stroke();
      }
      words.textContent = text;
    },
  };
}
