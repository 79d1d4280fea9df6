// Live figures on a static page. MyST-NB leaves each figure's state in the page; this
// script gives every figure a model that needs no kernel and lets it draw itself. A widget
// of another kind, or a figure that fails, becomes a sentence.
(() => {
  "use strict";
  const STATE = 'script[type="application/vnd.jupyter.widget-state+json"]';
  const VIEW = 'script[type="application/vnd.jupyter.widget-view+json"]';

  // What a front-end module asks of a Jupyter model: get, set, on, off, save_changes.
  class Model {
    #state; #listeners = new Map();
    constructor({ state, buffers = [] }) {
      this.#state = structuredClone(state);
      for (const { path, data } of buffers) {
        const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
        const last = path.at(-1);
        path.slice(0, -1).reduce((o, k) => o[k], this.#state)[last] = new DataView(bytes.buffer);
      }
    }
    get(name) { return this.#state[name]; }
    set(name, value) {
      const wish = typeof name === "string" ? { [name]: value } : name;
      const changed = Object.keys(wish).filter((k) => this.#state[k] !== wish[k]);
      for (const k of changed) this.#state[k] = wish[k];
      for (const k of changed) this.#tell(`change:${k}`, wish[k]);
      if (changed.length) this.#tell("change");
    }
    save_changes() {} // there is nobody to tell
    send() {}
    on(names, listener) {
      for (const n of names.split(/\s+/)) {
        if (!this.#listeners.has(n)) this.#listeners.set(n, new Set());
        this.#listeners.get(n).add(listener);
      }
    }
    off(names, listener) {
      if (!names) return this.#listeners.clear();
      for (const n of names.split(/\s+/)) {
        if (listener) this.#listeners.get(n)?.delete(listener);
        else this.#listeners.delete(n);
      }
    }
    #tell(name, value) { for (const f of [...(this.#listeners.get(name) ?? [])]) f(this, value); }
  }

  // A page may show one kind of figure many times: its module is loaded once.
  const modules = new Map(), styles = new Set();
  function load(source) {
    if (!modules.has(source)) {
      const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      modules.set(source, import(url).then(({ default: d }) => (typeof d === "function" ? d() : d)));
    }
    return modules.get(source);
  }
  function style(css) {
    if (!css || styles.has(css)) return;
    styles.add(css);
    document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
  }

  function say(place, sentence, role) {
    const p = Object.assign(document.createElement("p"), { className: "nn-host-note", textContent: sentence });
    p.setAttribute("role", role);
    p.style.cssText = "padding:.75rem 1rem;border:1px solid currentColor;border-radius:8px";
    place.replaceChildren(p);
  }

  async function mount(place, entry, models, id) {
    const { signal } = new AbortController();
    const experimental = { invoke: async () => { throw new Error("there is no kernel on a static page"); } };
    try {
      style(entry.state._css);
      const figure = await load(entry.state._esm);
      const fresh = !models.has(id);
      if (fresh) models.set(id, new Model(entry));
      const model = models.get(id);
      if (fresh) await figure.initialize?.({ model, experimental, signal });
      await figure.render({ model, el: place, experimental, signal });
      place.dataset.nnworks = "ready";
    } catch (error) {
      place.dataset.nnworks = "failed";
      const shows = entry.state._alt_text ? ` What it shows: ${entry.state._alt_text}` : "";
      say(place, `This live figure could not start (${error.message}).${shows}`, "alert");
      console.error(error);
    }
  }

  function main() {
    const states = {}, models = new Map(), counts = new Map();
    try {
      for (const s of document.querySelectorAll(STATE)) Object.assign(states, JSON.parse(s.textContent).state);
    } catch (error) { console.error("The state of the figures in this page is broken:", error); }
    for (const view of document.querySelectorAll(VIEW)) {
      // Only the view gives way: a still or a sentence beside it stays.
      const place = document.createElement("div");
      view.replaceWith(place);
      let id = null;
      try { id = JSON.parse(view.textContent).model_id; } catch { /* said below */ }
      const entry = states[id];
      if (!entry) say(place, "This live figure’s data is missing from the page: build the book again.", "alert");
      else if (entry.model_module !== "anywidget") say(place, "This control runs Python, so it needs a notebook: download this chapter’s notebook to use it.", "note");
      else {
        const kind = entry.state._anywidget_id ?? "";
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
        place.dataset.nnHost = "static";
        place.dataset.nnOrdinal = counts.get(kind);
        mount(place, entry, models, id);
      }
    }
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", main);
  else main();
})();
