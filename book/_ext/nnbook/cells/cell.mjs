// One cell: the editor, its buttons, and what Python said below them.

import { editor } from "./editor.mjs";
import { make, prose } from "./make.mjs";
import { said } from "./said.mjs";
import { PRICE, WAITING, how, stopped, unavailable } from "./words.mjs";

// what: { name, check, original, kept }
// page: { config, fetched, run, above(cell), arrived(), file() }
export function cell(what, page) {
  const { name, check, original, kept } = what;
  let taken = null, running = null; // the text that Reset took away; the run under way

  const out = said();
  const idle = () => (page.fetched ? "" : PRICE);
  const state = make("span", { class: "nn-cell-state", role: "status" }, idle());
  const help = make("div", { class: "nn-cell-how", id: `nn-cell-how-${name}`, hidden: true },
    ...how(page.config.first).filter(([label]) => check || label !== "Check")
      .map(([label, text]) => make("p", {}, ...(label ? [make("b", {}, label), " "] : []), ...prose(text))));
  const edit = editor({
    text: kept.read() ?? original,
    attributes: { "aria-label": `${name}, in Python`, "aria-describedby": help.id },
    onchange: changed,
    onsubmit: () => { go(check); },
  });
  const button = (words, act, more = {}) => make("button", { type: "button", onclick: act, ...more }, words);
  const starters = [
    ...(check ? [button("Check", () => go(check), { class: "nn-cell-first" })] : []),
    button("Run", () => go(""), check ? {} : { class: "nn-cell-first" }),
  ];
  const stop = button("Stop", () => running?.abort(), { hidden: true });
  const reset = button("Reset", back);
  const explain = button("Help", () => {
    help.hidden = !help.hidden;
    explain.setAttribute("aria-expanded", String(!help.hidden));
  }, { "aria-expanded": "false", "aria-controls": help.id });
  const bar = make("div", { class: "nn-cell-bar" }, ...starters, stop, state,
    make("span", { class: "nn-cell-rest" }, reset, button("Download", page.file), explain));

  function changed(text) {
    if (text === original) kept.clear();
    else kept.write(text);
    taken = null;
    reset.textContent = "Reset";
  }
  function back() {
    const now = edit.text, undo = taken;
    if (undo === null && now === original) return say("This is the text as it was.");
    edit.text = undo ?? original; // which forgets what was taken
    if (undo === null) {
      taken = now;
      reset.textContent = "Undo reset";
    }
    out.clear();
    say(idle());
  }
  const say = (words) => { state.textContent = words; };

  async function go(checked) {
    if (running) return;
    running = new AbortController();
    busy(true);
    out.clear();
    const request = { source: edit.text, name, check: checked, before: page.above(self), first: page.config.first };
    const waiting = { tell: (s) => say(WAITING[s]), print: out.print, signal: running.signal };
    try {
      const { result, stopped: why } = await page.run(request, waiting);
      page.arrived();
      if (why) out.note(stopped(why, page.config.limit));
      else show(result, checked);
    } catch {
      out.note(...prose(unavailable(check, page.config)));
    }
    running = null;
    busy(false);
  }
  function busy(yes) {
    // Not `disabled`, which would take the focus from under the reader's finger.
    for (const one of starters) one.setAttribute("aria-disabled", String(yes));
    stop.hidden = !yes;
    if (!yes) say(idle());
  }
  function show({ value, error, verdict }, checked) {
    if (error) out.error(error);
    else if (verdict) out.verdict(verdict);
    else if (value) out.value(value);
    if (!out.node.hasChildNodes()) out.note(checked ? "" : "It ran, and printed nothing.");
  }

  const self = {
    name,
    get text() { return edit.text; },
    node: make("div", { class: "nn-cell" }, edit.node, bar, help, out.node),
    rest() {
      if (!running) say(idle());
    },
  };
  return self;
}
