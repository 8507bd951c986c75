import { describe, expect, it } from 'vitest';
import { createConnection, type ConnectionStatus } from '../../../shared/src/client/index.ts';
import { createFakePage, createFakeTimers, FakeSocket } from './fakes.ts';

type Frame = { type: string; [key: string]: unknown };

function setUp(random = 0.5) {
  const timers = createFakeTimers();
  const page = createFakePage();
  const sockets: FakeSocket[] = [];
  const statuses: ConnectionStatus[] = [];
  const frames: Frame[] = [];
  const errors: unknown[] = [];
  const connection = createConnection<Frame, Frame>({
    url: 'ws://shop.example/ws', hello: () => ({ type: 'hello', held: frames.length }),
    onFrame(frame) { frames.push(frame); if (frame.type === 'explode') throw new Error('boom'); },
    onStatus: (status) => statuses.push(status), onWake: () => ({ type: 'resync' }), onError: (error) => errors.push(error),
    openSocket(url) { const socket = new FakeSocket(url); sockets.push(socket); return socket; },
    timers, random: () => random, waking: page, heartbeatMs: 1000, patienceMs: 100,
  });
  const last = (): FakeSocket => sockets[sockets.length - 1] as FakeSocket;
  const goOnline = (): void => { last().open(); last().say({ type: 'welcome' }); };
  return { timers, page, sockets, statuses, frames, errors, connection, last, goOnline };
}

describe('the connection', () => {
  it('greets when the socket opens and is online after the welcome', () => {
    const { connection, last, statuses, goOnline } = setUp();
    connection.start();
    expect(connection.send({ type: 'message.send' })).toBe(false);
    goOnline();
    expect(last().sent).toEqual([{ type: 'hello', held: 0 }]);
    expect(statuses.map(({ state }) => state)).toEqual(['connecting', 'online']);
    expect(connection.send({ type: 'message.send' })).toBe(true);
  });

  it('[BATCH1] takes an array of frames in order', () => {
    const { connection, last, frames, goOnline } = setUp();
    connection.start();
    goOnline();
    last().say([{ type: 'a' }, { type: 'pong' }, { type: 'b' }]);
    expect(frames.map(({ type }) => type)).toEqual(['welcome', 'a', 'b']);
  });

  it('goes on after a frame that its reader throws at and after text that is not JSON', () => {
    const { connection, last, frames, errors, goOnline } = setUp();
    connection.start();
    goOnline();
    last().say([{ type: 'explode' }, { type: 'after' }]);
    last().onmessage?.({ data: '{' });
    last().say({ type: 'still here' });
    expect(frames.map(({ type }) => type)).toEqual(['welcome', 'explode', 'after', 'still here']);
    expect(errors).toHaveLength(2);
  });

  it('[LIVE3] comes back after a standard close, each time waiting up to twice as long', () => {
    const { connection, sockets, timers, last } = setUp(0.999_999);
    connection.start();
    const waits: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      last().end(1006);
      const before = timers.now();
      while (sockets.length === round + 1) timers.advance(1);
      waits.push(timers.now() - before);
    }
    expect(waits).toEqual([499, 999, 1999, 3999]);
  });

  it('starts counting anew once it was welcomed', () => {
    const { connection, sockets, timers, last, goOnline } = setUp(0.999_999);
    connection.start();
    for (let round = 1; round < 5; round += 1) {
      last().end(1006);
      while (sockets.length === round) timers.advance(1);
    }
    goOnline();
    last().end(1006);
    timers.advance(499);
    expect(sockets).toHaveLength(6);
  });

  it('[HELLO3] stops for good on a final close and says which', () => {
    const { connection, sockets, timers, last, page } = setUp();
    connection.start();
    last().end(4001, 'unknown_site_key');
    timers.advance(600_000);
    page.dispatch('window', 'online');
    expect(sockets).toHaveLength(1);
    expect(connection.status()).toEqual({ state: 'stopped', code: 4001, reason: 'unknown_site_key' });
  });

  it('waits at least as long as a refused hello asks for', () => {
    const { connection, sockets, timers, last } = setUp(0);
    connection.start();
    last().say({ type: 'error', code: 'overloaded', message: '', retryAfterMs: 5_000 });
    last().end(4103);
    timers.advance(4_999);
    expect(sockets).toHaveLength(1);
    timers.advance(1);
    expect(sockets).toHaveLength(2);
  });

  it('[LIVE1] pings while frames come in, and takes silence after a ping for death', () => {
    const { connection, sockets, timers, last, goOnline } = setUp(0);
    connection.start();
    goOnline();
    timers.advance(600);
    last().say({ type: 'message.posted' });
    timers.advance(400);
    expect(last().sent.map(({ type }) => type)).toEqual(['hello', 'ping']);
    last().say({ type: 'pong' });
    timers.advance(1_000);
    expect(connection.status().state).toBe('online');
    timers.advance(100);
    expect(sockets).toHaveLength(2);
    expect(sockets[0]?.closed).toBe(true);
  });

  it('gives up on a socket that opens and never welcomes', () => {
    const { connection, sockets, timers, last } = setUp(0);
    connection.start();
    last().open();
    timers.advance(100);
    expect(sockets).toHaveLength(2);
  });

  it('[RESUME3] asks at once, and once, when the page wakes', () => {
    const { connection, last, page, goOnline } = setUp();
    connection.start();
    goOnline();
    page.dispatch('document', 'visibilitychange');
    page.dispatch('window', 'pageshow');
    page.dispatch('window', 'online');
    expect(last().sent.map(({ type }) => type)).toEqual(['hello', 'resync']);
    last().say({ type: 'resynced' });
    page.dispatch('window', 'online');
    expect(last().sent.map(({ type }) => type)).toEqual(['hello', 'resync', 'resync']);
  });

  it('connects without waiting for its timer when the network is back', () => {
    const { connection, sockets, page, last } = setUp();
    connection.start();
    last().end(1006);
    page.dispatch('window', 'online');
    expect(sockets).toHaveLength(2);
  });

  it('does not wake while the page is hidden', () => {
    const { connection, last, page, goOnline } = setUp();
    connection.start();
    goOnline();
    page.document.visibilityState = 'hidden';
    page.dispatch('document', 'visibilitychange');
    expect(last().sent.map(({ type }) => type)).toEqual(['hello']);
  });

  it('checks the socket when the browser says the network is gone', () => {
    const { connection, timers, last, page, goOnline } = setUp();
    connection.start();
    goOnline();
    page.dispatch('window', 'offline');
    expect(last().sent.map(({ type }) => type)).toEqual(['hello', 'ping']);
    timers.advance(100);
    expect(connection.status().state).toBe('offline');
  });

  it('greets again on a new socket when restarted, and ignores the old one', () => {
    const { connection, sockets, frames, last, goOnline } = setUp();
    connection.start();
    goOnline();
    const old = last();
    connection.restart();
    old.say({ type: 'late' });
    goOnline();
    expect(sockets).toHaveLength(2);
    expect(frames.map(({ type }) => type)).toEqual(['welcome', 'welcome']);
  });

  it('leaves no timer and hears nothing after stop', () => {
    const { connection, sockets, timers, page, goOnline } = setUp();
    connection.start();
    goOnline();
    connection.stop();
    page.dispatch('window', 'online');
    expect(timers.pending()).toBe(0);
    expect(sockets).toHaveLength(1);
    expect(connection.status().state).toBe('idle');
  });

  it('can be started again', () => {
    const { connection, goOnline } = setUp();
    connection.start();
    connection.stop();
    connection.start();
    goOnline();
    expect(connection.status().state).toBe('online');
  });
});
