// The loss over the steps: training solid, held out dashed.
import { sharpCanvas } from "./chart.mjs";
import { html, number } from "./dom.mjs";

const WIDTH = 300, HEIGHT = 130, LEFT = 38, BELOW = 20, KEPT = 400;

export function lossCurve(signal) {
  const canvas = html("canvas", { class: "nn-loss", "aria-hidden": "true" });
  const steps = new Float64Array(KEPT), train = new Float64Array(KEPT), held = new Float64Array(KEPT);
  let count = 0, every = 1, seen = 0, colors = null;
  const repaint = sharpCanvas({ canvas, width: WIDTH, height: HEIGHT }, (c) => {
    if (!colors) return;
    let most = 1e-9;
    for (let i = 0; i < count; i++) for (const v of [train[i], held[i]]) if (v > most) most = v;
    const unit = 10 ** Math.floor(Math.log10(most)), top = unit * [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((m) => m * unit >= most * 0.999);
    const first = count ? steps[0] : 0, last = Math.max(count ? steps[count - 1] : 0, first + 10);
    const X = (v) => LEFT + ((v - first) / (last - first)) * (WIDTH - LEFT - 4), Y = (v) => HEIGHT - BELOW - (Math.min(v, top * 1.02) / top) * (HEIGHT - BELOW - 8);
    c.font = "13px system-ui";
    c.fillStyle = `rgb(${colors.muted})`;
    c.lineWidth = 1;
    c.setLineDash([]);
    for (const v of [0, top / 2, top]) {
      c.strokeStyle = `rgb(${colors.line})`;
      c.textAlign = "right";
      c.textBaseline = "middle";
      c.beginPath();
      c.moveTo(LEFT, Y(v));
      c.lineTo(WIDTH - 4, Y(v));
      c.stroke();
      c.fillText(v === 0 ? "0" : top >= 1e4 ? v.toExponential(0) : String(Number(v.toPrecision(2))), LEFT - 6, Y(v));
    }
    c.textAlign = "left";
    c.textBaseline = "alphabetic";
    c.fillText(`step ${first}`, LEFT, HEIGHT - 4);
    c.textAlign = "right";
    c.fillText(String(last), WIDTH - 4, HEIGHT - 4);
    const trace = (values, dash, width) => {
      c.beginPath();
      for (let i = 0; i < count; i++) {
        if (Number.isFinite(values[i])) c.lineTo(X(steps[i]), Y(values[i]));
      }
      c.setLineDash(dash);
      c.strokeStyle = `rgb(${colors.ink})`;
      c.lineWidth = width;
      c.stroke();
    };
    trace(held, [5, 4], 1.6);
    trace(train, [], 2.2);
  }, signal);
  return {
    node: canvas,
    clear() { count = seen = 0; every = 1; },
    // What was written for this step already is written anew.
    add(step, a, b) {
      if (count && steps[count - 1] === step) count--;
      else if (seen++ % every) return;
      if (count === KEPT) { // full: keep every second one
        count = KEPT / 2;
        for (let i = 0; i < count; i++) { steps[i] = steps[2 * i]; train[i] = train[2 * i]; held[i] = held[2 * i]; }
        every *= 2;
      }
      [steps[count], train[count], held[count]] = [step, a, b];
      count++;
    },
    draw(palette) { colors = palette; repaint(); },
  };
}

export const lossText = (v) => (Number.isFinite(v) ? number(v, v < 0.0995 ? 4 : 3) : "–");
