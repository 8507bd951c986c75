/**
 * A readable button from the merchant's one colour. Contrast as in WCAG 2.2, "contrast ratio" and "relative luminance".
 * Used by the launcher and by the app, which are built apart. Colours are red, green and blue, 0–255.
 */

export type Rgb = readonly number[];

/** @param color `#rrggbb` */
export function rgb(color: string): Rgb {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
}

/** From 0 (black) to 1 (white). */
export function luminance(color: Rgb): number {
  return color.reduce((sum, value, index) => {
    const share = value / 255;
    return sum + [0.2126, 0.7152, 0.0722][index]! * (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
  }, 0);
}

/**
 * A mid-tone brand keeps white ink and is deepened a little, to 4.5:1 (luminance 0.183); a light one (above 0.354,
 * where white would have less than 2.6:1) has contrast enough for dark ink.
 */
export function fill(color: Rgb): [background: Rgb, ink: string] {
  if (luminance(color) > 0.354) return [color, '#1f1c19'];
  while (luminance(color) > 0.183) color = color.map((value) => Math.floor(value * 0.97));
  return [color, '#fff'];
}
