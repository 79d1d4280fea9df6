// A network drawn to scale: one column for each layer or block, from the input to the output, split
// into its parts. Areas are parameters. On a canvas, since a network may have thousands of parts.

const HEIGHT = 150, LABELS = 24;
// How each kind is filled, besides its colour: lines at an angle, dots, or nothing.
export const FILLS = {
  "fully connected": "solid", convolution: "dots", attention: "slanted", embedding: "lines", rest: "plain",
};

const css = (rgb, alpha = 1) => `rgb(${rgb.join(" ")} / ${alpha})`;

// A tile of 8 x 8 pixels of the screen, repeated over the area.
function pattern(context, kind, colors, ratio) {
  const size = Math.round(8 * ratio), tile = new OffscreenCanvas(size, size), pen = tile.getContext("2d");
  const fill = FILLS[kind], blue = colors.positive;
  pen.fillStyle = fill === "solid" ? css(blue) : css(fill === "plain" ? colors.muted : colors["heat-high"]);
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = pen.fillStyle = css(colors.ink, 0.75);
  pen.lineWidth = 1.25 * ratio;
  pen.beginPath();
  if (fill === "lines") { pen.moveTo(0, size / 2); pen.lineTo(size, size / 2); }
  if (fill === "slanted") for (const x of [-size, 0, size]) { pen.moveTo(x, size); pen.lineTo(x + size, 0); }
  pen.stroke();
  if (fill === "dots") { pen.arc(size / 2, size / 2, 1.5 * ratio, 0, 7); pen.fill(); }
  return context.createPattern(tile, "repeat");
}

function prepare(canvas, width, height) {
  const ratio = Math.min(globalThis.devicePixelRatio || 1, 2), context = canvas.getContext("2d");
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, ratio };
}

// The key to the fillings.
export function swatch(canvas, kind, colors) {
  const { context, ratio } = prepare(canvas, 16, 16);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = pattern(context, kind, colors, ratio);
  context.fillRect(0, 0, 16 * ratio, 16 * ratio);
}

// draw(groups, parameters, colors) paints; at(x, y) says what lies there, in CSS pixels.
export function columns(canvas) {
  let parts = [], fills = null, made = "";
  const at = (x, y) => parts.find((p) => x >= p.x && x < p.x + p.width && y >= p.y && y < p.y + p.height);
  function draw(groups, parameters, colors) {
    const width = canvas.clientWidth || 600, { context, ratio } = prepare(canvas, width, HEIGHT + LABELS);
    const look = JSON.stringify([colors, ratio]);
    if (look !== made) {
      made = look;
      fills = Object.fromEntries(Object.keys(FILLS).map((kind) => [kind, pattern(context, kind, colors, ratio)]));
    }
    parts = [];
    const all = Number(parameters) || 1, spans = [];
    let x = 0;
    for (const group of groups) {
      const times = Number(group.times), span = (width * Number(group.parameters)) / all, start = x;
      const each = span / (times || 1), one = Number(group.parameters) / (times || 1) || 1;
      for (let copy = 1; copy <= times; copy++, x += each) {
        let y = 0;
        for (const layer of group.layers) {
          const height = (HEIGHT * Number(layer.parameters)) / one;
          if (height > 0 && each > 0) parts.push({ x, y, width: each, height, layer, group, copy });
          y += height;
        }
      }
      x = start + span;
      spans.push([group, start, span]);
    }
    // Patterns lie still on the canvas; only the frames of wide enough columns show.
    context.save();
    for (const p of parts) {
      context.fillStyle = fills[p.layer.kind];
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.fillRect(p.x * ratio, p.y * ratio, p.width * ratio, p.height * ratio);
    }
    context.restore();
    context.strokeStyle = css(colors.paper);
    context.lineWidth = 1;
    for (const p of parts) if (p.width > 5 && p.height > 3) context.strokeRect(p.x, p.y, p.width, p.height);
    label(context, spans, width, colors);
  }
  return { draw, at };
}

// The names of the columns below them, as many as there is room for.
function label(context, spans, width, colors) {
  context.font = "14px system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif";
  context.textBaseline = "middle";
  context.fillStyle = css(colors.muted);
  let free = 0;
  const sorted = [...spans].sort(([, , a], [, , b]) => b - a).slice(0, 12), chosen = [];
  for (const [group, start, span] of sorted) {
    const text = group.times > 1n ? `${group.times} × ${group.name}` : group.name, room = context.measureText(text).width;
    if (room + 10 < span) chosen.push([start + span / 2 - room / 2, text]);
  }
  for (const [x, text] of chosen.sort(([a], [b]) => a - b)) {
    if (x < free) continue;
    context.fillText(text, x, HEIGHT + LABELS / 2 + 1);
    free = x + context.measureText(text).width + 8;
  }
}
