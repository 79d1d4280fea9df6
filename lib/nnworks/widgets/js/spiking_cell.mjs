// The leaky integrate-and-fire neuron, without a page; a test holds it equal to
// nnworks.neurons.SpikingNeuron. Voltages in mV, times in ms, currents in nA.

export const CELL = { tau: 20, rest: -65, threshold: -50, reset: -65, resistance: 10 };

// A cell that remembers where it is. advance() -> whether it fired in this step.
export function spikingCell() {
  let v = CELL.rest, quiet = 0;
  return {
    get voltage() { return v; },
    advance({ current, refractory, noise }, dt, kick) {
      if (quiet > 0) { quiet -= 1; return false; }
      const target = CELL.rest + CELL.resistance * current;
      v = v + (dt / CELL.tau) * (target - v) + noise * Math.sqrt((2 * dt) / CELL.tau) * kick;
      if (v < CELL.threshold) return false;
      v = CELL.reset;
      quiet = Math.round(refractory / dt);
      return true;
    },
  };
}

// The integral of exp(-v^2) (exp(2 high v) - exp(2 low v)) / v, evenly spaced in log v.
const V = Float64Array.from({ length: 891 }, (_, i) => Math.exp((i - 800) * 0.05));
function meanClimb(high, low) {
  if (high > 25) return Infinity;
  let sum = 0;
  for (const v of V) sum += Math.exp(v * (2 * high - v)) - Math.exp(v * (2 * low - v));
  return 0.05 * sum;
}

function climb(target, noise) {
  if (noise < 1e-3 * (CELL.threshold - CELL.reset)) {
    if (target <= CELL.threshold) return Infinity;
    return Math.log1p((CELL.threshold - CELL.reset) / (target - CELL.threshold));
  }
  const spread = Math.SQRT2 * noise;
  return meanClimb((CELL.threshold - target) / spread, (CELL.reset - target) / spread);
}

// Spikes a second under a constant current.
export function rate({ current, refractory, noise }) {
  return 1000 / (refractory + CELL.tau * climb(CELL.rest + CELL.resistance * current, noise));
}

// Standard normal numbers, the same for the same seed (a whole number above 0).
export function normals(seed) {
  let bits = seed, spare = null;
  const uniform = () => { // Marsaglia's xorshift: three lines, and good enough for the eye
    bits ^= bits << 13;
    bits ^= bits >>> 17;
    bits ^= bits << 5;
    return (bits >>> 0) / 4294967296;
  };
  for (let i = 0; i < 20; i++) uniform(); // small seeds begin with small numbers
  return () => {
    if (spare !== null) { const kept = spare; spare = null; return kept; }
    const r = Math.sqrt(-2 * Math.log(1 - uniform())), angle = 2 * Math.PI * uniform();
    spare = r * Math.sin(angle);
    return r * Math.cos(angle);
  };
}
