import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ConversationState } from '@aftercast/shared';
import { demo, signIn } from '../../support/server-process.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { greetAgent, greetShopper } from '../../support/wire.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server[Symbol.asyncDispose]());

/** A conversation that Chen had and resolved; Chen's console stays open. */
async function resolved(n: number) {
  const shopper = await greetShopper(server.url, demo.siteKey);
  shopper.send({ type: 'handoff.request', id: `h000000${n}` });
  const { conversation } = await shopper.next('conversation.changed');
  const desk = await greetAgent(server.url, await signIn(server.url, demo.agent));
  const step = async (type: string, version: number, ref: string) => {
    desk.send({ type, ref, conversationId: conversation.id, version });
    return (await desk.next('command.done')).conversation;
  };
  const mine = await step('conversation.claim', conversation.version, `claim00${n}`);
  const done = await step('conversation.resolve', mine.version, `resolve${n}`);
  return { shopper, desk, id: done.id };
}

async function stateAfterWords({ shopper, id }: Awaited<ReturnType<typeof resolved>>, n: number): Promise<[ConversationState, string | null]> {
  shopper.send({ type: 'message.send', id: `w000000${n}`, text: '还有一件事' });
  await shopper.next('message.ack');
  const [row] = await server.app.services.transcript.rowsOf([id]);
  if (!row) throw new Error('the conversation is gone');
  return [row.state, row.ownerId];
}

it('[OWN6] goes back to the agent whose console is open', async () => {
  const talk = await resolved(1);
  const chen = await server.app.services.agents.byEmail(demo.agent.email);
  expect(await stateAfterWords(talk, 1)).toEqual(['assigned', chen?.id]);
  talk.desk.close();
});

it('[OWN6] goes to the queue when the agent has closed the console', async () => {
  const talk = await resolved(2);
  talk.desk.close();
  await talk.desk.closed;
  await expect.poll(async () => server.app.services.hub.isHere((await server.app.services.agents.byEmail(demo.agent.email))!)).toBe(false);
  expect(await stateAfterWords(talk, 2)).toEqual(['queued', null]);
});

it('[OWN6] goes to the queue when the agent may only read by now, or is disabled', async () => {
  const { agents } = server.app.services;
  const chen = await agents.byEmail(demo.agent.email);
  if (!chen) throw new Error('the demo has no Chen');
  const first = await resolved(3);
  await agents.change(chen.shopId, chen.id, { role: 'viewer' });
  expect(await stateAfterWords(first, 3)).toEqual(['queued', null]);
  await agents.change(chen.shopId, chen.id, { role: 'agent' });
  const second = await resolved(4);
  await agents.change(chen.shopId, chen.id, { disabled: true });
  expect(await stateAfterWords(second, 4)).toEqual(['queued', null]);
});
