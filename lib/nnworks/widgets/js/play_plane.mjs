// The plane of inputs: what the network answers everywhere, the points, and a brush for them.
import { plane } from "./axes.mjs";
import { html, place, show, svg, symbol } from "./dom.mjs";
import { sharpCanvas } from "./chart.mjs";
import { MOST_POINTS, pack, SPAN, unpack } from "./play_data.mjs";
import { colorClasses, colorOne } from "./play_maps.mjs";

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const SIZE = 300, NEAR = 0.5; // how far the next point of a stroke lies, and how wide the eraser is
const NAME = "The plane of inputs";
const TURN = 2 * Math.PI;

// brush(): 0 or 1, the class that is painted, "erase", or null where nothing is; get() -> the
// packed points; set(text); say(sentence).
export function planeView({ brush, get, set, say, signal }) {
  const chart = plane({ x: [-SPAN, SPAN], y: [-SPAN, SPAN], ticks: [-6, -3, 0, 3, 6], yTicks: [-6, -3, 0, 3], xLabel: symbol("x1", svg), yLabel: symbol("x2", svg), label: NAME, across: SIZE, high: SIZE });
  const dots = html("canvas", { class: "nn-canvas nn-dots", "aria-hidden": "true" });
  dots.style.cssText = chart.canvas.style.cssText;
  chart.canvas.after(dots);
  const cursor = svg("g", { class: "nn-brush", hidden: true }, svg("circle", { r: 9 }), svg("path", { d: "M-15 0H-6M6 0H15M0 -15V-6M0 6V15" }));
  chart.handles.append(cursor);
  const context = chart.canvas.getContext("2d");
  let image = null, pixels = null, points = { train: [], held: [] }, task = "yes", colors = null, shown = true, pen = [0, 0], last = null;

  const X = (v) => chart.X(v), Y = (v) => chart.Y(v);
  const repaint = sharpCanvas({ canvas: dots, width: SIZE, height: SIZE }, (c) => {
    if (!colors) return;
    if (shown) for (const p of points.held) mark(c, p, true);
    for (const p of points.train) mark(c, p, false);
  }, signal);
  // Training points are full, points held out hollow; circles are class 1, squares class 0.
  function mark(c, [x, y, t], hollow) {
    const rgb = (color, alpha = 1) => `rgba(${color},${alpha})`;
    const px = X(x), py = Y(y);
    if (task === "classes") {
      c.font = `${hollow ? 400 : 700} 11px system-ui`;
      c.textAlign = "center";
      c.textBaseline = "middle";
      c.fillStyle = rgb(hollow ? colors.muted : colors.ink);
      return c.fillText(t, px, py);
    }
    const color = t > 0 ? colors.positive : colors.negative, part = task === "yes" ? 1 : 0.25 + 0.75 * Math.min(Math.abs(t), 1);
    c.beginPath();
    if (task === "yes" && !t) c.rect(px - 2.9, py - 2.9, 5.8, 5.8);
    else c.arc(px, py, 3.4, 0, TURN);
    const paper = rgb(colors.paper), full = rgb(color, part);
    c.lineWidth = hollow ? 1.5 : 1;
    [c.fillStyle, c.strokeStyle] = hollow ? [paper, full] : [full, paper];
    c.fill();
    c.stroke();
  }

  // Painting
  function put([x, y]) {
    const kind = brush();
    let list = unpack(get());
    if (kind === "erase") list = list.filter(([a, b]) => Math.hypot(a - x, b - y) > NEAR);
    else if (list.length >= MOST_POINTS) return say(`The plane is full: ${MOST_POINTS} points.`);
    else list.push([x, y, kind]);
    set(pack(list));
  }
  const inside = ([x, y]) => [x, y].map((v) => Math.min(Math.max(v, -SPAN), SPAN));
  const area = chart.frame, drawing = chart.drawing;
  const end = () => { last = null; };
  for (const [name, act] of Object.entries({
    pointerdown(event) {
      if (brush() === null || event.button) return;
      event.preventDefault();
      area.setPointerCapture(event.pointerId);
      put((last = inside(chart.locate(event))));
    },
    pointermove(event) {
      if (last === null) return;
      const to = inside(chart.locate(event));
      if (Math.hypot(to[0] - last[0], to[1] - last[1]) >= NEAR) put((last = to));
    },
    touchstart: (event) => brush() !== null && event.preventDefault(),
    pointerup: end, pointercancel: end,
  })) area.addEventListener(name, act, { passive: false });
  drawing.addEventListener("keydown", (event) => {
    if (brush() === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (WAYS[event.key]) pen = inside(pen.map((v, i) => v + WAYS[event.key][i] * (event.shiftKey ? 1.5 : 0.5)));
    else if (event.key === " " || event.key === "Enter") put(pen);
    else return;
    event.preventDefault();
    moveCursor();
  });
  const moveCursor = () => {
    cursor.setAttribute("transform", `translate(${X(pen[0])} ${Y(pen[1])})`);
    drawing.setAttribute("aria-label", `${NAME}: brush at x1 ${pen[0]}, x2 ${pen[1]}; arrow keys move it, Space paints`);
  };

  return {
    node: chart.node,
    // Whether points can be painted.
    paintable(on) {
      show(cursor, on);
      chart.node.classList.toggle("nn-paintable", on);
      place(drawing, { tabindex: on ? 0 : -1, role: on ? "application" : "group", "aria-label": NAME });
      if (on) moveCursor();
    },
    heat(maps, cells, kind, table, discrete) {
      if (chart.canvas.width !== cells || !image) {
        Object.assign(chart.canvas, { width: cells, height: cells });
        image = context.createImageData(cells, cells);
        pixels = new Uint32Array(image.data.buffer);
      }
      if (kind === "classes") colorClasses(pixels, maps, table.ten, discrete);
      else {
        let full = 1;
        if (kind === "unit") { full = 1e-6; for (const v of maps[0]) full = Math.max(full, Math.abs(v)); }
        colorOne(pixels, 0, cells, cells, maps[0], table.two, full, discrete);
      }
      context.putImageData(image, 0, 0);
    },
    dots(sets, kind, palette, withHeld) {
      [points, task, colors, shown] = [sets, kind, palette, withHeld];
      repaint();
    },
  };
}
