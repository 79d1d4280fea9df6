// Controls below and beside a drawing: native inputs, so that keys and screen readers work.
import { html, number, show, symbol, typedNumber, uniqueId } from "./dom.mjs";

// JupyterLab takes the arrow keys of a notebook for itself unless the control says so.
export const KEYS = { "data-lm-suppress-shortcuts": "true" };

// A slider with its name and a number that can be typed into, from `least` to `limit`. What is
// no such number gets one sentence, and the value stays. `max` may be a function that gives it. describe(value) is what a screen reader says.
export function slider({ name, label, min, max, step = 0.1, limit = 1000, least = -limit, digits = 2, describe = (v) => number(v, digits), set }) {
  const most = () => (typeof max === "function" ? max() : max);
  const range = html("input", { type: "range", min, max: 100, step, class: "nn-range", ...KEYS });
  const typed = html("input", { type: "text", class: "nn-number", autocomplete: "off", spellcheck: "false", ...KEYS });
  const title = html("span", { class: "nn-slider-name", "aria-hidden": "true" });
  const refusal = html("p", { class: "nn-refusal", role: "alert", hidden: true });
  let value = 0;
  const refuse = (sentence) => { refusal.textContent = sentence; show(refusal, sentence !== ""); };
  range.addEventListener("input", () => { refuse(""); set(Number(range.value)); });
  const take = () => {
    const text = typed.value.trim(), wish = typedNumber(text);
    const good = wish >= least && wish <= limit;
    const such = least < 0 ? `\u2212${-least} to ${limit}, such as \u22121.5` : `${least} to ${limit}, such as ${digits ? 1.5 : most()}`;
    refuse(good || text === "" ? "" : `${text.slice(0, 20)} is no number from ${such}: ${number(value, digits)} stays.`);
    if (good && wish !== value) set(wish);
    else write();
  };
  typed.addEventListener("change", take);
  typed.addEventListener("keydown", (event) => event.key === "Enter" && take());
  const write = () => { typed.value = (Number(value.toFixed(digits)) + 0).toFixed(digits); };
  function draw(next) {
    const changed = next !== value;
    if (changed) refuse("");
    value = next;
    const bound = Math.max(most(), Math.ceil(Math.abs(value))); // Python may go beyond the slider
    range.max = bound;
    range.min = min < 0 ? -bound : min;
    range.value = value;
    range.setAttribute("aria-valuetext", describe(value));
    const low = Number(range.min), part = (value - low) / (bound - low), zero = (0 - low) / (bound - low);
    range.style.setProperty("--from", Math.min(part, zero));
    range.style.setProperty("--to", Math.max(part, zero));
    range.dataset.sign = value < 0 ? "negative" : "positive";
    if (changed || document.activeElement !== typed) write(); // half a number is left in peace
  }
  // For a slider that serves several values in turn.
  function rename(newName, newLabel) {
    if (range.getAttribute("aria-label") !== newLabel) refuse("");
    title.replaceChildren(...symbol(newName));
    range.setAttribute("aria-label", newLabel);
    typed.setAttribute("aria-label", `${newLabel}, typed`);
  }
  rename(name, label);
  return { node: html("div", { class: "nn-slider" }, title, range, typed, refusal), range, typed, draw, rename };
}

// One of a few choices: radio buttons that look like one strip.
export function segmented({ legend, options, set }) {
  const name = uniqueId("choice");
  const inputs = options.map(([value]) => html("input", { type: "radio", name, value, class: "nn-radio", onchange: () => set(value), ...KEYS }));
  const labels = options.map(([, text], i) => html("label", { class: "nn-segment" }, inputs[i], html("span", {}, text)));
  return {
    node: html("fieldset", { class: "nn-segmented" }, html("legend", {}, legend), html("div", { class: "nn-segments" }, ...labels)),
    draw: (value) => { for (const input of inputs) input.checked = input.value === value; },
  };
}

// A sentence for screen readers, said when the hand rests, not at every step.
export function announcer(signal) {
  const node = html("p", { class: "nn-hidden", role: "status", "aria-live": "polite" });
  let timer = 0, last = null;
  signal.addEventListener("abort", () => clearTimeout(timer));
  return {
    node,
    say(text) {
      if (text === last) return;
      const first = last === null;
      last = text;
      clearTimeout(timer);
      if (!first) timer = setTimeout(() => { node.textContent = text; }, 700);
    },
  };
}

// The bar that every figure has. share() -> the promise of a word to show.
export function figureBar({ reset, share, shareLabel, about, hint = "" }) {
  const id = uniqueId("about");
  const text = html("div", { id, class: "nn-about", hidden: true }, ...about.map((line) => html("p", {}, line)));
  const said = html("span", { class: "nn-said", role: "status" }, hint);
  let timer = 0;
  const press = (name, onclick, more = {}) => html("button", { class: "nn-button", onclick, ...KEYS, ...more }, name);
  const what = press("What am I looking at?", () => {
    const open = text.toggleAttribute("hidden") === false;
    what.setAttribute("aria-expanded", String(open));
  }, { "aria-expanded": "false", "aria-controls": id });
  const shared = press(shareLabel, async () => {
    said.textContent = await share();
    clearTimeout(timer);
    timer = setTimeout(() => { said.textContent = hint; }, 4000);
  });
  return html("div", { class: "nn-foot" }, html("div", { class: "nn-bar" }, press("Reset", reset), shared, what, said), text);
}
