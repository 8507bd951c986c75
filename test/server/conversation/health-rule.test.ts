import { describe, expect, it } from 'vitest';
import { careSign, type Message } from '@aftercast/shared';
import { asReadBy, mayReadHealth, readsByPermission, type HealthRow } from '../../../server/src/conversation/health.ts';

const agent = (id: string, role: 'viewer' | 'agent' | 'supervisor' | 'owner' = 'agent') => ({ id, role, disabled: false });
const row = (given: Partial<HealthRow> = {}): HealthRow => ({ state: 'assigned', ownerId: 'lin', lastAgentId: 'lin', urgencyReasons: ['vulnerable'], careConsent: null, ...given });
const said = (seq: number, given: Partial<Message>): Message => ({ id: `m${seq}`, conversationId: 'c', seq, sender: 'shopper', authorId: 's', authorName: null, at: seq, body: { kind: 'text', text: '脸肿了' }, ...given });

describe('who may read what is said of someone’s health', () => {
  it('is everyone where nothing is', () => {
    expect(mayReadHealth(agent('chen', 'viewer'), row({ urgencyReasons: ['anger'] }))).toBe(true);
    expect(mayReadHealth(agent('chen', 'viewer'), row({ urgencyReasons: null }))).toBe(true);
  });
  it('is its owner, whatever the shopper said', () => {
    for (const careConsent of [null, 'asked', 'given', 'declined'] as const) expect(mayReadHealth(agent('lin'), row({ careConsent }))).toBe(true);
  });
  it('is no colleague, and no one in charge without the shopper’s consent', () => {
    for (const role of ['viewer', 'agent', 'supervisor', 'owner'] as const) {
      for (const careConsent of [null, 'asked', 'declined'] as const) expect(mayReadHealth(agent('chen', role), row({ careConsent }))).toBe(false);
    }
  });
  it('is who is in charge once the shopper agreed, never a colleague', () => {
    const given = row({ careConsent: 'given' });
    expect((['viewer', 'agent', 'supervisor', 'owner'] as const).map((role) => mayReadHealth(agent('chen', role), given))).toEqual([false, false, true, true]);
    expect(mayReadHealth({ ...agent('chen', 'owner'), disabled: true }, given)).toBe(false);
    expect([readsByPermission(agent('chen', 'owner'), given), readsByPermission(agent('lin', 'owner'), given)]).toEqual([true, false]);
  });
  it('is after its end who had it last, and nobody while it waits', () => {
    expect(mayReadHealth(agent('lin'), row({ state: 'resolved', ownerId: null }))).toBe(true);
    expect(mayReadHealth(agent('lin'), row({ state: 'queued', ownerId: null }))).toBe(false);
  });
});

describe('a conversation about health, for others', () => {
  it('keeps its notices and their own words, and covers all else that was said', () => {
    const messages = [
      said(1, {}), said(2, { sender: 'bot', authorId: null, body: { kind: 'answer', text: '先停用', source: { entryId: 'e', question: '过敏了' }, confidence: 1 } }),
      said(3, { sender: 'system', authorId: null, body: { kind: 'notice', event: 'resolved', satisfaction: { score: 2, reason: null, words: '脸还肿着', givenAt: 1 } } }),
      said(4, { sender: 'agent', authorId: 'lin', body: { kind: 'text', text: '脸好些了吗' } }), said(5, { sender: 'agent', authorId: 'chen', body: { kind: 'text', text: '您好' } }),
    ];
    const covered = { kind: 'text', text: careSign, hidden: 'health' };
    expect(asReadBy(agent('chen'), row(), messages).map(({ body }) => body)).toEqual([
      covered, covered, { kind: 'notice', event: 'resolved', satisfaction: { score: 2, reason: null, words: null, givenAt: 1 } }, covered, { kind: 'text', text: '您好' },
    ]);
    expect(asReadBy(agent('lin'), row(), messages)).toBe(messages);
  });
});
