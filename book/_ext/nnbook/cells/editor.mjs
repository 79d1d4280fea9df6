// A text area that knows Python's indentation, over the same text in colours.

import { pieces } from "./highlight.mjs";
import { make } from "./make.mjs";
import { backspace, dedent, indent, newline } from "./text.mjs";

// attributes: of the text area. onchange(text): whatever changed it. onsubmit(): Ctrl+Enter.
export function editor({ text, attributes, onchange, onsubmit }) {
  const colours = make("code", { class: "highlight", "aria-hidden": "true" });
  const area = make("textarea", {
    ...attributes, spellcheck: "false", autocapitalize: "off", autocomplete: "off", autocorrect: "off", wrap: "off",
  });
  let leaving = false; // after Escape, Tab goes to the next control as everywhere

  function draw() {
    const spans = pieces(area.value).map(([kind, part]) => (kind ? make("span", { class: kind }, part) : part));
    colours.replaceChildren(...spans, "\n"); // a last empty line counts, too
  }
  function apply({ from, to, text: piece, start, end }) {
    if (area.value.slice(from, to) !== piece) {
      area.setSelectionRange(from, to);
      // The one way that the browser's own undo takes back.
      const done = piece ? document.execCommand("insertText", false, piece) : document.execCommand("delete");
      if (!done) area.setRangeText(piece, from, to);
    }
    area.setSelectionRange(start, end);
    changed();
  }
  function changed() {
    draw();
    onchange(area.value);
  }
  function pressed(event) {
    const { selectionStart: start, selectionEnd: end, value } = area;
    const { key, shiftKey, ctrlKey, metaKey, altKey, isComposing } = event;
    if (isComposing || altKey) return;
    const left = leaving;
    if (key !== "Shift") leaving = key === "Escape";
    const how = {
      Enter: shiftKey || ctrlKey || metaKey ? onsubmit : newline,
      Tab: left || ctrlKey || metaKey ? null : shiftKey ? dedent : indent,
      Backspace: shiftKey || ctrlKey || metaKey ? null : backspace,
    }[key];
    if (!how) return;
    const edit = how === onsubmit ? onsubmit() : how(value, start, end);
    if (edit === null) return;
    event.preventDefault();
    if (how !== onsubmit) apply(edit);
  }

  area.value = text;
  area.addEventListener("input", changed);
  area.addEventListener("keydown", pressed);
  area.addEventListener("blur", () => { leaving = false; });
  draw();
  return {
    node: make("div", { class: "nn-cell-editor" }, colours, area),
    area,
    get text() { return area.value; },
    set text(value) { area.value = value; changed(); },
  };
}
