import { describe, expect, it } from 'vitest';
import type { Agent } from '../../../server/src/agents/agent-repository.ts';
import { createHub, type AgentSession } from '../../../server/src/realtime/hub.ts';
import { defaultDesk, type Desk } from '../../../server/src/routing/desk-repository.ts';
import { createPresence } from '../../../server/src/routing/presence.ts';
import { createRoom } from '../../../server/src/routing/room.ts';

const now = 1_000_000;
const session = { id: 'ws', send() {}, error() {}, bad() {}, close() {}, touch() {}, ping() {}, lastHeardAt: () => now };
const entryOf = (id: string): AgentSession => ({ session, agent: { id, shopId: 'shop' } as Agent, signInId: id, address: '127.0.0.1', viewing: new Set() });

describe('who is there', () => {
  it('who leaves while a beat waits for an earlier write is not written down as here behind it', async () => {
    const hub = createHub();
    const written: (readonly [string, number])[] = [];
    const open: (() => void)[] = [];
    const presence = createPresence({
      hub, clock: () => now + 5, onChange() {}, onError(error) { throw error; },
      desks: { beat: (seen) => new Promise((done) => { open.push(() => { written.push(...seen.map(({ agentId, hereUntil }) => [agentId, hereUntil] as const)); done(); }); }) },
    });
    const lin = entryOf('lin');
    const leave = hub.joinAgent(lin);
    presence.joined(lin);
    const beat = presence.beat();
    leave();
    presence.left(lin);
    while (open.length > 0) {
      open.shift()?.();
      await new Promise(setImmediate);
    }
    await beat;
    expect(written.at(-1)).toEqual(['lin', now + 5]);
  });

  it('who leaves while the desks are read stays gone when the reading, which is older, arrives', () => {
    const room = createRoom();
    const read: Desk[] = [{ ...defaultDesk, agentId: 'lin', name: 'Lin', role: 'agent', disabled: false, hereUntil: now + 25_000, awaySince: null }];
    room.setDesks(read);
    room.beginReading();
    room.setHere('lin', now);
    room.setDesks(read);
    expect(room.view('lin', now)?.present).toBe(false);
    room.beginReading();
    room.setDesks(read);
    expect(room.view('lin', now)?.present, 'a reading that began later is newer').toBe(true);
  });
});
