import { fill, luminance, rgb, type Rgb } from '../launcher/ink.ts';

function towardsWhite(color: Rgb): Rgb {
  return color.map((value) => Math.min(255, Math.ceil(value + (255 - value) * 0.04)));
}

/** The merchant's colour as text and lines: 4.5:1 on each of the theme's surfaces (their extremes have luminance 0.86 and 0.021). */
function asText(color: Rgb, dark: boolean): Rgb {
  while (dark ? luminance(color) < 0.28 : luminance(color) > 0.15) {
    color = dark ? towardsWhite(color) : color.map((value) => Math.floor(value * 0.97));
  }
  return color;
}

/** Custom properties that the panel's styles build on. @param color `#rrggbb` */
export function palette(color: string, dark: boolean): Record<string, string> {
  const base = rgb(color);
  const [background, ink] = fill(base);
  const text = asText(base, dark);
  return { '--fill': `rgb(${background})`, '--ink-on': ink, '--accent': `rgb(${text})`, '--accent-soft': `rgba(${text},${dark ? 0.18 : 0.1})` };
}
