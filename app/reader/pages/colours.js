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

const pages = { light: [251, 251, 253], dark: [27, 32, 41] };

/// The colour, moved towards black (on a light page) or white (on a dark one) until it has that contrast with the page.
function moved(colour, least, dark) {
  const goal = dark ? 255 : 0;
  let rgb = channels(colour);
  for (let i = 0; i < 20 && contrast(rgb, dark ? pages.dark : pages.light) < least; ++i) {
    rgb = rgb.map((value) => value + (goal - value) * 0.1);
  }
  return rgb.map((value) => Math.round(value));
}

function isDark() {
  return document.documentElement.dataset.theme === 'dark';
}

/// For text: a contrast of 4.5.
export function readableOn(colour, dark = isDark()) {
  return `rgb(${moved(colour, 4.5, dark).join(', ')})`;
}

/// For underlines and stripes: a contrast of 3 (WCAG 2.1, 1.4.11); `#rrggbb`.
export function shadeOf(colour, dark = isDark()) {
  return '#' + moved(colour, 3, dark).map((value) => value.toString(16).padStart(2, '0')).join('');
}
