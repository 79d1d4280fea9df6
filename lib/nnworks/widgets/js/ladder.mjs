// A slider for whole numbers of every size: it climbs from stop to stop, and any number up to `most`
// can be typed. What is no such number gets one sentence, and the value stays.
import { wholeNumber } from "./count.mjs";
import { html, show } from "./dom.mjs";

const KEYS = { "data-lm-suppress-shortcuts": "true" };
const grouped = (n) => n.toLocaleString("en-US");

export function ladder({ most, set }) {
  const range = html("input", { type: "range", min: 0, step: 1, class: "nn-range", ...KEYS });
  const typed = html("input", { type: "text", inputmode: "numeric", class: "nn-number", autocomplete: "off", spellcheck: "false", ...KEYS });
  const name = html("b"), unit = html("span"), refusal = html("p", { class: "nn-refusal", role: "alert", hidden: true });
  let value = 0, stops = [0], kind = null;
  const refuse = (sentence) => { refusal.textContent = sentence; show(refusal, sentence !== ""); };
  const write = () => { typed.value = grouped(value); };
  range.addEventListener("input", () => { refuse(""); set(stops[Number(range.value)]); });
  const take = () => {
    const text = typed.value.trim(), wish = wholeNumber(text);
    const good = wish !== null && wish >= 0 && wish <= most;
    refuse(good || text === "" ? "" : `${text.slice(0, 20)} is no whole number from 0 to ${grouped(most)}: ${grouped(value)} stays.`);
    if (good && wish !== value) set(wish);
    else write();
  };
  typed.addEventListener("change", take);
  typed.addEventListener("keydown", (event) => event.key === "Enter" && take());
  return {
    node: html("div", { class: "nn-ladder" }, html("span", { class: "nn-ladder-name", "aria-hidden": "true" }, name, unit), range, typed, refusal),
    // spec: [name, unit, stops]
    draw(next, spec) {
      if (next !== value || spec !== kind) refuse("");
      if (spec !== kind) {
        [kind, stops] = [spec, spec[2]];
        [name.textContent, unit.textContent] = spec;
        range.max = stops.length - 1;
        range.setAttribute("aria-label", `${spec[0]}, ${spec[1]}`);
        typed.setAttribute("aria-label", `${spec[0]}, typed`);
      }
      value = next;
      // Between two stops the knob stands at the nearer one, as the ear hears the numbers.
      const far = (stop) => Math.abs(Math.log((stop + 1) / (value + 1)));
      range.value = stops.reduce((best, stop, i) => (far(stop) < far(stops[best]) ? i : best), 0);
      range.style.setProperty("--from", 0);
      range.style.setProperty("--to", Number(range.value) / (stops.length - 1));
      range.setAttribute("aria-valuetext", `${grouped(value)} ${spec[1]}`);
      if (document.activeElement !== typed || wholeNumber(typed.value) !== value) write();
    },
  };
}
