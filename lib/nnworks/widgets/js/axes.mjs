// A rectangle of the plane with axes, a canvas below and a drawing above it.
import { html, inside, svg } from "./dom.mjs";

const SIZE = 400;
const MARGIN = { left: 34, right: 8, top: 8, bottom: 34 };

// `ticks` serves both axes; where they differ, `yTicks` serves the upright one. `across`
// and `high` are in drawing units, `left` is the room for the numbers of the upright axis.
export function plane({ x, y, ticks, yTicks = ticks, xLabel, yLabel, label, across = SIZE, high = SIZE, left = MARGIN.left }) {
  const width = across + left + MARGIN.right;
  const height = high + MARGIN.top + MARGIN.bottom;
  const X = (v) => ((v - x[0]) / (x[1] - x[0])) * across;
  const Y = (v) => high - ((v - y[0]) / (y[1] - y[0])) * high;
  const canvas = html("canvas", { class: "nn-canvas", "aria-hidden": "true" });
  const percent = (a, b) => `${(100 * a) / b}%`;
  Object.assign(canvas.style, {
    left: percent(left, width), top: percent(MARGIN.top, height),
    width: percent(across, width), height: percent(high, height),
  });
  // Marks are cut off at the frame; handles, which must stay whole, are not.
  const clip = svg("svg", { x: 0, y: 0, width: across, height: high, viewBox: `0 0 ${across} ${high}`, class: "nn-clip" });
  const marks = svg("g"), handles = svg("g");
  const frame = svg("rect", { width: across, height: high, class: "nn-frame" });
  const axis = svg("g", { class: "nn-axis", "aria-hidden": "true" });
  const mark = (t) => String(t).replace("-", "−");
  for (const t of ticks) {
    axis.append(svg("line", { x1: X(t), x2: X(t), y1: 0, y2: high, class: "nn-grid" }),
      svg("text", { x: X(t), y: high + 21, "text-anchor": "middle" }, mark(t)));
  }
  for (const t of yTicks) {
    axis.append(svg("line", { y1: Y(t), y2: Y(t), x1: 0, x2: across, class: "nn-grid" }),
      svg("text", { x: -9, y: Y(t) + 5, "text-anchor": "end" }, mark(t)));
  }
  const nameX = ticks.at(-1) === x[1] ? (X(ticks.at(-2)) + across) / 2 : across - 4; // beside the last number
  axis.append(
    svg("text", { x: nameX, y: high + 23, "text-anchor": "end", class: "nn-axis-name" }, ...xLabel),
    svg("text", { x: -9, y: 14, "text-anchor": "end", class: "nn-axis-name" }, ...yLabel),
  );
  clip.append(marks);
  const drawing = svg("svg", {
    viewBox: `${-left} ${-MARGIN.top} ${width} ${height}`, class: "nn-drawing",
    role: "group", "aria-label": label,
  }, frame, axis, clip, handles);
  // Where a pointer is, in the numbers of the axes.
  const locate = (event) => {
    const [px, py] = inside(drawing, event);
    return [x[0] + (px / across) * (x[1] - x[0]), y[0] + (1 - py / high) * (y[1] - y[0])];
  };
  return {
    node: html("div", { class: "nn-plane" }, canvas, drawing),
    canvas, drawing, frame, marks, handles, X, Y, x, y, locate, across, high,
    scale: across / (x[1] - x[0]), // drawing units for one unit of an axis
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
