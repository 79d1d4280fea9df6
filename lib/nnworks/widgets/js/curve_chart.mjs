// Curves over one number, all drawn as SVG, with an upright axis that may change.
import { inside, svg } from "./dom.mjs";

const MARGIN = { left: 40, right: 10, top: 10, bottom: 34 };

// y and its ticks may change later: draw.axis(y, ticks) returns whether they did.
export function curveChart({ width, height, x, xTicks, xLabel, yLabel, label, bottom = MARGIN.bottom }) {
  const all = { width: width + MARGIN.left + MARGIN.right, height: height + MARGIN.top + bottom };
  const self = { x, y: [0, 1], width, height };
  self.X = (v) => ((v - x[0]) / (x[1] - x[0])) * width;
  self.Y = (v) => height - ((v - self.y[0]) / (self.y[1] - self.y[0])) * height;
  const text = (attributes, ...words) => svg("text", attributes, ...words);
  const rows = svg("g");
  const axis = svg("g", { class: "nn-axis", "aria-hidden": "true" }, rows,
    ...xTicks.flatMap((t) => [
      svg("line", { x1: self.X(t), x2: self.X(t), y1: 0, y2: height, class: "nn-grid" }),
      ...(bottom > 20 ? [text({ x: self.X(t), y: height + 21, "text-anchor": "middle" }, plain(t))] : []),
    ]),
    text({ x: self.X((xTicks.at(-1) + xTicks.at(-2)) / 2), y: height + 23, "text-anchor": "middle", class: "nn-axis-name" }, ...xLabel));
  const name = text({ x: 8, y: 20, class: "nn-axis-name" }, ...yLabel);
  axis.append(name);
  const clip = svg("svg", { x: 0, y: 0, width, height, viewBox: `0 0 ${width} ${height}`, class: "nn-clip" });
  self.frame = svg("rect", { width, height, class: "nn-frame" });
  self.back = svg("g");
  self.marks = svg("g");
  self.handles = svg("g");
  clip.append(self.back, self.marks);
  self.node = svg("svg", {
    viewBox: `${-MARGIN.left} ${-MARGIN.top} ${all.width} ${all.height}`, class: "nn-drawing", role: "group", "aria-label": label,
  }, self.frame, clip, axis, self.handles);
  self.locate = (event) => {
    const [px, py] = inside(self.node, event);
    return [x[0] + (px / width) * (x[1] - x[0]), self.y[0] + (1 - py / height) * (self.y[1] - self.y[0])];
  };
  self.axis = (y, ticks) => {
    if (y[0] === self.y[0] && y[1] === self.y[1]) return false;
    self.y = y;
    rows.replaceChildren(...ticks.flatMap((t) => [
      svg("line", { x1: 0, x2: width, y1: self.Y(t), y2: self.Y(t), class: t === 0 ? "nn-zero" : "nn-grid" }),
      text({ x: -9, y: self.Y(t) + 5, "text-anchor": "end" }, plain(t)),
    ]));
    return true;
  };
  // The path of points [x, y]; null between two of them lifts the pen.
  self.path = (points) => {
    let d = "", pen = "M";
    for (const p of points) {
      if (p === null) { pen = "M"; continue; }
      d += `${pen}${self.X(p[0]).toFixed(1)} ${self.Y(p[1]).toFixed(1)}`;
      pen = "L";
    }
    return d;
  };
  return self;
}

const plain = (t) => String(t).replace("-", "\u2212");
