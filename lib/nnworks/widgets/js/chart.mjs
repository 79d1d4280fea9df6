// A chart with a scale of its own on each axis: a canvas below, a drawing above it.
import { html, inside, svg } from "./dom.mjs";

// size: [width, height] of what lies between the axes. xTicks, yTicks: [value, text]. name: what
// the upright axis counts, written inside; xName: what the other one does, written below.
export function chart({ size: [width, height], margin, x, y, xTicks = [], yTicks = [], name, xName = "", label }) {
  const across = width + margin.left + margin.right, down = height + margin.top + margin.bottom;
  const X = (v) => ((v - x[0]) / (x[1] - x[0])) * width;
  const Y = (v) => height - ((v - y[0]) / (y[1] - y[0])) * height;
  const canvas = html("canvas", { class: "nn-canvas", "aria-hidden": "true" });
  const percent = (a, b) => `${(100 * a) / b}%`;
  Object.assign(canvas.style, {
    left: percent(margin.left, across), top: percent(margin.top, down),
    width: percent(width, across), height: percent(height, down),
  });
  const anchor = (v) => (v === x[0] ? "start" : v === x[1] ? "end" : "middle");
  const axis = svg("g", { class: "nn-axis", "aria-hidden": "true" },
    ...xTicks.map(([v, text]) => svg("text", { x: X(v), y: height + 21, "text-anchor": anchor(v) }, text)),
    ...yTicks.flatMap(([v, text]) => [
      svg("line", { x1: 0, x2: width, y1: Y(v), y2: Y(v), class: "nn-grid" }),
      svg("text", { x: -8, y: Y(v) + 5, "text-anchor": "end" }, text),
    ]),
    svg("text", { x: 8, y: 19, class: "nn-tag" }, name),
    svg("text", { x: width / 2, y: height + 42, "text-anchor": "middle" }, xName));
  const frame = svg("rect", { width, height, class: "nn-frame" });
  const clip = svg("svg", { x: 0, y: 0, width, height, viewBox: `0 0 ${width} ${height}`, class: "nn-clip" });
  const marks = svg("g"), handles = svg("g");
  clip.append(marks);
  const drawing = svg("svg", {
    viewBox: `${-margin.left} ${-margin.top} ${across} ${down}`, class: "nn-drawing", role: "group", "aria-label": label,
  }, frame, clip, axis, handles);
  const locate = (event) => {
    const [px, py] = inside(drawing, event);
    return [x[0] + (px / width) * (x[1] - x[0]), y[0] + (1 - py / height) * (y[1] - y[0])];
  };
  return { node: html("div", { class: "nn-plane" }, canvas, drawing), canvas, drawing, frame, marks, handles, X, Y, x, y, locate, width, height };
}

// A canvas as sharp as the screen. paint(context, width, height) draws in the chart's own units;
// repaint when the returned function is called, and when the size on the screen changes.
export function sharpCanvas({ canvas, width, height }, paint, signal) {
  const context = canvas.getContext("2d");
  const repaint = () => {
    context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
    context.clearRect(0, 0, width, height);
    paint(context);
  };
  const fit = () => {
    const wide = Math.round(canvas.clientWidth * devicePixelRatio) || width;
    if (wide === canvas.width && canvas.dataset.fit) return;
    canvas.dataset.fit = "yes";
    canvas.width = wide;
    canvas.height = Math.round((wide * height) / width);
    repaint();
  };
  const watch = new ResizeObserver(fit);
  watch.observe(canvas);
  signal.addEventListener("abort", () => watch.disconnect());
  return repaint;
}
