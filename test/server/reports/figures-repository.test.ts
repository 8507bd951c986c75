import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFiguresRepository, type FiguresRow } from '../../../server/src/reports/figures-repository.ts';
import { createCore, type Core } from '../../support/core.ts';
import { dialects, useDatabase } from '../../support/store.ts';

describe.each(dialects)('figures of conversations on %s', (dialect) => {
  const database = useDatabase(dialect);
  let core: Core;
  beforeEach(async () => { core = await createCore(database.open); });
  afterEach(() => core.remove());

  const rowOf = (conversationId: string): FiguresRow => ({
    conversationId, shopId: core.shop.id, startedAt: core.now, lastAt: core.now, product: null, liveSession: null, entryId: null, botSpoke: true, personAt: null, handoffReason: null, firstReplyAt: null,
    agentId: null, agentMessages: 0, transfers: 0, requeues: 0, reopens: 0, firstResolvedAt: null, resolvedAt: null, botMs: 5, queueMs: 0, humanMs: 0, clockEvents: [],
  });

  it('are put in place of what was read before, and those of a conversation that is gone leave nothing', async () => {
    const { conversation } = await core.say('m00000001', '你好', core.newShopper());
    const figures = createFiguresRepository(core.store);
    const first = rowOf(conversation.id);
    await figures.save([rowOf('gone'), first]);
    const stored = () => core.store.read.select().from(core.store.tables.conversationFigures);
    expect(await stored()).toEqual([first]);
    const later: FiguresRow = { ...first, product: 'kettle', botSpoke: false, personAt: core.now + 1, queueMs: 9, clockEvents: [{ at: core.now, type: 'agent-message', agent: 'mei' }] };
    await figures.save([later]);
    expect(await stored()).toEqual([later]);
  });
});
