// A matrix as a reader sees it: coloured cells between brackets, with its name and shape.
import { html, number } from "./dom.mjs";

// A number for a small cell: at most seven signs, and none of them an idle zero.
export const compact = (x) => {
  const size = Math.abs(x), text = number(x, size >= 100 ? 0 : size >= 10 ? 1 : 2);
  return text.includes("e") || !text.includes(".") ? text : text.replace(/\.?0+$/, "");
};

// title: nodes. describe: what a screen reader is told. keys(row, column) -> the name of an entry.
// edit, for entries that can be chosen and changed: { label(key), select(key), press(event, key) }.
export function matrix({ title, rows, columns, shape, describe, keys, edit = null, hover, click }) {
  const cells = new Map();
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const key = keys(r, c);
      const cell = html("div", { class: "nn-entry", "data-key": key, ...(edit ? {
        role: "spinbutton", tabindex: -1, "aria-label": edit.label(key), "data-lm-suppress-shortcuts": "true",
        onfocus: () => edit.select(key), onkeydown: (event) => edit.press(event, key),
      } : {}) });
      if (edit) cell.classList.add("nn-editable");
      cell.addEventListener("pointerenter", () => hover(key));
      cell.addEventListener("pointerleave", () => hover(null));
      cell.addEventListener("click", () => (edit ? cell.focus() : click?.(r, c)));
      cells.set(key, cell);
    }
  }
  const grid = html("div", { class: "nn-entries", style: `--columns: ${columns}`, ...(edit ? { role: "group", "aria-label": describe } : { role: "img" }) }, ...cells.values());
  const node = html("div", { class: `nn-matrix${click ? " nn-rows" : ""}` },
    html("p", { class: "nn-matrix-title", "aria-hidden": "true" }, html("span", {}, ...title), html("span", { class: "nn-shape" }, shape)), grid);
  return {
    node, cells,
    // values: the rows, or null while nothing has arrived. color(value) -> [r, g, b].
    // lit(key), row: what is bright, and the example at hand.
    draw({ values, color, lit, row = null, chosen = null }) {
      let r = 0, c = 0;
      for (const [key, cell] of cells) {
        const value = values?.[r]?.[c], text = value === undefined ? "" : compact(value);
        cell.textContent = text;
        cell.style.background = value === undefined ? "" : `rgb(${color(value).map(Math.round)})`;
        cell.style.setProperty("--signs", Math.max(text.length, 3)); // long numbers are written smaller
        cell.classList.toggle("nn-lit", lit(key, r));
        cell.classList.toggle("nn-other", row !== null && r !== row);
        if (edit) {
          cell.tabIndex = key === chosen ? 0 : -1;
          cell.classList.toggle("nn-chosen", key === chosen);
          cell.setAttribute("aria-valuenow", value);
          cell.setAttribute("aria-valuetext", text);
        }
        if (++c === columns) { c = 0; r++; }
      }
      if (!edit) grid.setAttribute("aria-label", `${describe} ${values ? values.map((v, i) => `Row ${i + 1}: ${v.map(compact).join(", ")}.`).join(" ") : "Nothing has arrived yet."}`);
    },
  };
}
