// Landscapes of a loss over two weights, and four ways to walk down, without a page. A test
// holds every step equal to nnworks.optim to 1e-12.

export const EDGE = 2; // the map reaches from -EDGE to EDGE along both weights
export const FAR = 6; // beyond this a walk has diverged, and ends
export const MOST = 500; // steps
export const MOMENTUM = 0.9, ALPHA = 0.9, BETAS = [0.9, 0.999], EPS = 1e-8;

// loss and its two slopes; high: the loss that is painted darkest.
export const LANDSCAPES = {
  bowl: { label: "bowl", high: 8, loss: (x, y) => x * x + y * y, slopes: (x, y) => [2 * x, 2 * y] },
  ravine: { label: "ravine", high: 10.4, loss: (x, y) => 0.1 * x * x + 2.5 * y * y, slopes: (x, y) => [0.2 * x, 5 * y] },
  saddle: {
    label: "saddle", high: 5,
    loss: (x, y) => x * x - y * y + 0.25 * y * y * y * y + 1, slopes: (x, y) => [2 * x, y * y * y - 2 * y],
  },
  valleys: {
    label: "two valleys", high: 7.1,
    loss: (x, y) => 0.5 * (x * x - 1) * (x * x - 1) + 0.25 * x + 0.5 * y * y + 0.2576,
    slopes: (x, y) => [2 * x * (x * x - 1) + 0.25, y],
  },
};

// Each makes a walker: step(w, g, lr) changes the two weights in place.
export const OPTIMIZERS = {
  sgd: { label: "SGD", make: () => (w, g, lr) => { for (let i = 0; i < 2; i++) w[i] -= lr * g[i]; } },
  momentum: {
    label: "momentum",
    make() {
      let v = null;
      return (w, g, lr) => {
        v = v === null ? [g[0], g[1]] : [MOMENTUM * v[0] + g[0], MOMENTUM * v[1] + g[1]];
        for (let i = 0; i < 2; i++) w[i] -= lr * v[i];
      };
    },
  },
  rmsprop: {
    label: "RMSProp",
    make() {
      const s = [0, 0];
      return (w, g, lr) => {
        for (let i = 0; i < 2; i++) {
          s[i] = s[i] * ALPHA + (1 - ALPHA) * g[i] * g[i];
          w[i] -= lr * (g[i] / (Math.sqrt(s[i]) + EPS));
        }
      };
    },
  },
  adam: {
    label: "Adam",
    make() {
      const m = [0, 0], s = [0, 0], [b1, b2] = BETAS;
      let t = 0;
      return (w, g, lr) => {
        t += 1;
        for (let i = 0; i < 2; i++) {
          m[i] = m[i] * b1 + (1 - b1) * g[i];
          s[i] = s[i] * b2 + (1 - b2) * g[i] * g[i];
          const root = Math.sqrt(s[i]) / Math.sqrt(1 - b2 ** t) + EPS;
          w[i] -= ((lr / (1 - b1 ** t)) * m[i]) / root;
        }
      };
    },
  },
};

// One walk. path holds w1, w2 of each step and losses the loss there; `count` steps are taken.
// `diverged` is the step that went beyond FAR, 0 while none has; the walk ends there.
export function walk(landscape, optimizer, start, lr) {
  const { loss, slopes } = LANDSCAPES[landscape], step = OPTIMIZERS[optimizer].make(), w = [...start];
  const path = new Float64Array(2 * (MOST + 1)), losses = new Float64Array(MOST + 1);
  const own = { path, losses, count: 0, diverged: 0, to };
  const note = () => { path[2 * own.count] = w[0]; path[2 * own.count + 1] = w[1]; losses[own.count] = loss(w[0], w[1]); };
  function to(steps) {
    while (own.count < Math.min(steps, MOST) && !own.diverged) {
      step(w, slopes(w[0], w[1]), lr);
      own.count += 1;
      note();
      if (!(Math.abs(w[0]) <= FAR && Math.abs(w[1]) <= FAR)) own.diverged = own.count;
    }
    return own;
  }
  note();
  return own;
}

// Straight pieces of the line where f has the value `level`: on a grid, cell by cell.
// put(x1, y1, x2, y2) gets each piece.
export function contour(f, level, cells, put) {
  const at = (i) => -EDGE + (2 * EDGE * i) / cells;
  const row = (j) => Float64Array.from({ length: cells + 1 }, (_, i) => f(at(i), at(j)) - level);
  let below = row(0);
  for (let j = 0; j < cells; j++) {
    const above = row(j + 1);
    for (let i = 0; i < cells; i++) {
      const ends = [], cut = (a, b, xa, ya, xb, yb) => {
        if (a < 0 !== b < 0) { const t = a / (a - b); ends.push(xa + t * (xb - xa), ya + t * (yb - ya)); }
      };
      cut(below[i], below[i + 1], at(i), at(j), at(i + 1), at(j));
      cut(below[i + 1], above[i + 1], at(i + 1), at(j), at(i + 1), at(j + 1));
      cut(above[i], above[i + 1], at(i), at(j + 1), at(i + 1), at(j + 1));
      cut(below[i], above[i], at(i), at(j), at(i), at(j + 1));
      for (let k = 0; k + 3 < ends.length; k += 4) put(ends[k], ends[k + 1], ends[k + 2], ends[k + 3]);
    }
    below = above;
  }
}
