import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, luminance, rgb, type Rgb } from '../../widget/src/launcher/ink.ts';
import { palette } from '../../widget/src/models/palette.ts';

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

function contrast(a: Rgb, b: Rgb): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const parse = (text = ''): Rgb => text.startsWith('#') ? rgb(text.length === 4 ? text.replace(/\w/g, '$&$&') : text) : text.slice(text.indexOf('(') + 1, -1).split(',').map(Number);

describe('the merchant’s colour', () => {
  it('knows the contrast of black on white', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBe(21);
  });

  it('stays as it is where white reads on it', () => {
    expect(fill(rgb('#8a2be2'))).toEqual([[138, 43, 226], '#fff']);
  });

  it('is deepened a little where white nearly reads, and gets dark ink where it is light', () => {
    expect(fill(rgb('#ff5000'))[1]).toBe('#fff');
    expect(fill(rgb('#ffd400'))).toEqual([[255, 212, 0], '#1f1c19']);
  });

  it('reads as a button, whatever it is', () => {
    fc.assert(fc.property(color, (any) => {
      const [background, ink] = fill(rgb(any));
      expect(contrast(background, parse(ink))).toBeGreaterThanOrEqual(4.5);
    }));
  });

  it('reads as text on every surface of both themes, whatever it is', () => {
    fc.assert(fc.property(color, (any) => {
      const light = parse(palette(any, false)['--accent']);
      for (const surface of ['#ffffff', '#f3f0eb']) expect(contrast(light, rgb(surface))).toBeGreaterThanOrEqual(4.5);
      const dark = parse(palette(any, true)['--accent']);
      for (const surface of ['#1f1c19', '#2b2723']) expect(contrast(dark, rgb(surface))).toBeGreaterThanOrEqual(4.5);
    }));
  });
});
