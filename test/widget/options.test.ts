import { describe, expect, it } from 'vitest';
import { resolveOptions } from '../../widget/src/launcher/options.ts';

const nobody: string[] = [];

describe('options', () => {
  it('has sensible values for all that the page leaves open', () => {
    expect(resolveOptions({ siteKey: 'k' }, {}, nobody)).toMatchObject({ siteKey: 'k', locale: 'zh', offsetX: 20, offsetY: 20, zIndex: 2_147_483_000 });
  });

  it('reads numbers from attributes', () => {
    expect(resolveOptions({ siteKey: 'k', offsetX: '8', offsetY: '0', zIndex: '5' }, {}, nobody)).toMatchObject({ offsetX: 8, offsetY: 0, zIndex: 5 });
  });

  it('lets init win over the tag', () => {
    const options = resolveOptions({ siteKey: 'k', color: '#111111', offsetX: '8' }, { color: '#222222', offset: { y: 3 } }, nobody);
    expect(options).toMatchObject({ siteKey: 'k', color: '#222222', offsetX: 8, offsetY: 3 });
  });

  it('speaks the page’s language, else the browser’s, unless told', () => {
    expect(resolveOptions({}, {}, ['zh-Hant', 'en']).locale).toBe('zh');
    expect(resolveOptions({}, {}, ['', 'fr-FR']).locale).toBe('en');
    expect(resolveOptions({ locale: 'en' }, {}, ['zh']).locale).toBe('en');
  });

  it('ignores a colour that is none', () => {
    expect(resolveOptions({ color: 'red; background: url(x)' }, {}, nobody).color).toBeUndefined();
  });
});
