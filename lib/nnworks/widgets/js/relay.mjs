// A race in legs: Play runs them all, Step the next one. Who asked for less motion gets the steps alone.
import { html } from "./dom.mjs";

const LEG = 1100, PAUSE = 450; // ms

// get() -> how many legs are done; set(n); draw(leg, part): part of the leg that has been run, 0 to 1,
// or null when nobody runs. `last` is a number or a function that gives it.
export function relay({ get, set, draw, last, signal, leg: legTime = LEG, pause = PAUSE }) {
  const end = () => (typeof last === "function" ? last() : last);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let frame = 0, timer = 0, playing = false;
  const halt = () => { cancelAnimationFrame(frame); clearTimeout(timer); frame = timer = 0; draw(null); };
  const stop = () => { halt(); playing = false; drawButtons(); };
  function run(then) {
    const leg = get();
    if (still.matches) { set(leg + 1); then(); return; }
    let begin = null;
    const tick = (time) => {
      begin ??= time;
      const part = Math.min((time - begin) / legTime, 1);
      draw(leg, part);
      if (part < 1) frame = requestAnimationFrame(tick);
      else { frame = 0; draw(null); set(leg + 1); then(); }
    };
    frame = requestAnimationFrame(tick);
  }
  function on() {
    if (get() >= end()) return stop();
    timer = setTimeout(() => run(on), still.matches ? 2 * pause : pause);
  }
  const button = (text, onclick) => html("button", { class: "nn-button nn-strong", onclick, "data-lm-suppress-shortcuts": "true" }, text);
  const play = button("Play", () => {
    if (playing) return stop();
    halt();
    playing = true;
    if (get() >= end()) set(0);
    drawButtons();
    on();
  });
  const step = button("Step", () => {
    const running = frame !== 0;
    stop();
    if (get() >= end()) set(0);
    else if (running) set(get() + 1); // too slow for whoever pressed again
    else run(() => {});
  });
  function drawButtons() { play.textContent = playing ? "Pause" : "Play"; }
  signal.addEventListener("abort", halt);
  return { nodes: [play, step], drawButtons, running: () => frame !== 0 };
}
