import { describe, expect, it } from 'vitest';
import { pageContext } from '../../widget/src/models/page-context.ts';

const place = { origin: 'https://shop.example', pathname: '/p/3' };

describe('the page’s context', () => {
  it('names the page without what may be private in its address', () => {
    expect(pageContext(place, '羽绒服', {})).toEqual({ pageUrl: 'https://shop.example/p/3', pageTitle: '羽绒服' });
  });

  it('lets the merchant’s words win and bounds them', () => {
    const context = pageContext(place, 'x'.repeat(900), { product: 'jacket', pageUrl: 'https://shop.example/other' });
    expect(context).toEqual({ pageUrl: 'https://shop.example/other', pageTitle: 'x'.repeat(500), product: 'jacket' });
  });
});
