// The loss as one number is moved and all others stay: a curve, the line that the gradient
// promises, and a point on the curve that can be pulled.
import { html, inside, number, place, svg } from "./dom.mjs";
import { drag, handle } from "./handles.mjs";
import { clamp } from "./nn.mjs";

const WIDTH = 380, HEIGHT = 214, LEFT = 58, TOP = 10, BOTTOM = 30, POINTS = 80;

// set(nudge) hears of the hand; `most` is how far a nudge may go.
export function nudgeChart({ most, set }) {
  const curve = svg("path", { class: "nn-curve" }), line = svg("line", { class: "nn-tangent" });
  const gap = svg("line", { class: "nn-gap" }), stay = svg("line", { class: "nn-grid" });
  const here = svg("circle", { r: 6, class: "nn-here" }), promise = svg("rect", { x: -5, y: -5, width: 10, height: 10, class: "nn-promise" });
  const clip = svg("svg", { x: 0, y: 0, width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "nn-clip" }, stay, line, curve, gap, promise);
  const low = svg("text", { x: -8, y: HEIGHT, "text-anchor": "end" }), high = svg("text", { x: -8, y: 14, "text-anchor": "end" });
  const ticks = [0, 0.5, 1].map((t) => svg("text", { x: t * WIDTH, y: HEIGHT + 21, "text-anchor": ["start", "middle", "end"][2 * t] }));
  const name = svg("text", { x: 10, y: 20, class: "nn-tag" });
  const grip = handle({ name: "Nudge", min: -most, max: most, keys: (dx, dy) => set((dx || dy) * 0.01, true) }, svg("circle", { r: 8, class: "nn-probe" }), svg("circle", { r: 2.5, class: "nn-probe-dot" }));
  const drawing = svg("svg", { viewBox: `${-LEFT} ${-TOP} ${WIDTH + LEFT + 8} ${HEIGHT + TOP + BOTTOM}`, class: "nn-drawing", role: "group", "aria-label": "The loss against the chosen number" },
    svg("rect", { width: WIDTH, height: HEIGHT, class: "nn-frame" }), svg("g", { class: "nn-axis", "aria-hidden": "true" }, low, high, ...ticks), clip, name, here, grip.node);
  drag(grip.node, {
    move: (event) => set((inside(drawing, event)[0] / WIDTH - 0.5) * 2 * most, false),
  });

  // loss(v) is the loss when the number is v; grad is null while it has not arrived.
  function draw({ words, value, nudge, loss, grad }) {
    const X = (v) => ((v - value + most) / (2 * most)) * WIDTH;
    const ys = Array.from({ length: POINTS + 1 }, (_, i) => loss(value - most + (2 * most * i) / POINTS));
    const now = loss(value), then = loss(value + nudge);
    let bottom = Math.min(...ys), top = Math.max(...ys);
    const room = Math.max(0.08 * (top - bottom), 0.02 * Math.abs(now), 1e-3);
    bottom = bottom >= 0 && bottom < room ? -room / 2 : bottom - room;
    top += room;
    const Y = (l) => HEIGHT - ((l - bottom) / (top - bottom)) * HEIGHT;
    curve.setAttribute("d", `M${ys.map((y, i) => `${((i / POINTS) * WIDTH).toFixed(1)} ${Y(y).toFixed(1)}`).join("L")}`);
    const far = (dx) => clamp(Y(now + grad * dx), -9e3, 9e3); // a drawing unit beyond any screen
    for (const node of [line, gap, promise]) node.toggleAttribute("hidden", grad === null);
    if (grad !== null) {
      const at = [X(value + nudge), far(nudge)];
      place(line, { x1: 0, y1: far(-most), x2: WIDTH, y2: far(most) });
      place(gap, { x1: at[0], x2: at[0], y1: at[1], y2: Y(then) });
      promise.setAttribute("transform", `translate(${at[0]} ${at[1]})`);
    }
    place(stay, { x1: WIDTH / 2, x2: WIDTH / 2, y1: 0, y2: HEIGHT });
    place(here, { cx: WIDTH / 2, cy: Y(now) });
    grip.at(X(value + nudge), clamp(Y(then), 0, HEIGHT));
    grip.say(nudge, `${number(nudge)}, loss ${number(then, 4)}`);
    const shown = top - bottom < 0.1 ? 4 : 2;
    low.textContent = number(Math.max(bottom, 0), shown);
    high.textContent = number(top, shown);
    ticks.forEach((tick, i) => { tick.textContent = number(value + (i - 1) * most, 2); });
    name.replaceChildren(svg("tspan", { class: "nn-italic" }, "L"), ` against ${words}`);
  }
  return { node: html("div", { class: "nn-nudge-chart" }, drawing), draw };
}
