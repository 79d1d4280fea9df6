// A function of two numbers as a picture: a small canvas that CSS scales up.

export function heatmap(canvas, cells = 128) {
  canvas.width = canvas.height = cells;
  const context = canvas.getContext("2d");
  const image = context.createImageData(cells, cells);
  // f(x, y) -> number, color(number) -> [r, g, b]
  return function draw(f, color, [left, right], [bottom, top]) {
    const { data } = image;
    for (let row = 0, i = 0; row < cells; row++) {
      const y = top - ((row + 0.5) / cells) * (top - bottom);
      for (let column = 0; column < cells; column++, i += 4) {
        const x = left + ((column + 0.5) / cells) * (right - left);
        [data[i], data[i + 1], data[i + 2]] = color(f(x, y));
        data[i + 3] = 255;
      }
    }
    context.putImageData(image, 0, 0);
  };
}

// The key to the colours: a bar with the values at its ends and in its middle.
export function drawLegend(canvas, scale, color) {
  canvas.width = 96;
  canvas.height = 1;
  const context = canvas.getContext("2d");
  for (let i = 0; i < 96; i++) {
    context.fillStyle = `rgb(${color(scale.low + ((i + 0.5) / 96) * (scale.high - scale.low)).map(Math.round)})`;
    context.fillRect(i, 0, 1, 1);
  }
}
