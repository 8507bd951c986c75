import { describe, expect, it } from 'vitest';
import { readOrigins } from '../../../console/src/models/allowed-origins.ts';

describe('the allowed sites as typed', () => {
  it('takes one a line and forgives blanks and a closing slash', () => {
    expect(readOrigins(' https://Shop.example/ \n\nhttp://127.0.0.1:8080\r\nhttps://*.shop.example')).toEqual({
      origins: ['https://shop.example', 'http://127.0.0.1:8080', 'https://*.shop.example'], problems: [],
    });
  });

  it.each([
    ['shop.example', 'scheme'], ['ftp://shop.example', 'scheme'], ['https://shop.example/live', 'path'], ['https://shop.example?x', 'path'],
    ['https://', 'host'], ['https://-shop.example', 'host'], ['https://shop..example', 'host'], ['https://商店.example', 'host'],
    ['https://shop.example:99999', 'port'], ['https://shop.example:', 'port'], ['https://*', 'wildcard'], ['https://shop.*.example', 'wildcard'], ['https://*shop.example', 'wildcard'],
  ])('says why "%s" is none: %s', (line, problem) => {
    expect(readOrigins(`https://ok.example\n${line}`).problems).toEqual([{ line: 2, text: line, problem }]);
  });

  it('names a line that is there twice', () => {
    expect(readOrigins('https://a.example\nhttps://a.example/').problems).toEqual([{ line: 2, text: 'https://a.example/', problem: 'duplicate' }]);
  });
});
