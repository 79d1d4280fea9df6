// What Python said, under the cell: printed text, errors, and the verdict of the check.

import { make, prose } from "./make.mjs";

const WORDS = new Set(["mistake", "read"]); // the other parts are code

export function said() {
  const node = make("div", { class: "nn-cell-said", role: "status", "aria-live": "polite" });
  let printed = null;

  function print(text) {
    if (!printed) node.append(printed = make("pre", { class: "nn-cell-printed" }));
    printed.append(text);
    if (printed.scrollHeight > printed.clientHeight) printed.tabIndex = 0;
  }
  return {
    node,
    print,
    clear() {
      printed = null;
      node.replaceChildren();
    },
    value: (text) => print(text),
    error: (text) => node.append(make("pre", { class: "nn-cell-error" }, text)),
    note: (...words) => node.append(make("p", { class: "nn-cell-sentence" }, ...words)),
    verdict: (verdict) => node.append(paper(verdict)),
  };
}

// The sign in front says it too, for whoever does not see the colour.
function paper({ right, words, parts }) {
  const list = make("dl", {});
  for (const [label, text] of parts) {
    const body = WORDS.has(label) ? make("dd", {}, ...(label === "read" ? place(text) : prose(text)))
      : make("dd", { class: "nn-cell-as-code" }, text);
    list.append(make("div", { class: `nn-cell-part nn-cell-part-${label}` }, make("dt", {}, label), body));
  }
  const sign = make("span", { class: "nn-cell-sign", "aria-hidden": "true" }, right ? "\u2713" : "\u2717");
  const line = make("p", { class: "nn-cell-words" }, sign, words);
  return make("div", { class: `nn-cell-verdict ${right ? "nn-cell-is-right" : "nn-cell-is-wrong"}` }, line, ...(parts.length ? [list] : []));
}

// The section that a verdict sends to, as a link where it is on this page.
function place(text) {
  const section = /section "(.+)"$/.exec(text)?.[1];
  const heading = [...document.querySelectorAll("h2, h3")].find((h) => h.firstChild?.textContent.trim() === section
    || h.textContent.replace(/^[\d.\s]+|#$/g, "").trim() === section);
  const id = heading?.closest("section")?.id;
  if (!id) return [text];
  const before = text.slice(0, text.lastIndexOf(section));
  return [before, make("a", { href: `#${id}` }, section), text.slice(before.length + section.length)];
}
