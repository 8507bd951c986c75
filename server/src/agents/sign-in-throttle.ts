/**
 * Slows down guessing without handing an attacker a way to lock an owner out:
 * hard per account and address together, hard but wide per address, and per account only a delay.
 */
import { isIPv6 } from 'node:net';
import { AppError } from '../errors.ts';
import { createRateLimit } from '../http/rate-limit.ts';

const minuteMs = 60_000;
/** What a sign-in waits once an account was tried wrongly too often from anywhere. */
const slowedMs = 2_000;

/** An IPv6 customer has a whole /64 (RFC 6177), so its first four groups are the address. */
export function addressKey(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [head = '', tail = ''] = address.split('::') as [string, string?];
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const groups = address.includes('::') ? [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right] : left;
  return `${groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** @param wait resolves after so many milliseconds */
export function createSignInThrottle({ clock, wait }: { clock: () => number; wait: (ms: number) => Promise<void> }) {
  const perPair = createRateLimit({ points: 5, durationMs: 15 * minuteMs, clock });
  const perAddress = createRateLimit({ points: 60, durationMs: 15 * minuteMs, clock });
  const perAccount = createRateLimit({ points: 20, durationMs: 15 * minuteMs, clock });
  return {
    /**
     * Counts an attempt before it is made, so that attempts at the same moment count too.
     * @returns to be called when the password was right: the attempt no longer counts
     * @throws rate_limited
     */
    async attempt(email: string, address: string): Promise<() => void> {
      const from = addressKey(address);
      const pair = `${email} ${from}`;
      // The address first: it bounds how many pairs one address can put into memory.
      for (const take of [() => perAddress.take(from), () => perPair.take(pair)]) {
        const taken = take();
        if (!taken.ok) throw new AppError('rate_limited', 'too many sign-ins, try again later', { retryAfterMs: taken.retryAfterMs });
      }
      if (!perAccount.take(email).ok) await wait(slowedMs);
      return () => {
        perPair.reset(pair);
        perAddress.give(from);
        perAccount.give(email);
      };
    },
  };
}
export type SignInThrottle = ReturnType<typeof createSignInThrottle>;
