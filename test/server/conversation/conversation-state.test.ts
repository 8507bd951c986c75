import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationStates, limits } from '@aftercast/shared';
import { arrival, claim, handOff, resolve, returnToBot, survivor, type Standing } from '../../../server/src/conversation/conversation-state.ts';

const withBot: Standing = { state: 'bot', ownerId: null, lastAgentId: null, resolvedAt: null };
const queued: Standing = { ...withBot, state: 'queued' };
const mine: Standing = { ...withBot, state: 'assigned', ownerId: 'lin', lastAgentId: 'lin' };
const ended: Standing = { state: 'resolved', ownerId: null, lastAgentId: 'lin', resolvedAt: 1_000 };

describe('where a shopper’s message belongs', () => {
  it('starts a conversation when there is none', () => {
    expect(arrival(null, 0)).toEqual({ kind: 'start' });
  });
  it.each([withBot, queued, mine])('continues an open conversation in state $state', (standing) => {
    expect(arrival(standing, 0)).toEqual({ kind: 'append' });
  });
  it('[OWN6] reopens to its agent on the last millisecond of the window', () => {
    expect(arrival(ended, 1_000 + limits.reopenWindowMs)).toEqual({ kind: 'reopen', move: { state: 'assigned', ownerId: 'lin', notice: 'reopened' } });
  });
  it('[OWN6] starts anew one millisecond later', () => {
    expect(arrival(ended, 1_001 + limits.reopenWindowMs)).toEqual({ kind: 'start' });
  });
  it('[OWN6] reopens to the queue where its agent is not here', () => {
    expect(arrival(ended, 2_000, false)).toEqual({ kind: 'reopen', move: { state: 'queued', ownerId: null, notice: 'reopened' } });
    expect(arrival({ ...ended, lastAgentId: null }, 2_000, false)).toMatchObject({ move: { state: 'bot' } });
    expect(arrival(ended, 1_001 + limits.reopenWindowMs, false)).toEqual({ kind: 'start' });
  });
  it('[OWN6] reopens to the bot where no agent ever had it', () => {
    expect(arrival({ ...ended, lastAgentId: null }, 2_000)).toMatchObject({ move: { state: 'bot', ownerId: null } });
  });
});

describe('moves', () => {
  it('hands over from the bot only', () => {
    expect(handOff(withBot, 'asked')).toEqual({ state: 'queued', ownerId: null, notice: 'handoff', reason: 'asked' });
    expect([queued, mine, ended].map((standing) => handOff(standing, 'asked'))).toEqual([null, null, null]);
  });
  it('[OWN2] lets an agent claim from bot, queue and after the end', () => {
    for (const standing of [withBot, queued, ended]) expect(claim(standing, 'chen')).toEqual({ state: 'assigned', ownerId: 'chen', notice: 'assigned' });
  });
  it('[OWN2] tells a second claimer that it is taken, and the owner that it is theirs', () => {
    expect(claim(mine, 'chen')).toBe('already_claimed');
    expect(claim(mine, 'lin')).toBe('already_mine');
  });
  it('lets only the owner end or return what a person has', () => {
    expect(resolve(mine, 'chen')).toBe('not_owner');
    expect(returnToBot(mine, 'chen')).toBe('not_owner');
    expect(resolve(mine, 'lin')).toMatchObject({ state: 'resolved', ownerId: null });
    expect(returnToBot(mine, 'lin')).toMatchObject({ state: 'bot', ownerId: null });
  });
  it('ends nothing twice', () => {
    expect(resolve(ended, 'lin')).toBe('conversation_resolved');
    expect(returnToBot(ended, 'lin')).toBe('conversation_resolved');
  });
  it('[OWN1] gives an owner to assigned conversations and to no others', () => {
    const step = fc.constantFrom('hand', 'claim', 'resolve', 'return', 'message');
    fc.assert(fc.property(fc.array(fc.tuple(step, fc.constantFrom('lin', 'chen'))), (steps) => {
      let standing: Standing = withBot;
      for (const [name, agent] of steps) {
        const where = arrival(standing, 0);
        const move = name === 'hand' ? handOff(standing, 'asked') : name === 'claim' ? claim(standing, agent)
          : name === 'resolve' ? resolve(standing, agent) : name === 'return' ? returnToBot(standing, agent)
            : where.kind === 'reopen' ? where.move : null;
        if (move === null || typeof move === 'string') continue;
        standing = { state: move.state, ownerId: move.ownerId, lastAgentId: move.ownerId ?? standing.lastAgentId, resolvedAt: move.state === 'resolved' ? 0 : null };
        expect(standing.ownerId !== null).toBe(standing.state === 'assigned');
      }
    }));
  });
});

describe('of two open conversations of one person', () => {
  const at = (state: Standing['state'], lastMessageAt: number) => ({ ...withBot, state, lastMessageAt });
  it('keeps a person’s before the queue’s before the bot’s', () => {
    const order = conversationStates.filter((state) => state !== 'resolved');
    expect(order.map((state) => survivor(at(state, 9), at('assigned', 1)).state)).toEqual(['assigned', 'assigned', 'assigned']);
    expect(survivor(at('queued', 1), at('bot', 9)).state).toBe('queued');
  });
  it('keeps the livelier of two alike', () => {
    expect(survivor(at('bot', 1), at('bot', 2)).lastMessageAt).toBe(2);
  });
});
