import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../server/src/config.ts';

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
const named = (env: Record<string, string>) => problemsOf(env).map((problem) => problem.split(':')[0]);

describe('the configuration', () => {
  it('has defaults for everything, and takes an empty value for none', () => {
    const defaults = readConfig({});
    expect(defaults).toMatchObject({ host: '127.0.0.1', port: 3000, databaseUrl: '', publicUrl: '', trustedProxies: ['loopback'], demo: false, logLevel: 'info' });
    expect(readConfig({ HOST: '', PORT: '', DATA_DIR: '', DATABASE_URL: '', PUBLIC_URL: '', TRUSTED_PROXIES: '', DEMO: '', LOG_LEVEL: '' })).toEqual(defaults);
  });
  it('tells every problem at once, also those between variables', () => {
    expect(named({ PORT: 'door', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x', HOST: '0.0.0.0' })).toEqual(['PORT', 'DATABASE_URL', 'LOG_LEVEL', 'PUBLIC_URL']);
  });
  it('takes a slash off the end of the public address', () => {
    expect(readConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'https://chat.example.com/' }).publicUrl).toBe('https://chat.example.com');
  });
  it.each(['0.0.0.0', '192.168.1.9', 'shop.example'])('refuses a demo on HOST=%s', (HOST) => {
    expect(named({ DEMO: '1', HOST, PUBLIC_URL: 'http://127.0.0.1:3000' })).toEqual(['DEMO']);
  });
  it('refuses a demo that others reach through a proxy', () => {
    expect(named({ DEMO: '1', PUBLIC_URL: 'https://chat.example.com' })).toEqual(['DEMO']);
    expect(named({ DEMO: '1', PUBLIC_URL: 'http://localhost:3000' })).toEqual([]);
  });
  it('reads the proxies to believe as addresses and ranges', () => {
    expect(readConfig({ TRUSTED_PROXIES: '10.0.0.7, 172.16.0.0/12,fd00::/8, loopback' }).trustedProxies).toEqual(['10.0.0.7', '172.16.0.0/12', 'fd00::/8', 'loopback']);
    for (const wrong of ['proxy.example', '10.0.0.0/33', 'fd00::/129', '10.0.0.0/', '0.0.0.0/0x']) expect(named({ TRUSTED_PROXIES: wrong })).toEqual(['TRUSTED_PROXIES']);
  });
  it('reads the private hosts of webhooks as their addresses name them', () => {
    expect(readConfig({ WEBHOOK_PRIVATE_HOSTS: 'ERP.Internal, 10.0.0.7,[::1]' }).webhookPrivateHosts).toEqual(['erp.internal', '10.0.0.7', '::1']);
  });
  it('stands whole in .env.example, with the defaults', () => {
    const lines = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8').split('\n').filter((line) => /^[A-Z_]+=/.test(line));
    const example = Object.fromEntries(lines.map((line) => line.split(/=(.*)/) as [string, string]));
    expect(Object.keys(example).sort()).toEqual(['DATABASE_URL', 'DATA_DIR', 'DEMO', 'DEMO_HISTORY', 'HOST', 'LOG_LEVEL', 'PORT', 'PUBLIC_URL', 'TRAINING', 'TRUSTED_PROXIES', 'WEBHOOK_PRIVATE_HOSTS']);
    expect(readConfig(example)).toEqual(readConfig({}));
  });
});
