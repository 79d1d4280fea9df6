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

// Calls back when the page's theme changes (Sphinx, JupyterLab, VS Code, Colab).
export function onTheme(change, signal) {
  const watch = new MutationObserver(change);
  const attributeFilter = ["data-theme", "data-jp-theme-light", "class", "theme"];
  for (const node of [document.documentElement, document.body]) watch.observe(node, { attributes: true, attributeFilter });
  signal.addEventListener("abort", () => watch.disconnect());
}
