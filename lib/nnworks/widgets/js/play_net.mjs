// The network as it is drawn: a picture of what each unit answers, edges as strong as their
// weights, and buttons over both. All is one canvas: hundreds of SVG edges would be slow.
import { KEYS } from "./controls.mjs";
import { div, html, number, show, symbol } from "./dom.mjs";
import { round } from "./fields.mjs";
import { colorOne } from "./play_maps.mjs";
import { DATASETS, INPUTS } from "./play_data.mjs";
import { times } from "./random.mjs";

export const CELLS = 20; // of a unit's picture
const LABEL = 46;
const NAMES = Object.keys(INPUTS);
const FULL = 2.5; // the weight that is drawn as thick as any

// "x1²" with a small 1 below.
const inputLabel = (name) => INPUTS[name].label.split(/(x\d)/).flatMap((part) => (/^x\d/.test(part) ? symbol(part) : part));

export const unitName = (s, layer, unit) => {
  if (layer === 0) return `input ${INPUTS[s.inputs[unit]].label}`;
  if (layer <= s.hidden.length) return `unit ${unit + 1} of hidden layer ${layer}`;
  return DATASETS[s.dataset].task === "classes" ? `output for class ${unit}` : "output";
};

// actions: toggleInput(name), setHidden(list), choose(layer, unit, from), peek({layer, unit} or null).
export function networkView(actions) {
  const canvas = html("canvas", { class: "nn-net-canvas", "aria-hidden": "true" });
  const units = html("div", { class: "nn-net-units", role: "group", "aria-label": "Units" });
  const heads = div("nn-net-heads");
  const tip = html("span", { class: "nn-net-tip", hidden: true, "aria-hidden": "true" });
  const node = html("div", { class: "nn-net", onpointermove: hover, onpointerleave: () => show(tip, false), onclick: pick }, canvas, heads, units, tip);
  const context = canvas.getContext("2d"), atlas = document.createElement("canvas"), ink = atlas.getContext("2d");
  let s = null, net = null, at = [], size = 32, image = null, pixels = null, drawn = "", current = [0, 0], wide = 0, high = 0;

  const inputs = NAMES.map((name) => html("button", { class: "nn-input", onclick: () => actions.toggleInput(name), ...KEYS }, ...inputLabel(name)));
  const columns = times(6, (k) => {
    const change = (by) => { const next = [...s.hidden]; next[k] += by; actions.setHidden(next); };
    const more = round("+", `One more unit in hidden layer ${k + 1}`, () => change(1));
    const less = round("−", `One unit fewer in hidden layer ${k + 1}`, () => change(-1));
    return { node: div("nn-column-head", more, less), more, less };
  });
  heads.append(...inputs, ...columns.map((c) => c.node));

  // Where everything stands, in CSS pixels.
  function arrange() {
    wide = node.clientWidth || 400;
    const many = s.hidden.length + 2, outputs = net.sizes.at(-1), pitch = wide < 350 ? 38 : 46, room = (wide - LABEL) / (many - 0.35);
    const top = room < 66 ? 66 : 38; // below the buttons, which stand beside or above each other
    size = Math.min(pitch - 9, Math.max(0.68 * room, 24));
    high = top + 8 * pitch;
    const left = LABEL + size / 2, right = wide - size / 2 - 5, X = (k) => left + (k / (many - 1)) * (right - left);
    const row = (i) => top + pitch * (i + 0.5);
    at = [NAMES.map((_, i) => [X(0), row(i)]), ...s.hidden.map((n, k) => times(n, (i) => [X(k + 1), row(i)])),
      times(outputs, (i) => [X(many - 1), outputs > 1 ? top + (i + 0.5) * ((8 * pitch) / outputs) : row(3)])];
    node.style.height = `${high}px`;
    const sharp = Math.min(devicePixelRatio, 2);
    canvas.width = Math.round(wide * sharp);
    canvas.height = Math.round(high * sharp);
    context.setTransform(canvas.width / wide, 0, 0, canvas.height / high, 0, 0);
    const gap = (right - left) / (many - 1);
    columns.forEach(({ node: head, more, less }, k) => {
      show(head, k < s.hidden.length);
      if (k >= s.hidden.length) return;
      Object.assign(head.style, { left: `${X(k + 1)}px`, width: `${gap < 66 ? 28 : 62}px` });
      more.disabled = s.hidden[k] >= 8;
      less.disabled = s.hidden[k] <= 1;
    });
    inputs.forEach((button, i) => {
      const on = s.inputs.includes(NAMES[i]);
      button.setAttribute("aria-pressed", String(on));
      button.setAttribute("aria-label", `Input ${INPUTS[NAMES[i]].label}`);
      Object.assign(button.style, { top: `${at[0][i][1]}px`, width: `${LABEL + size - 4}px`, height: `${size}px` });
    });
    placeUnits();
  }

  // One tab stop for all units; the arrow keys move it.
  function placeUnits() {
    const held = units.contains(document.activeElement);
    const layer = Math.min(current[0], at.length - 2);
    current = [layer, Math.min(current[1], at[layer + 1].length - 1)];
    units.replaceChildren(...at.slice(1).flatMap((column, k) => column.map(([x, y], i) => html("button", {
      class: "nn-unit", style: `left:${x}px;top:${y}px;width:${size}px;height:${size}px`, "data-layer": k + 1, "data-unit": i,
      tabindex: k === current[0] && i === current[1] ? 0 : -1, "aria-label": unitName(s, k + 1, i), ...KEYS,
    }))));
    if (held) units.querySelector("[tabindex='0']").focus();
  }
  const spot = (button) => [Number(button.dataset.layer), Number(button.dataset.unit)];
  units.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const layer = Math.min(Math.max(current[0] + way[0], 0), at.length - 2), many = at[layer + 1].length;
    const unit = Math.min(Math.max(current[1] + way[1], 0), many - 1);
    units.querySelector("[tabindex='0']").tabIndex = -1;
    const next = units.querySelector(`[data-layer='${layer + 1}'][data-unit='${unit}']`);
    current = [layer, unit];
    next.tabIndex = 0;
    next.focus();
  });
  const peek = (on) => (event) => {
    if (!event.target.dataset.layer || (event.pointerType && event.pointerType !== "mouse")) return;
    const [layer, unit] = spot(event.target);
    if (event.type === "focusin") current = [layer - 1, unit];
    actions.peek(on ? { layer, unit } : null);
  };
  for (const name of ["focusin", "pointerover"]) units.addEventListener(name, peek(true));
  for (const name of ["focusout", "pointerout"]) units.addEventListener(name, peek(false));
  units.addEventListener("click", (event) => event.target.dataset.layer && actions.choose(...spot(event.target), null));

  // Edges: a curve from the right side of one node to the left side of the next.
  const ends = (k, i, j) => {
    const a = k ? at[k][j] : at[0][NAMES.indexOf(s.inputs[j])], b = at[k + 1][i];
    return [a[0] + size / 2, a[1], b[0] - size / 2, b[1]];
  };
  function each(visit) {
    net.layers.forEach(({ inputs: many, outputs, weight }, k) => {
      for (let i = 0; i < outputs; i++) for (let j = 0; j < many; j++) visit(k, i, j, weight + i * many + j);
    });
  }
  function under(event) {
    const box = node.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
    let best = 9, found = null;
    each((k, i, j, index) => {
      const [x1, y1, x2, y2] = ends(k, i, j);
      if (x < x1 || x > x2) return;
      // On this curve the share t of the way up depends on x alone.
      let t = (x - x1) / (x2 - x1);
      for (let n = 0; n < 4; n++) t -= (1.5 * t * (1 - t) + t ** 3 - (x - x1) / (x2 - x1)) / (1.5 - 3 * t + 3 * t * t);
      const far = Math.abs(y1 + (3 * t * t - 2 * t ** 3) * (y2 - y1) - y);
      if (far < best) { best = far; found = { layer: k + 1, unit: i, from: j, index }; }
    });
    return found;
  }
  function hover(event) {
    if (event.pointerType !== "mouse") return;
    const edge = event.target.closest("button") ? null : under(event);
    show(tip, edge !== null);
    node.style.cursor = edge ? "pointer" : "";
    if (!edge) return;
    tip.textContent = `weight ${number(net.theta[edge.index])}`;
    const box = node.getBoundingClientRect();
    Object.assign(tip.style, { left: `${Math.min(event.clientX - box.left, wide - 60)}px`, top: `${event.clientY - box.top}px` });
  }
  function pick(event) {
    const edge = event.target.closest("button") ? null : under(event);
    if (edge) actions.choose(edge.layer, edge.unit, edge.from);
  }

  function drawEdges(colors) {
    const { theta } = net;
    each((k, i, j, index) => {
      const w = theta[index], [x1, y1, x2, y2] = ends(k, i, j), middle = (x1 + x2) / 2;
      context.beginPath();
      context.moveTo(x1, y1);
      context.bezierCurveTo(middle, y1, middle, y2, x2, y2);
      context.lineWidth = w === 0 ? 0.6 : 0.8 + 5.2 * Math.min(Math.abs(w) / FULL, 1);
      context.strokeStyle = w === 0 ? colors.none : w < 0 ? colors.minus : colors.plus;
      context.setLineDash(w < 0 ? DASH : SOLID);
      context.stroke();
    });
    context.setLineDash(SOLID);
  }
  function drawNodes(colors, maps, table, chosen) {
    const counts = at.map((column) => column.length), all = counts.reduce((a, b) => a + b, 0);
    if (atlas.width !== all * CELLS || !image) {
      Object.assign(atlas, { width: all * CELLS, height: CELLS });
      image = ink.createImageData(all * CELLS, CELLS);
      pixels = new Uint32Array(image.data.buffer);
    }
    let place = 0;
    const of = (k, i) => (k ? maps[k][i] : maps.inputs[i]);
    counts.forEach((count, k) => {
      for (let i = 0; i < count; i++) {
        const map = of(k, i);
        let full = 1e-6;
        for (let n = 0; n < map.length; n++) full = Math.max(full, Math.abs(map[n]));
        colorOne(pixels, CELLS * place++, all * CELLS, CELLS, map, table, full, false);
      }
    });
    ink.putImageData(image, 0, 0);
    place = 0;
    at.forEach((column, k) => column.forEach(([x, y], i) => {
      const off = k === 0 && !s.inputs.includes(NAMES[i]), mine = chosen && chosen.layer === k && chosen.unit === i;
      context.globalAlpha = off ? 0.28 : 1;
      context.drawImage(atlas, CELLS * place++, 0, CELLS, CELLS, x - size / 2, y - size / 2, size, size);
      context.lineWidth = mine ? 3.5 : 1.5;
      context.strokeStyle = colors.ink;
      context.strokeRect(x - size / 2, y - size / 2, size, size);
      context.globalAlpha = 1;
    }));
  }
  return {
    node,
    resize() { if (s && node.clientWidth !== wide) { drawn = ""; return true; } return false; },
    // maps: [layer][unit] of CELLS * CELLS numbers; maps.inputs: those of all seven inputs.
    draw(state, network, maps, palette, table, chosen) {
      const shape = `${state.inputs} ${state.hidden} ${network.sizes.at(-1)} ${node.clientWidth}`;
      [s, net] = [state, network];
      if (shape !== drawn) { drawn = shape; arrange(); }
      const rgb = (c, a = 1) => `rgba(${c},${a})`;
      const colors = { ink: rgb(palette.ink), plus: rgb(palette.positive, 0.85), minus: rgb(palette.negative, 0.85), none: rgb(palette.muted, 0.5) };
      context.clearRect(0, 0, wide, high);
      drawEdges(colors);
      drawNodes(colors, maps, table, chosen);
      if (at.at(-1).length > 1) {
        context.font = "600 14px system-ui";
        context.textAlign = "center";
        context.textBaseline = "middle";
        context.fillStyle = colors.ink;
        context.lineWidth = 3;
        context.strokeStyle = rgb(palette.paper);
        at.at(-1).forEach(([x, y], i) => { context.strokeText(i, x, y); context.fillText(i, x, y); });
      }
    },
  };
}
const DASH = [7, 4], SOLID = [];
