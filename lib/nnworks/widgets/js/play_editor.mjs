// The numbers of one unit, to read and to change.
import { KEYS } from "./controls.mjs";
import { div, html, number, show, typedNumber } from "./dom.mjs";
import { unitName } from "./play_net.mjs";
import { times } from "./random.mjs";

const MOST = 100;

// set(index of theta, value); close().
export function unitEditor({ set, close }) {
  const title = html("b", {}), list = div("nn-edit-list"), refusal = html("p", { class: "nn-refusal", role: "alert", hidden: true });
  const node = html("div", { class: "nn-edit", role: "group", hidden: true },
    div("nn-edit-title", title, html("button", { class: "nn-button", onclick: close, ...KEYS }, "Close")), list, refusal);
  node.addEventListener("keydown", (event) => event.key === "Escape" && close());
  let boxes = [], shape = "";

  function field(label, name, index) {
    const box = html("input", { type: "number", class: "nn-number", step: 0.1, "aria-label": name, ...KEYS });
    box.addEventListener("focus", () => box.select());
    box.addEventListener("input", () => {
      if (box.value === "") return; // a minus sign alone, so far
      const wish = typedNumber(box.value), good = Math.abs(wish) <= MOST;
      refusal.textContent = good ? "" : `No number from −${MOST} to ${MOST}: the old one stays.`;
      show(refusal, !good);
      if (good) set(index, wish);
    });
    boxes.push([box, index]);
    return html("label", { class: "nn-edit-field" }, html("span", {}, label), box);
  }
  return {
    node,
    draw(s, net, chosen) {
      show(node, chosen !== null);
      if (!chosen) { shape = ""; return; }
      const { layer, unit } = chosen, { inputs, weight, bias } = net.layers[layer - 1];
      const now = `${layer} ${unit} ${s.inputs} ${net.sizes}`;
      if (now !== shape) {
        shape = now;
        boxes = [];
        const name = unitName(s, layer, unit);
        title.textContent = name[0].toUpperCase() + name.slice(1);
        node.setAttribute("aria-label", `The numbers of ${name}`);
        show(refusal, false);
        list.replaceChildren(field("bias", `Bias of ${name}`, bias + unit), ...times(inputs, (j) => {
          const from = unitName(s, layer - 1, j);
          return field(`weight from ${layer === 1 ? from.replace("input ", "") : `unit ${j + 1}`}`, `Weight from ${from}`, weight + unit * inputs + j);
        }));
      }
      for (const [box, index] of boxes) if (box !== document.activeElement) box.value = number(net.theta[index], 3).replace("−", "-");
    },
    focus(from) { boxes[from === null ? 0 : from + 1]?.[0].focus({ preventScroll: true }); },
  };
}
