import { expect, test } from 'vitest';
import type { Label } from '@aftercast/shared';
import { createFiling } from '../../../../console/src/models/desk/filing.ts';
import type { DeskApi } from '../../../../console/src/models/desk/desk-api.ts';
import { Failure } from '../../../../console/src/models/failure.ts';
import { createInbox } from '../../../../console/src/models/inbox.ts';
import { inboxRow, me } from '../../support/builders.ts';
import { createFakeLine } from '../../support/fake-line.ts';

const refund: Label = { id: 'l_refund', name: '待退款', tone: 'soon' };
const resend: Label = { id: 'l_resend', name: '补发', tone: 'info' };

async function scene(api: Partial<DeskApi> = {}) {
  const line = createFakeLine();
  const filing = createFiling({ link: line.link, inbox: createInbox({ link: line.link, agentId: me }), api: { labels: async () => ({ labels: [refund, resend] }), ...api } as DeskApi });
  line.online();
  await line.settle();
  return { line, filing };
}

test('a label is renamed and recoloured for everyone at once', async () => {
  const changed: unknown[] = [];
  const { line, filing } = await scene({
    changeLabel: async (id, draft) => {
      changed.push([id, draft]);
      return { labels: [{ id, ...draft }, resend] };
    },
  });
  expect(await filing.change('l_refund', { name: '已退款', tone: 'fine' })).toBeNull();
  expect(changed).toEqual([['l_refund', { name: '已退款', tone: 'fine' }]]);
  expect(filing.on(inboxRow({ labels: ['l_refund', 'l_gone'] }))).toEqual([{ id: 'l_refund', name: '已退款', tone: 'fine' }]);
  line.deliver({ type: 'labels.changed', labels: [refund] });
  expect(filing.labels.value).toEqual([refund]);
});

test('a name that is taken leaves the list as it was and says so', async () => {
  const { filing } = await scene({ changeLabel: () => Promise.reject(new Failure('label_taken')) });
  expect(await filing.change('l_refund', { name: '补发', tone: 'plain' })).toBe('label_taken');
  expect(filing.labels.value).toEqual([refund, resend]);
});

test('how many carry each is known once it is asked for', async () => {
  const { filing } = await scene({ labelUses: async () => ({ uses: { l_refund: 3, l_resend: 0 } }) });
  expect(filing.uses.value).toBeNull();
  expect(await filing.count()).toBeNull();
  expect(filing.uses.value).toEqual({ l_refund: 3, l_resend: 0 });
});
