import { describe, expect, it } from 'vitest';
import { addressKey, createSignInThrottle } from '../../../server/src/agents/sign-in-throttle.ts';

function throttleAt() {
  const time = { now: 1_000_000, waits: [] as number[] };
  const throttle = createSignInThrottle({ clock: () => time.now, wait: async (ms) => { time.waits.push(ms); } });
  return { time, throttle };
}

describe('the sign-in throttle', () => {
  it('stops an address after five wrong tries at one account, and says when to come back', async () => {
    const { time, throttle } = throttleAt();
    for (let i = 0; i < 5; i += 1) await throttle.attempt('a@x', '192.0.2.1');
    await expect(throttle.attempt('a@x', '192.0.2.1')).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 180_000 });
    time.now += 180_000;
    await expect(throttle.attempt('a@x', '192.0.2.1')).resolves.toBeTypeOf('function');
  });

  it('does not lock the owner out elsewhere: the account is only slowed', async () => {
    const { time, throttle } = throttleAt();
    for (let attacker = 0; attacker < 40; attacker += 1) await throttle.attempt('a@x', `198.51.100.${attacker}`);
    time.waits = [];
    await expect(throttle.attempt('a@x', '192.0.2.1')).resolves.toBeTypeOf('function');
    expect(time.waits).toEqual([2_000]);
  });

  it('stops an address that tries many accounts', async () => {
    const { throttle } = throttleAt();
    for (let i = 0; i < 60; i += 1) await throttle.attempt(`a${i}@x`, '192.0.2.1');
    await expect(throttle.attempt('new@x', '192.0.2.1')).rejects.toMatchObject({ code: 'rate_limited' });
    await expect(throttle.attempt('new@x', '192.0.2.2')).resolves.toBeTypeOf('function');
  });

  it('forgets the wrong tries once the password was right', async () => {
    const { throttle } = throttleAt();
    for (let i = 0; i < 4; i += 1) await throttle.attempt('a@x', '192.0.2.1');
    (await throttle.attempt('a@x', '192.0.2.1'))();
    for (let i = 0; i < 5; i += 1) await throttle.attempt('a@x', '192.0.2.1');
    await expect(throttle.attempt('a@x', '192.0.2.1')).rejects.toMatchObject({ code: 'rate_limited' });
  });

  it('lets an office behind one address sign in as often as it likes', async () => {
    const { throttle } = throttleAt();
    for (let i = 0; i < 500; i += 1) (await throttle.attempt(`a${i % 80}@x`, '192.0.2.1'))();
  });

  it.each([
    ['192.0.2.1', '192.0.2.1'], ['::ffff:192.0.2.1', '192.0.2.1'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'], ['2001:db8::1', '2001:db8:0:0::/64'], ['::1', '0:0:0:0::/64'],
  ])('counts %s as %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});
