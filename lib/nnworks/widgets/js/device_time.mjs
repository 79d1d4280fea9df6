// One training step on a processor and on a GPU: where the larger machine is worth its start.
import { chart } from "./chart.mjs";
import { segmented, slider } from "./controls.mjs";
import { html, number, place, show, svg } from "./dom.mjs";
import { BATCHES, GPU_MEMORY, meeting, stepTime, WIDTHS } from "./device_cost.mjs";
import { figure } from "./figure.mjs";
import { choice, numeric, whole } from "./fragment.mjs";
import { drag, handle } from "./handles.mjs";
import { clamp } from "./nn.mjs";

const ABOUT = [
  "Across: how many hidden units each of the two hidden layers has. Upwards: how long one training step takes, forward, backward and update. Both axes grow by factors.",
  "The solid line is a processor, one thread of it: its numbers were fitted to measured steps, the small rings. The dashed line is a GPU whose two numbers are yours to choose: what it costs to start the work of a step, and how fast the arithmetic then runs. Its memory moves 1,500 GB in a second.",
  "A line that lies flat waits for its start, whatever the size. A line that climbs is busy with arithmetic. Where they cross, both devices take equally long.",
  "With the examples on the processor, each batch is first copied to the GPU.",
];
const LIMITS = { start: [0.01, 10], rate: [0.1, 1000] };
const FIELDS = {
  width: whole(...WIDTHS), batch: choice(BATCHES.map(String)), start: numeric(...LIMITS.start),
  rate: numeric(...LIMITS.rate), data: choice(["gpu", "cpu"]),
};
const SIZE = [460, 300], MARGIN = { left: 74, right: 14, top: 14, bottom: 52 };
const X = [4, 13], Y = [-2, 5]; // powers of 2, powers of 10
const SPOTS = Array.from({ length: 73 }, (_, i) => X[0] + i / 8);

// 0.052 ms, 3.1 ms, 12 s: two digits that count.
export function duration(ms) {
  const [value, unit] = ms < 1000 ? [ms, "ms"] : ms < 60000 ? [ms / 1000, "s"] : [ms / 60000, "min"];
  const digits = Math.max(0, 1 - Math.floor(Math.log10(value)));
  return `${number(Number(value.toPrecision(2)), digits)} ${unit}`;
}

function lines(area) {
  const make = (look) => { const node = svg("path", { class: `nn-curve ${look}` }); area.marks.append(node); return node; };
  const paths = { cpu: make("nn-cpu"), gpu: make("nn-gpu") }, rings = svg("g");
  const stem = svg("line", { class: "nn-stem", y1: 0, y2: area.height });
  const dot = svg("circle", { r: 7, class: "nn-gpu-dot" }), cross = svg("line", { class: "nn-meeting", y1: 0, y2: area.height });
  area.marks.append(cross, stem, rings, dot);
  const high = (ms) => area.Y(clamp(Math.log10(ms), Y[0] - 1, Y[1] + 1));
  return {
    high,
    draw(cpu, gpu, s, batch, copied, measured) {
      for (const [path, device, copy] of [[paths.cpu, cpu, false], [paths.gpu, gpu, copied]]) {
        const places = SPOTS.map((x) => `${area.X(x).toFixed(1)} ${high(stepTime(device, 2 ** x, batch, copy)).toFixed(1)}`);
        path.setAttribute("d", `M${places.join("L")}`);
      }
      rings.replaceChildren(...measured.filter(([, b]) => b === batch).map(([width, , ms]) => svg("circle", { r: 5, class: "nn-measured", cx: area.X(Math.log2(width)), cy: high(ms) })));
      const x = area.X(Math.log2(s.width)), meet = meeting(cpu, gpu, batch, copied);
      place(stem, { x1: x, x2: x });
      place(dot, { cx: x, cy: high(stepTime(gpu, s.width, batch, copied)) });
      show(cross, meet !== null);
      if (meet !== null) place(cross, { x1: area.X(Math.log2(meet)), x2: area.X(Math.log2(meet)) });
      return meet;
    },
  };
}

function render({ model, el }) {
  const fig = figure({ model, el, name: "device-time", label: "one training step on a processor and on a GPU", python: "DeviceTime", fields: FIELDS, about: ABOUT, hint: "Drag the point; change the GPU." });
  const area = chart({
    size: SIZE, margin: MARGIN, x: X, y: Y, name: "time of one step", xName: "hidden units in each layer", label: "Time of one training step over the width of the network",
    xTicks: [5, 7, 9, 11, 13].map((p) => [p, String(2 ** p)]), yTicks: [[-2, "0.01 ms"], [0, "1 ms"], [2, "100 ms"], [4, "10 s"]],
  });
  const curves = lines(area);
  const move = (power) => fig.set({ width: clamp(Math.round(2 ** power), ...WIDTHS) });
  const grip = handle({ name: "hidden units", role: "point, moves left and right", min: WIDTHS[0], max: WIDTHS[1], keys: (dx, dy) => move(Math.log2(model.get("width")) + (dx || dy) / 4) },
    svg("circle", { r: 10, class: "nn-probe" }), svg("circle", { r: 2.5, class: "nn-probe-dot" }));
  area.handles.append(grip.node);
  drag(grip.node, { move: (event) => move(area.locate(event)[0]) });
  area.frame.addEventListener("click", (event) => move(area.locate(event)[0]));

  const batch = segmented({ legend: "Examples in a step", options: BATCHES.map((b) => [String(b), String(b)]), set: (v) => fig.set({ batch: v }) });
  const data = segmented({ legend: "The examples lie", options: [["gpu", "on the GPU"], ["cpu", "on the processor"]], set: (v) => fig.set({ data: v }) });
  const start = slider({ name: "start, ms", label: "start of a step on the GPU, in milliseconds", min: 0.05, max: 2, step: 0.05, least: LIMITS.start[0], limit: LIMITS.start[1], set: (v) => fig.set({ start: v }) });
  const rate = slider({ name: "rate, TFLOP/s", label: "rate of the GPU, in million million operations a second", min: 1, max: 100, step: 1, digits: 1, least: LIMITS.rate[0], limit: LIMITS.rate[1], set: (v) => fig.set({ rate: v }) });
  const value = (look, name) => { const b = html("b"); return { b, node: html("span", { class: "nn-term" }, html("span", { class: look }, name), b) }; };
  const out = { cpu: value("nn-cpu-word", "processor"), gpu: value("nn-gpu-word", "GPU"), width: value("", "hidden units") };
  const verdict = html("p", { class: "nn-verdict", "aria-hidden": "true" });
  fig.body.append(html("div", { class: "nn-choices" }, batch.node, data.node),
    html("div", { class: "nn-columns" }, html("div", { class: "nn-left" }, area.node),
      html("div", { class: "nn-right" }, html("div", { class: "nn-sliders" }, start.node, rate.node),
        html("div", { class: "nn-readout" }, out.width.node, out.cpu.node, out.gpu.node), verdict)));

  return fig.start((s) => {
    const cpu = model.get("cpu"), gpu = [s.start, s.rate * 1000, GPU_MEMORY], many = Number(s.batch), copied = s.data === "cpu";
    const meet = curves.draw(cpu, gpu, s, many, copied, model.get("measured"));
    const times = [stepTime(cpu, s.width, many), stepTime(gpu, s.width, many, copied)];
    grip.at(area.X(Math.log2(s.width)), curves.high(times[0]));
    grip.say(s.width, `${s.width} hidden units: processor ${duration(times[0])}, GPU ${duration(times[1])}`);
    out.width.b.textContent = String(s.width);
    out.cpu.b.textContent = duration(times[0]);
    out.gpu.b.textContent = duration(times[1]);
    const ratio = times[0] / times[1], times2 = (r) => (r < 10 ? number(r, 1) : number(Math.round(r), 0));
    const which = Math.abs(ratio - 1) < 0.05 ? "Both take equally long." : ratio > 1 ? `The GPU is ${times2(ratio)} times as fast.` : `The processor is ${times2(1 / ratio)} times as fast.`;
    verdict.textContent = `${which}${meet === null ? "" : ` They meet at ${Math.round(meet)} hidden units.`}`;
    fig.say(verdict.textContent);
    batch.draw(s.batch);
    data.draw(s.data);
    start.draw(s.start);
    rate.draw(s.rate);
  });
}

export default { render };
