/**
 * One signed delivery, as https://www.standardwebhooks.com describes it: `webhook-id`, `webhook-timestamp` (seconds) and `webhook-signature`, the
 * base64 HMAC-SHA256 of `id.timestamp.body` under the secret behind `whsec_`, one for each secret that counts. Follows no redirect, reads
 * little of the answer, and connects to no private address, whatever its name resolves to at that moment.
 */
import { createHmac } from 'node:crypto';
import { lookup as resolveName } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPrivateAddress } from './private-address.ts';

const timeoutMs = 10_000;
const readBytes = 1_000;

/** The answer, or why there was none. `retryAfterMs` where the answer names a time. */
export type Answer = { status: number; response: string; retryAfterMs: number | null } | { problem: string };

export interface Signed { id: string; url: string; body: string; secrets: readonly string[]; at: number }

export function signatureOf({ id, body, secrets, at }: Omit<Signed, 'url'>): string {
  const seconds = Math.floor(at / 1_000);
  return secrets.map((secret) => `v1,${createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).update(`${id}.${seconds}.${body}`).digest('base64')}`).join(' ');
}

/** Resolves like the system does, and fails where the name leads to an address that may not be reached. */
const publicOnly: LookupFunction = (name, options, done) => {
  resolveName(name, { ...options, all: true }, (error, found) => {
    const bad = error ? undefined : found.find(({ address }) => isPrivateAddress(address));
    if (error || bad || found.length === 0) return done(error ?? Object.assign(new Error(`${name} leads to ${bad?.address ?? 'nothing'}, which is not reached from here`), { code: 'EPRIVATE' }), '', 0);
    if (options.all) return done(null, found);
    const [first] = found;
    done(null, first?.address ?? '', first?.family);
  });
};

function retryAfter(header: string | undefined, at: number): number | null {
  if (header === undefined) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - at;
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}

/** @param isTrusted hosts that may be private, by name. Never rejects. */
export function postSigned({ id, url, body, secrets, at }: Signed, isTrusted: (host: string) => boolean): Promise<Answer> {
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const trusted = isTrusted(host);
  if (!trusted && isIP(host) !== 0 && isPrivateAddress(host)) return Promise.resolve({ problem: `${host} is not reached from here` });
  const headers = {
    'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'user-agent': 'Aftercast-Webhooks/1', 'webhook-id': id, 'webhook-timestamp': String(Math.floor(at / 1_000)), 'webhook-signature': signatureOf({ id, body, secrets, at }),
  };
  return new Promise((resolve) => {
    const request = (target.protocol === 'https:' ? requestHttps : requestHttp)(target, { method: 'POST', headers, ...(trusted ? {} : { lookup: publicOnly }), agent: false }, (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      const end = (): void => resolve({ status: response.statusCode ?? 0, response: Buffer.concat(parts).toString('utf8').slice(0, readBytes), retryAfterMs: retryAfter(response.headers['retry-after'], at) });
      response.on('data', (part: Buffer) => {
        parts.push(part.subarray(0, readBytes - size));
        size += part.length;
        if (size >= readBytes) response.destroy();
      });
      response.once('close', end);
    });
    const timer = setTimeout(() => request.destroy(new Error(`no answer within ${timeoutMs / 1_000} seconds`)), timeoutMs);
    request.once('close', () => clearTimeout(timer));
    request.once('error', (error) => resolve({ problem: error.message.slice(0, 300) }));
    // Whoever wants to speak something else than HTTP is no answer: without a listener Node would drop the connection and say nothing.
    request.once('upgrade', ({ statusCode = 0 }, socket) => {
      socket.destroy();
      resolve({ status: statusCode, response: '', retryAfterMs: null });
    });
    request.end(body);
  });
}
