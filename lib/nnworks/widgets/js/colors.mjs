// Colours by role. They live in style.css as custom properties, so that light and dark
// follow the theme; a canvas needs them as numbers.

const ROLES = ["positive", "negative", "ink", "muted", "line", "paper", "probe", "heat-low", "heat-mid", "heat-high"];

function rgb(text) {
  const hex = text.trim().replace("#", "");
  return [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16));
}

export function palette(root) {
  const style = getComputedStyle(root);
  return Object.fromEntries(ROLES.map((r) => [r, rgb(style.getPropertyValue(`--nn-${r}`))]));
}

const mix = (a, b, t) => a.map((v, i) => v + (b[i] - v) * t);

// Orange below the middle, blue above: color(value) -> [r, g, b]. From a table, since a
// heat map asks 16,000 times for each frame of the screen.
export function diverging(colors, { low, middle, high }) {
  const { "heat-low": cold, "heat-mid": mid, "heat-high": warm } = colors;
  const table = Array.from({ length: 513 }, (_, i) => (i < 256 ? mix(cold, mid, i / 256) : mix(mid, warm, (i - 256) / 256)));
  return (value) => {
    const t = value >= middle ? (value - middle) / (high - middle) : (value - middle) / (middle - low || 1);
    return table[Math.round(256 + 256 * Math.min(Math.max(t, -1), 1))];
  };
}

// Nine places of viridis, the colours of activations: dark for 0, yellow for 1 and more.
const VIRIDIS = [
  [68, 1, 84], [71, 44, 122], [59, 81, 139], [44, 113, 142], [33, 144, 141],
  [39, 173, 129], [92, 200, 99], [170, 220, 50], [253, 231, 37],
];
export function viridis(value) {
  const t = 8 * Math.min(Math.max(value, 0), 1), i = Math.min(Math.floor(t), 7);
  return mix(VIRIDIS[i], VIRIDIS[i + 1], t - i);
}

// Calls back when the page's theme changes (Sphinx, JupyterLab, VS Code, Colab).
export function onTheme(change, signal) {
  const watch = new MutationObserver(change);
  const attributeFilter = ["data-theme", "data-jp-theme-light", "class", "theme"];
  for (const node of [document.documentElement, document.body]) watch.observe(node, { attributes: true, attributeFilter });
  signal.addEventListener("abort", () => watch.disconnect());
}
