import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLinks } from '../../widget/src/models/links.ts';

describe('links in what people write', () => {
  it('leaves the punctuation of the sentence outside', () => {
    expect(findLinks('看 https://a.example/x?y=1。好')).toEqual([{ text: '看 ' }, { text: 'https://a.example/x?y=1', href: 'https://a.example/x?y=1' }, { text: '。好' }]);
    expect(findLinks('(see http://a.example/b).')[1]).toEqual({ text: 'http://a.example/b', href: 'http://a.example/b' });
  });

  it('links nothing but http and https', () => {
    for (const text of ['javascript:alert(1)', 'data:text/html,x', 'ftp://a', 'file:///etc/passwd', '<a href=javascript:x>']) {
      expect(findLinks(text)).toEqual([{ text }]);
    }
  });

  it('loses and invents no character', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('http://a.b/c', 'https://x.y', '。', ')', ' ', '<script>'));
    fc.assert(fc.property(fc.array(piece).map((pieces) => pieces.join('')), (text) => {
      expect(findLinks(text).map((found) => found.text).join('')).toBe(text);
    }));
  });
});
