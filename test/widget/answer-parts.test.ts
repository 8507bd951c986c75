import { expect, it } from 'vitest';
import type { Message } from '@aftercast/shared';
import { needsLater, type ChatState } from '../../widget/src/models/chat-state.ts';
import { message } from './fixtures.ts';

const answer = (more: object = {}): Message => message(2, { body: { kind: 'answer', text: '九点。', source: null, confidence: 1, ...more } });
const stateWith = (...messages: Message[]) => ({ outbox: [], transcript: { conversationId: 'c_1', messages, hasOlder: false } }) as unknown as ChatState;

it('an answer in words alone brings no further code to the page; one with parts does', () => {
  expect(needsLater(stateWith(message(1), answer()))).toBeFalsy();
  expect(needsLater(stateWith(message(1), answer({ parts: [{ kind: 'ask', label: '有赠品吗', entryId: 'gift' }] })))).toBeTruthy();
});
