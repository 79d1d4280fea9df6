// Controls of a panel: a list to choose from, a box to tick, a button.
import { KEYS } from "./controls.mjs";
import { html } from "./dom.mjs";

// options: [value, text] each. A value that is none of them, from Python or an address, joins them.
export function select({ label, options, set }) {
  const number = typeof options[0][0] === "number";
  const node = html("select", { class: "nn-select", onchange: () => set(number ? Number(node.value) : node.value), ...KEYS },
    ...options.map(([value, name]) => html("option", { value }, name)));
  return {
    node: html("label", { class: "nn-field" }, html("span", {}, label), node),
    draw(value) {
      if (!Array.from(node.options).some((o) => o.value === String(value))) node.append(html("option", { value }, value));
      node.value = String(value);
    },
  };
}

export function tick({ label, set }) {
  const node = html("input", { type: "checkbox", onchange: () => set(node.checked), ...KEYS });
  return { node: html("label", { class: "nn-tick" }, node, html("span", {}, label)), draw: (on) => { node.checked = on; } };
}

export const press = (name, onclick, more = {}) => html("button", { class: "nn-button nn-press", onclick, ...KEYS, ...more }, name);

// A small round button with a sign, for one more or one fewer.
export const round = (sign, label, onclick) => html("button", { class: "nn-round", "aria-label": label, onclick, ...KEYS }, sign);
