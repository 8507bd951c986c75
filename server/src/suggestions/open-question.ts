/** What an agent has to answer now. Pure. */
import type { Message } from '@aftercast/shared';

/** A question and what the shopper wrote before it. */
export interface OpenQuestion { id: string; text: string; previous: string | undefined }

/** How far back a question may lie behind words such as "在吗". */
const furthest = 3;

/** The shopper's words since an agent last spoke, newest first; none where the agent had the last word. @param messages in order */
export function openQuestions(messages: readonly Message[]): OpenQuestion[] {
  const spoken = messages.reduce((last, { sender, body }, at) => (sender === 'agent' && body.kind !== 'update' ? at : last), -1);
  const texts = messages.slice(spoken + 1).flatMap(({ id, sender, body }) => (sender === 'shopper' && body.kind === 'text' && body.text.trim() !== '' ? [{ id, text: body.text }] : []));
  return texts.map((each, at) => ({ ...each, previous: texts[at - 1]?.text })).reverse().slice(0, furthest);
}
