// Neurons as they are drawn on a board: nodes, edges as strong as their weights, and the
// curve of an activation.
import { number, place, svg } from "./dom.mjs";
import { clamp } from "./nn.mjs";

// An edge from `a` to `b`: thickness is |weight|, colour and dashes are the sign.
export function edge(a, b, { thin = 1.25, thick = 11, full = 6 } = {}) {
  const node = svg("line", { x1: a[0], y1: a[1], x2: b[0], y2: b[1] });
  return {
    node,
    draw: (weight) => place(node, {
      class: `nn-edge ${weight === 0 ? "nn-none" : weight < 0 ? "nn-negative" : "nn-positive"}`,
      "stroke-width": weight === 0 ? thin : thin + (thick - thin) * Math.min(Math.abs(weight) / full, 1),
    }),
  };
}

// A round node with a number in it.
export function node([x, y], r, caption = [], { captionY = -r - 9 } = {}) {
  const value = svg("text", { class: "nn-value", y: 6 });
  const group = svg("g", { class: "nn-node", transform: `translate(${x} ${y})` }, svg("circle", { r }), value,
    svg("text", { class: "nn-caption", y: captionY }, ...caption));
  return {
    node: group, circle: group.firstChild,
    draw(v) {
      const text = typeof v === "string" ? v : number(v);
      value.textContent = text;
      value.style.fontSize = `${Math.min(17, (2.8 * r) / text.length)}px`; // "−12.00" fits too
    },
  };
}

// A text with a halo, for a number that lies on an edge.
export function tag([x, y], anchor = "middle") {
  const text = svg("text", { x, y, class: "nn-tag", "text-anchor": anchor });
  return { node: text, draw: (...parts) => text.replaceChildren(...parts) };
}

// The curve of f over z from -span to span in a box, with a dot at the present z.
export function curve([x, y], [width, height], span = 6) {
  const path = svg("path", { class: "nn-curve" }), dot = svg("circle", { r: 6.5, class: "nn-dot" });
  const stem = svg("line", { class: "nn-stem" }), reach = svg("line", { class: "nn-stem" });
  const zero = svg("line", { class: "nn-grid" }), middle = svg("line", { x1: width / 2, x2: width / 2, y1: 0, y2: height, class: "nn-grid" });
  const group = svg("g", { transform: `translate(${x} ${y})`, class: "nn-curve-box" },
    svg("rect", { width, height, rx: 8, class: "nn-box" }), middle, zero, stem, reach, path, dot);
  const X = (z) => ((clamp(z, -span, span) + span) / (2 * span)) * width;
  return {
    node: group,
    draw({ value, open, low }, z) {
      const [bottom, top] = open ? (low < 0 ? [-span, span] : [-span * 0.25, span]) : low < 0 ? [-1.25, 1.25] : [-0.25, 1.25];
      const Y = (v) => height - ((clamp(v, bottom, top) - bottom) / (top - bottom)) * height;
      // An even number of steps and a pair of points around 0 keep a jump upright.
      const zs = [...Array.from({ length: 49 }, (_, i) => -span + (i * span) / 49), -1e-9, ...Array.from({ length: 50 }, (_, i) => (i * span) / 49)];
      path.setAttribute("d", `M${zs.map((v) => `${X(v).toFixed(1)} ${Y(value(v)).toFixed(1)}`).join("L")}`);
      place(zero, { x1: 0, x2: width, y1: Y(0), y2: Y(0) });
      const v = value(clamp(z, -span, span));
      place(dot, { cx: X(z), cy: Y(v) });
      place(stem, { x1: X(z), x2: X(z), y1: Y(0), y2: Y(v) });
      place(reach, { x1: X(z), x2: width, y1: Y(v), y2: Y(v) });
    },
  };
}
