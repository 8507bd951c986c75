/** Relative luminance of a colour such as `#c93f22` (WCAG 2.2, "relative luminance"). */
function luminance(color: string): number {
  const channel = (from: number): number => {
    const value = Number.parseInt(color.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** White or ink, whichever reads better on the colour (contrast ratio of WCAG 2.2; 0.0619 is ink plus flare). */
export function inkOn(color: string): '#ffffff' | '#1f1c19' {
  const light = luminance(color);
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.0619 ? '#ffffff' : '#1f1c19';
}

/** True for `#rrggbb`. */
export function isColor(value: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(value);
}
