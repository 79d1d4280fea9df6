// A square of the plane with axes, a canvas below and a drawing above it.
import { html, svg } from "./dom.mjs";

const SIZE = 400;
const MARGIN = { left: 34, right: 8, top: 8, bottom: 34 };

export function plane({ x, y, ticks, xLabel, yLabel, label }) {
  const width = SIZE + MARGIN.left + MARGIN.right;
  const height = SIZE + MARGIN.top + MARGIN.bottom;
  const X = (v) => ((v - x[0]) / (x[1] - x[0])) * SIZE;
  const Y = (v) => SIZE - ((v - y[0]) / (y[1] - y[0])) * SIZE;
  const canvas = html("canvas", { class: "nn-canvas", "aria-hidden": "true" });
  const percent = (a, b) => `${(100 * a) / b}%`;
  Object.assign(canvas.style, {
    left: percent(MARGIN.left, width), top: percent(MARGIN.top, height),
    width: percent(SIZE, width), height: percent(SIZE, height),
  });
  // Marks are cut off at the frame; handles, which must stay whole, are not.
  const clip = svg("svg", { x: 0, y: 0, width: SIZE, height: SIZE, viewBox: `0 0 ${SIZE} ${SIZE}`, class: "nn-clip" });
  const marks = svg("g"), handles = svg("g");
  const frame = svg("rect", { width: SIZE, height: SIZE, class: "nn-frame" });
  const axis = svg("g", { class: "nn-axis", "aria-hidden": "true" });
  for (const t of ticks) {
    axis.append(
      svg("line", { x1: X(t), x2: X(t), y1: 0, y2: SIZE, class: "nn-grid" }),
      svg("line", { y1: Y(t), y2: Y(t), x1: 0, x2: SIZE, class: "nn-grid" }),
      svg("text", { x: X(t), y: SIZE + 21, "text-anchor": "middle" }, String(t)),
      svg("text", { x: -9, y: Y(t) + 5, "text-anchor": "end" }, String(t)),
    );
  }
  axis.append(
    svg("text", { x: SIZE - 4, y: SIZE + 23, "text-anchor": "end", class: "nn-axis-name" }, ...xLabel),
    svg("text", { x: -9, y: 14, "text-anchor": "end", class: "nn-axis-name" }, ...yLabel),
  );
  clip.append(marks);
  const drawing = svg("svg", {
    viewBox: `${-MARGIN.left} ${-MARGIN.top} ${width} ${height}`, class: "nn-drawing",
    role: "group", "aria-label": label,
  }, frame, axis, clip, handles);
  // Where a pointer is, in the numbers of the axes.
  const locate = (event) => {
    const p = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
    return [x[0] + (p.x / SIZE) * (x[1] - x[0]), y[0] + (1 - p.y / SIZE) * (y[1] - y[0])];
  };
  return {
    node: html("div", { class: "nn-plane" }, canvas, drawing),
    canvas, drawing, frame, marks, handles, X, Y, x, y, locate, size: SIZE,
    scale: SIZE / (x[1] - x[0]), // drawing units for one unit of an axis
  };
}

// The points of a data set: class 1 as circles, class 0 as squares, a cross on those
// that are answered wrongly.
export function points(chart) {
  const group = svg("g", { class: "nn-points", "aria-hidden": "true" });
  chart.marks.append(group);
  let drawn = null;
  return function draw(data, isRight) {
    const r = data.x.length > 10 ? 6.5 : 11;
    if (drawn !== data) {
      drawn = data;
      group.replaceChildren(...data.x.map(([x, y], i) => svg("g", { transform: `translate(${chart.X(x)} ${chart.Y(y)})` },
        data.y[i] ? svg("circle", { r }) : svg("rect", { x: -0.9 * r, y: -0.9 * r, width: 1.8 * r, height: 1.8 * r, rx: 1.5 }),
        svg("path", { d: `M${-r * 0.5} ${-r * 0.5}L${r * 0.5} ${r * 0.5}M${-r * 0.5} ${r * 0.5}L${r * 0.5} ${-r * 0.5}`, class: "nn-cross" }))));
    }
    let right = 0;
    data.x.forEach((x, i) => {
      const good = isRight(x, data.y[i]);
      right += good;
      group.children[i].setAttribute("class", `nn-class-${data.y[i]}${good ? "" : " nn-wrong"}`);
    });
    return right;
  };
}
