// The two lines that make elements, and how a number is written.

const maker = (create) => (tag, attributes = {}, ...children) => {
  const node = create(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
};
export const html = maker((tag) => document.createElement(tag)); // its buttons stand in no form
export const div = (name, ...children) => html("div", { class: name }, ...children);
export const svg = maker((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));

export function place(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
export const show = (node, visible) => node.toggleAttribute("hidden", !visible);

// Two digits, a true minus sign, and never "-0.00".
export function number(x, digits = 2) {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "NaN" : x > 0 ? "∞" : "−∞";
  const text = Math.abs(x) >= 1e5 ? Math.abs(x).toExponential(1) : Math.abs(x).toFixed(digits);
  return (x < 0 && Number(text) !== 0 ? "−" : "") + text;
}

// A number as a hand types it, with a comma or a true minus sign too; NaN when it is none.
export function typedNumber(text) {
  const plain = text.trim().replace("\u2212", "-").replace(",", ".");
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}

// "w1" as readers see it: w with a small 1 below.
export function symbol(text, create = html) {
  const [, letter, index] = /^([a-z])(\d*)$/i.exec(text) ?? [null, text, ""];
  if (create === svg) {
    return [svg("tspan", { class: "nn-italic" }, letter),
      ...(index ? [svg("tspan", { dy: 4, "font-size": "70%" }, index), svg("tspan", { dy: -4 }, "\u200b")] : [])];
  }
  return [html("i", {}, letter), ...(index ? [html("sub", {}, index)] : [])];
}

let count = 0;
export const uniqueId = (stem) => `nn-${stem}-${++count}-${Math.random().toString(36).slice(2, 7)}`;

// Where an event is, in the drawing's own units.
export function inside(drawing, event) {
  const p = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
  return [p.x, p.y];
}
