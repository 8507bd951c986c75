import { describe, expect, it } from 'vitest';
import { isOriginAllowed, isOwnOrigin } from '../../../server/src/merchants/allowed-origin.ts';

const own = 'https://help.example';
const allowed = (patterns: string[], origin: string) => isOriginAllowed(patterns, own, origin);

describe('allowed origins', () => {
  it('lets an origin pass that is on the list, whatever its case', () => {
    expect(allowed(['https://Shop.example'], 'https://shop.example')).toBe(true);
  });

  it('counts the scheme and the port', () => {
    expect(allowed(['https://shop.example'], 'http://shop.example')).toBe(false);
    expect(allowed(['https://shop.example'], 'https://shop.example:8443')).toBe(false);
    expect(allowed(['http://127.0.0.1:8080'], 'http://127.0.0.1:8080')).toBe(true);
  });

  it('takes a default port and none as the same', () => {
    expect(allowed(['https://shop.example:443'], 'https://shop.example')).toBe(true);
    expect(allowed(['http://shop.example'], 'http://shop.example:80')).toBe(true);
  });

  it('lets a wildcard stand for any depth of names below, not for the name itself', () => {
    expect(allowed(['https://*.shop.example'], 'https://live.shop.example')).toBe(true);
    expect(allowed(['https://*.shop.example'], 'https://a.b.shop.example')).toBe(true);
    expect(allowed(['https://*.shop.example'], 'https://shop.example')).toBe(false);
  });

  it.each([
    'https://evilshop.example', 'https://shop.example.evil.test', 'https://live.shop.example.evil.test', 'https://live.shop.example@evil.test',
    'https://evil.test/live.shop.example', 'https://evil.test#.shop.example', 'https://evil.test?.shop.example', 'http://live.shop.example',
    'https://live.shop.example:444', 'https://.shop.example', 'https://*.shop.example', 'https://live.shop.example ', 'https://live。shop.example',
    'https://live.shop.example\n', 'javascript://live.shop.example', 'https://live-shop.example', 'null', '', '*',
  ])('refuses the look-alike %j for https://*.shop.example', (origin) => {
    expect(allowed(['https://*.shop.example'], origin)).toBe(false);
  });

  it('does not read a dot in the list as any character', () => {
    expect(allowed(['https://shop.example'], 'https://shopxexample')).toBe(false);
  });

  it('always lets our own origin pass and never the opaque one', () => {
    expect(allowed([], own)).toBe(true);
    expect(allowed(['null'], 'null')).toBe(false);
  });

  it('takes the names of loopback as one host on the same port', () => {
    expect(isOwnOrigin('http://127.0.0.1:3000', 'http://localhost:3000')).toBe(true);
    expect(isOwnOrigin('http://127.0.0.1:3000', 'http://[::1]:3000')).toBe(true);
    expect(isOwnOrigin('http://127.0.0.1:3000', 'http://localhost:3001')).toBe(false);
    expect(isOwnOrigin('http://127.0.0.1:3000', 'http://localhost.evil.test:3000')).toBe(false);
    expect(isOwnOrigin('http://127.0.0.1:3000', 'http://127.0.0.1.evil.test:3000')).toBe(false);
    expect(isOwnOrigin('https://help.example', 'http://localhost')).toBe(false);
  });

  it('knows no own origin while the address is unknown', () => {
    expect(isOwnOrigin('', 'http://localhost')).toBe(false);
  });
});
