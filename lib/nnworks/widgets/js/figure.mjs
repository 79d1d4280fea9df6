// What every figure has in common: its frame, its state, one drawing for each frame of
// the screen, reset, sharing, the theme.
import { announcer, figureBar } from "./controls.mjs";
import { onTheme } from "./colors.mjs";
import { html } from "./dom.mjs";
import { format, parse, short } from "./fragment.mjs";

const STARTS = new WeakMap(); // model -> its state when first shown, for Reset

async function copy(text, done, otherwise) {
  try {
    await navigator.clipboard.writeText(text);
    return done;
  } catch {
    return otherwise;
  }
}

// fields: trait -> what its text in an address must be. about, hint: sentences. A host that has
// no kernel says so in el.dataset, and how many figures of the kind came before. valid(state): what
// the parts of an address must be together. brief: a link leaves out what is as the page has it.
// settle(): called before the state is shared.
export function figure({ model, el, name, label, python, fields, about, hint, valid = () => true, brief = false, settle = () => {} }) {
  const abort = new AbortController();
  const { signal } = abort;
  const state = () => Object.fromEntries(Object.keys(fields).map((k) => [k, model.get(k)]));
  if (!STARTS.has(model)) STARTS.set(model, state());
  const isStatic = el.dataset.nnHost === "static";
  const ordinal = Number(el.dataset.nnOrdinal ?? 1);
  const key = ordinal > 1 ? `${name}-${ordinal}` : name;
  const drawers = [];
  let frame = 0, unsaved = false;

  const draw = () => {
    frame = 0;
    if (unsaved) model.save_changes();
    unsaved = false;
    const now = state();
    for (const drawer of drawers) drawer(now);
  };
  const redraw = () => { frame ||= requestAnimationFrame(draw); };
  // Changes count at once; Python and the screen hear of them once a frame.
  const set = (changes) => {
    for (const [k, v] of Object.entries(changes)) model.set(k, v);
    unsaved = true;
    redraw();
  };
  const fromAddress = () => {
    const wish = parse(location.hash, key, fields);
    const next = { ...STARTS.get(model), ...wish };
    if (!wish || !valid(next)) return false;
    set(next);
    return true;
  };
  const share = () => {
    settle();
    const start = STARTS.get(model), told = Object.entries(state()).filter(([k, v]) => !brief || String(v) !== String(start[k]));
    if (!isStatic) {
      const code = told.map(([k, v]) => `${k}=${v === true ? "True" : v === false ? "False" : JSON.stringify(v, (_, value) => short(value))}`).join(", ");
      return copy(`${python}(${code})`, "Code copied.", "The clipboard is closed to this page.");
    }
    history.replaceState(history.state, "", format(location.hash, key, Object.fromEntries(told)));
    return copy(location.href, "Link copied.", "The address bar now holds the link.");
  };

  const voice = announcer(signal);
  const body = html("div", { class: "nn-body" });
  const bar = figureBar({ reset: () => set(STARTS.get(model)), share, shareLabel: isStatic ? "Share link" : "Copy as Python", about, hint });
  const root = html("div", { class: "nn-figure", role: "group", "aria-label": `Live figure: ${label}`, "data-figure": name, "data-key": key }, body, bar, voice.node);
  el.append(root);

  for (const k of Object.keys(fields)) model.on(`change:${k}`, redraw);
  signal.addEventListener("abort", () => {
    for (const k of Object.keys(fields)) model.off(`change:${k}`, redraw);
    cancelAnimationFrame(frame);
  });
  onTheme(redraw, signal);
  // A link of the page may set a figure that stands elsewhere.
  const reveal = () => root.scrollIntoView({ block: root.offsetHeight > innerHeight ? "start" : "center" });
  if (isStatic) addEventListener("hashchange", () => { if (fromAddress()) reveal(); }, { signal });

  return {
    root, body, state, set, signal, say: voice.say,
    // Calls `drawer(state)` now and whenever the state or the theme changes.
    start(drawer) {
      drawers.push(drawer);
      const addressed = isStatic && fromAddress();
      draw();
      if (addressed) reveal();
      return () => abort.abort(); // what a host calls when it takes the figure away
    },
  };
}
