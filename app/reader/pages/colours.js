// Colours of codes as colours of text: darkened or lightened until they can be read (WCAG 2.1, 1.4.3: 4.5 to 1).

function channels(colour) {
  return [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((value) => {
    const c = value / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/// The contrast of two colours, 1 to 21.
export function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/// The colour, moved towards black (on a light page) or white (on a dark one) until it has a contrast of 4.5.
export function readableOn(colour, dark = document.documentElement.dataset.theme === 'dark') {
  const page = dark ? [27, 32, 41] : [251, 251, 253];
  const goal = dark ? 255 : 0;
  let rgb = channels(colour);
  for (let i = 0; i < 20 && contrast(rgb, page) < 4.5; ++i) rgb = rgb.map((value) => value + (goal - value) * 0.1);
  return `rgb(${rgb.map((value) => Math.round(value)).join(', ')})`;
}
