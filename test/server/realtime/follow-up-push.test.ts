import { expect, it, vi } from 'vitest';
import type { FollowUp } from '@aftercast/shared';
import { attachFollowUpPush } from '../../../server/src/realtime/follow-up-push.ts';
import { createHub } from '../../../server/src/realtime/hub.ts';

it('[FUP1] tells every socket of the agent once, and colleagues who have the conversation open', async () => {
  const hub = createHub();
  const told: string[] = [];
  /** A console of an agent. @param open the conversation it looks at */
  const desk = (name: string, agentId: string, shopId: string, open: string | null) => {
    const entry = { session: { send: () => { told.push(name); } }, agent: { id: agentId, shopId }, signInId: name, viewing: new Set<string>(), address: '' } as never;
    hub.joinAgent(entry);
    if (open !== null) hub.view(entry, open);
  };
  desk('mine, open', 'a_me', 'sh_1', 'c_1');
  desk('mine, elsewhere', 'a_me', 'sh_1', null);
  desk('colleague, open', 'a_zhou', 'sh_1', 'c_1');
  desk('colleague, elsewhere', 'a_chen', 'sh_1', 'c_2');
  let tell: (changed: FollowUp) => void = () => undefined;
  attachFollowUpPush({
    hub, followUps: { onChanged: (heard) => { tell = heard; } }, rowsOf: async ([id = '']) => [{ id, urgencyReasons: null } as never], onError: (error) => { throw error; },
  });
  tell({ id: 'f_1', agentId: 'a_me', conversationId: 'c_1', note: '' } as FollowUp);
  await vi.waitFor(() => expect(told).toContain('colleague, open'));
  expect(told.sort()).toEqual(['colleague, open', 'mine, elsewhere', 'mine, open']);
});
