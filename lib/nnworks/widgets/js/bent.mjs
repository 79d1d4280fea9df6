// XOR by two hidden units and an output: where each place of the plane of inputs lies in
// the plane of the units' outputs. No page here.
import { ACTIVATIONS, decide } from "./nn.mjs";

// Activation of the hidden units -> hidden units and output as [w1, w2, b], a solution each: OR
// and NAND, or a fold. The two lines are not parallel, since the plane would become a thread.
export const SOLUTIONS = {
  sigmoid: { hidden: [[8, 4, -2.5], [-4, -8, 9.5]], output: [8, 8, -10.8] },
  step: { hidden: [[8, 4, -2.5], [-4, -8, 9.5]], output: [8, 8, -12] },
  relu: { hidden: [[0.7, 0.5, 0.1], [0.6, 0.8, -0.8]], output: [9, -20, -3] },
};

// One object for all calls, since a mesh asks a thousand times a frame.
const place = { a1: 0, a2: 0, z: 0, y: 0 };

// The hidden outputs for (x1, x2), the sum of the output and its answer. The output is a step
// where the hidden units are, and a sigmoid otherwise.
export function answer({ activation, hidden, output }, x1, x2) {
  const f = ACTIVATIONS[activation].value, last = activation === "step" ? decide : ACTIVATIONS.sigmoid.value;
  place.a1 = f(hidden[0][0] * x1 + hidden[0][1] * x2 + hidden[0][2]);
  place.a2 = f(hidden[1][0] * x1 + hidden[1][1] * x2 + hidden[1][2]);
  place.z = output[0] * place.a1 + output[1] * place.a2 + output[2];
  place.y = last(place.z);
  return place;
}
