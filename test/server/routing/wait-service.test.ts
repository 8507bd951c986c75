import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Urgency } from '@aftercast/shared';
import type { BotReply } from '../../../server/src/knowledge/bot-reply.ts';
import type { Hands } from '../../../server/src/routing/hands.ts';
import { createWaitRepository } from '../../../server/src/routing/wait-repository.ts';
import { createWaitService } from '../../../server/src/routing/wait-service.ts';
import { createCore, type Core } from '../../support/core.ts';
import { dialects, useDatabase } from '../../support/store.ts';

const minute = 60_000;
const unsure: BotReply = { kind: 'handoff', reason: 'low_confidence', language: 'zh' };

describe.each(dialects)('the honest wait on %s', (dialect) => {
  const database = useDatabase(dialect);
  let core: Core;
  let hands: Hands;
  let coming: { urgency: Urgency; perMs: number }[];
  const waits = () => createWaitService({ repository: createWaitRepository(core.store), handsOf: async () => hands, arrivalsOf: () => coming, clock: () => core.now });
  const third = (shopId = core.shop.id) => waits().at(shopId, 3, core.now + 3 * minute);
  beforeEach(async () => {
    core = await createCore(database.open);
    core.answerWith(() => unsure);
    hands = { hands: 1, free: 0 };
    coming = [];
  });
  afterEach(() => core.remove());

  async function handle(n: number, tookMs: number): Promise<void> {
    const agent = core.agent('xiaolin');
    const { conversation } = await core.say(`m000010${n}`, '在吗', core.newShopper());
    core.now += 7 * minute;
    const mine = await core.desk.command('claim', agent, conversation.id, conversation.version, 'test');
    core.now += tookMs;
    await core.desk.command('resolve', agent, conversation.id, mine.version, 'test');
  }

  it('comes from how long people were busy with the last conversations, not from how long those had waited', async () => {
    for (let n = 0; n < 5; n += 1) await handle(n, 4 * minute);
    expect(await third()).toEqual({ fromMs: 10 * minute, toMs: 15 * minute });
  });
  it('is shorter where more of the work goes on at once', async () => {
    for (let n = 0; n < 5; n += 1) await handle(n, 4 * minute);
    hands = { hands: 3, free: 0 };
    expect(await third()).toEqual({ fromMs: 2 * minute, toMs: 5 * minute });
  });
  it('is longer where others come who are due earlier', async () => {
    for (let n = 0; n < 5; n += 1) await handle(n, 4 * minute);
    hands = { hands: 3, free: 0 };
    // One urgent shopper a minute, of whom those of the next two minutes are due before.
    coming = [{ urgency: 'high', perMs: 1 / minute }, { urgency: 'low', perMs: 5 / minute }];
    expect(await third()).toEqual({ fromMs: 5 * minute, toMs: 10 * minute });
    expect(await waits().at(core.shop.id, 3, null)).toEqual({ fromMs: 2 * minute, toMs: 5 * minute });
  });
  it('counts who is there and who comes once for all places that are told in one go, and anew a moment later', async () => {
    let counted = 0;
    const service = createWaitService({ repository: createWaitRepository(core.store), handsOf: async () => { counted += 1; return hands; }, arrivalsOf: () => coming, clock: () => core.now });
    for (let place = 1; place <= 3; place += 1) await service.at(core.shop.id, place, null);
    core.now += 500;
    await service.at(core.shop.id, 1, null);
    expect(counted).toBe(2);
  });
  it('is not told after four conversations, nor while nobody is there, nor of another shop’s', async () => {
    for (let n = 0; n < 4; n += 1) await handle(n, 4 * minute);
    expect(await third()).toBeNull();
    await handle(4, 4 * minute);
    expect(await third('another')).toBeNull();
    hands = { hands: 0, free: 0 };
    expect(await third()).toBeNull();
  });
});
