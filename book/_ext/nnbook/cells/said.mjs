// What Python said, under the cell: printed text, errors, and the verdict of the check.

import { make, prose } from "./make.mjs";

const WORDS = new Set(["mistake", "read"]); // the other parts are code

export function said() {
  const node = make("div", { class: "nn-said", role: "status", "aria-live": "polite" });
  let printed = null;

  function print(text) {
    if (!printed) node.append(printed = make("pre", { class: "nn-printed" }));
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
    error: (text) => node.append(make("pre", { class: "nn-error" }, text)),
    note: (...words) => node.append(make("p", { class: "nn-sentence" }, ...words)),
    verdict: (verdict) => node.append(paper(verdict)),
  };
}

// The sign in front says it too, for whoever does not see the colour.
function paper({ right, words, parts }) {
  const list = make("dl", {});
  for (const [label, text] of parts) {
    const body = WORDS.has(label) ? make("dd", {}, ...(label === "read" ? place(text) : prose(text)))
      : make("dd", { class: "nn-as-code" }, text);
    list.append(make("div", { class: `nn-part nn-part-${label}` }, make("dt", {}, label), body));
  }
  const sign = make("span", { class: "nn-sign", "aria-hidden": "true" }, right ? "\u2713" : "\u2717");
  const line = make("p", { class: "nn-words" }, sign, words);
  return make("div", { class: `nn-verdict ${right ? "nn-is-right" : "nn-is-wrong"}` }, line, ...(parts.length ? [list] : []));
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
