// What a hand or an arrow key can move inside a drawing.
import { place, svg } from "./dom.mjs";
import { clamp, clipLine } from "./nn.mjs";

const HIT = 29; // a drawing on a phone has 0.76 of its size: 44 px across

export function drag(node, { start, move, end, focus }) {
  let id = null;
  node.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || id !== null) return;
    event.preventDefault();
    id = event.pointerId;
    node.setPointerCapture(id);
    (focus ?? node).focus({ preventScroll: true });
    (focus ?? node).classList.add("nn-dragging");
    start?.(event);
  });
  // Browsers heed touch-action on a whole drawing, not on all of its parts.
  node.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
  node.addEventListener("pointermove", (event) => event.pointerId === id && move(event));
  const stop = (event) => {
    if (event.pointerId !== id) return;
    id = null;
    (focus ?? node).classList.remove("nn-dragging");
    end?.(event);
  };
  node.addEventListener("pointerup", stop);
  node.addEventListener("pointercancel", stop);
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

// A knob with a name and a value for those who hear it. `keys(dx, dy, big)` answers the
// arrow keys (Shift or Page: bigger steps). Where knobs stand close, `hit` is smaller.
export function handle({ name, role = null, min, max, keys, hit = HIT }, ...shapes) {
  const node = svg("g", {
    class: "nn-handle nn-grab", role: "slider", tabindex: 0, "aria-label": name,
    "aria-roledescription": role, "aria-valuemin": min, "aria-valuemax": max,
    "aria-valuenow": min, "data-lm-suppress-shortcuts": "true",
  }, svg("circle", { r: hit, class: "nn-hit" }), svg("circle", { r: 17, class: "nn-ring" }), ...shapes);
  node.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key] ?? { PageUp: [0, 5], PageDown: [0, -5] }[event.key];
    if (!arrow || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const much = event.shiftKey ? 5 : 1;
    keys(arrow[0] * much, arrow[1] * much);
  });
  return {
    node,
    at: (x, y) => node.setAttribute("transform", `translate(${x} ${y})`),
    say: (now, text) => place(node, { "aria-valuenow": clamp(now, min, max), "aria-valuetext": text }),
  };
}

// A point of the plane. get() -> [x, y]; set([x, y]).
export function draggablePoint(chart, { name, step = 0.05, get, set }, ...shapes) {
  const inside = ([x, y]) => [clamp(x, ...chart.x), clamp(y, ...chart.y)];
  const grip = handle({
    name, min: chart.x[0], max: chart.x[1], role: "point, moves in two directions",
    keys: (dx, dy) => set(inside([get()[0] + dx * step, get()[1] + dy * step])),
  }, ...shapes);
  drag(grip.node, { move: (event) => set(inside(chart.locate(event))) });
  chart.handles.append(grip.node);
  return {
    node: grip.node,
    draw(text) {
      const [x, y] = get();
      const [px, py] = inside([x, y]);
      grip.at(chart.X(px), chart.Y(py));
      grip.say(x, text);
    },
  };
}

// The line a x + b y + c = 0 under the hand: drag it to move it, its round knob to turn
// it, its arrow (towards the positive side) to make (a, b) longer or shorter.
// get() -> [a, b, c]; set([a, b, c]).
// Several lines of one drawing have a `name` and a `look`, a class of their own, each.
export function draggableLine(chart, { get, set, arrow = 0.12, longest = Infinity, name = "Line", look = "" }) {
  const long = typeof arrow === "function" ? arrow : () => arrow; // of one unit of weight
  const reach = 0.4 * (chart.x[1] - chart.x[0]);
  const center = [(chart.x[0] + chart.x[1]) / 2, (chart.y[0] + chart.y[1]) / 2];
  const inside = ([x, y]) => [clamp(x, ...chart.x), clamp(y, ...chart.y)];
  const through = (a, b, [x, y]) => set([a, b, -(a * x + b * y)]);
  let pivot = center, side = 1, turning = false;

  const halo = svg("line", { class: "nn-halo" }), stroke = svg("line", { class: `nn-boundary ${look}` });
  const grab = svg("line", { class: "nn-hit nn-grab nn-grab-line" });
  const shaft = svg("line", { class: "nn-arrow" }), head = svg("path", { class: "nn-arrowhead", d: "M9 0L-7 7.5L-3.5 0L-7 -7.5Z" });

  const nearest = (p) => {
    const [a, b, c] = get(), n = a * a + b * b, d = (a * p[0] + b * p[1] + c) / n;
    return [p[0] - a * d, p[1] - b * d];
  };
  const mover = handle({
    name: `${name}: move`, min: -1000, max: 1000, role: "line, moves in two directions",
    keys: (dx, dy) => { const [a, b] = get(); through(a, b, (pivot = inside([pivot[0] + dx * 0.05, pivot[1] + dy * 0.05]))); },
  }, svg("circle", { r: 8, class: "nn-knob" }));
  const turner = handle({
    name: `${name}: turn`, min: -180, max: 180,
    keys: (dx, dy) => turn(((dx || dy) * Math.PI) / 60),
  }, svg("circle", { r: 10.5, class: "nn-knob nn-knob-turn" }), svg("path", { class: "nn-knob-sign", d: "M-4.6 1.6A4.9 4.9 0 1 1 1.6 4.6M-7.4 -0.6L-4.8 2.6L-1.8 -0.2" }));
  const puller = handle({
    name: name === "Line" ? "Weights: longer or shorter" : `${name}: longer or shorter`, min: 0, max: 1000,
    keys: (dx, dy) => { const [a, b] = get(), n = Math.hypot(a, b); stretch((n + (dx || dy) * 0.1) / n); },
  }, head);

  function turn(by) {
    const [a, b] = get(), cos = Math.cos(by), sin = Math.sin(by);
    through(a * cos - b * sin, a * sin + b * cos, pivot);
  }
  function stretch(by) {
    const [a, b] = get(), n = Math.hypot(a, b);
    const factor = clamp(by * n, 0.1, longest) / n;
    through(a * factor, b * factor, pivot);
  }
  let from = null;
  const moves = {
    start: (event) => { from = { at: chart.locate(event), pivot: inside(pivot) }; },
    move: (event) => {
      const to = chart.locate(event), [a, b] = get();
      pivot = inside([from.pivot[0] + to[0] - from.at[0], from.pivot[1] + to[1] - from.at[1]]);
      through(a, b, pivot);
    },
    focus: mover.node,
  };
  drag(grab, moves);
  drag(mover.node, moves);
  drag(turner.node, {
    start: () => { turning = true; },
    move: (event) => {
      const [x, y] = chart.locate(event), [a, b] = get();
      if (Math.hypot(x - pivot[0], y - pivot[1]) < 0.02) return;
      turn(Math.atan2(side * (y - pivot[1]), side * (x - pivot[0])) - Math.atan2(a, -b));
    },
    end: () => { turning = false; },
  });
  drag(puller.node, {
    move: (event) => {
      const [x, y] = chart.locate(event);
      let a = (x - pivot[0]) / long(), b = (y - pivot[1]) / long();
      const n = Math.hypot(a, b) || 1, size = clamp(n, 0.1, longest);
      through((a * size) / n || 0.1, (b * size) / n, pivot);
    },
  });
  chart.marks.append(halo, stroke);
  chart.handles.append(grab, shaft, puller.node, turner.node, mover.node);
  const everything = [halo, stroke, grab, shaft, puller.node, turner.node, mover.node];

  function draw({ moveText, turnText, pullText }) {
    const [a, b, c] = get(), n = Math.hypot(a, b);
    for (const node of everything) node.toggleAttribute("hidden", n === 0);
    if (n === 0) return;
    const ends = clipLine(a, b, c, chart.x, chart.y);
    for (const node of [halo, stroke, grab]) node.toggleAttribute("hidden", !ends);
    const u = [-b / n, a / n]; // along the line
    pivot = nearest(pivot);
    if (ends) {
      for (const line of [halo, stroke, grab]) place(line, { x1: chart.X(ends[0][0]), y1: chart.Y(ends[0][1]), x2: chart.X(ends[1][0]), y2: chart.Y(ends[1][1]) });
      const along = ends.map((p) => (p[0] - pivot[0]) * u[0] + (p[1] - pivot[1]) * u[1]).sort((p, q) => p - q);
      if (along[0] > -1e-6 || along[1] < 1e-6) { // the pivot left the square: take the middle
        const middle = (along[0] + along[1]) / 2;
        pivot = [pivot[0] + u[0] * middle, pivot[1] + u[1] * middle];
        along[0] -= middle; along[1] -= middle;
      }
      if (!turning) {
        const room = side > 0 ? along[1] : -along[0], other = side > 0 ? -along[0] : along[1];
        if (room < 0.5 * reach && other > room) side = -side;
      }
      const far = side * Math.max(Math.min(reach, (side > 0 ? along[1] : -along[0]) - 0.07), 0.14);
      turner.at(chart.X(pivot[0] + u[0] * far), chart.Y(pivot[1] + u[1] * far));
    }
    turner.node.toggleAttribute("hidden", !ends);
    // A line outside the square leaves its knob at the edge, from where it can be fetched.
    const [px, py] = inside(pivot), x = chart.X(px), y = chart.Y(py);
    mover.node.classList.toggle("nn-away", !ends);
    mover.at(x, y);
    const length = Math.min(n, longest) * long() * chart.scale, tip = [x + (a / n) * length, y - (b / n) * length];
    for (const node of [shaft, puller.node]) node.toggleAttribute("hidden", !ends);
    place(shaft, { x1: x, y1: y, x2: tip[0], y2: tip[1] });
    puller.at(...tip);
    head.setAttribute("transform", `rotate(${(-Math.atan2(b, a) * 180) / Math.PI})`);
    mover.say(c, moveText);
    turner.say((Math.atan2(b, a) * 180) / Math.PI, turnText);
    puller.say(n, pullText);
  }
  // Where the arrow's tip is, for a name beside it; null where there is no line.
  const tip = () => {
    const [a, b] = get(), n = Math.hypot(a, b), size = Math.min(n, longest) * long() + 0.1;
    const [x, y] = inside(pivot);
    return n === 0 || puller.node.hasAttribute("hidden") ? null : [x + (a / n) * size, y + (b / n) * size];
  };
  // Out of sight and out of reach, or back.
  const showAll = (visible) => { for (const node of everything) node.classList.toggle("nn-gone", !visible); };
  return { draw, tip, showAll, mover: mover.node, turner: turner.node, puller: puller.node, grab };
}
