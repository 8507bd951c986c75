import { expect, test } from 'vitest';
import type { CheckRepository, CheckRow } from '../../../../server/src/knowledge/checks/check-repository.ts';
import { createCheckService } from '../../../../server/src/knowledge/checks/check-service.ts';
import type { Judgement } from '../../../../server/src/knowledge/judge.ts';
import type { KnowledgeBase } from '../../../../server/src/knowledge/knowledge-base.ts';

const row = (at: number): CheckRow => ({ id: `c-${at}`, shopId: 'shop', language: 'zh', text: `问题${at}`, context: {}, entryId: null, authorName: '小林', createdAt: at });
const handedOver = { known: { byId: new Map() }, result: { outcome: 'handoff', reason: 'low_confidence', confidence: 0, candidates: [], answers: [] }, forced: false } as unknown as Judgement;

function open(rows: CheckRow[]) {
  const turns: number[] = [];
  let asked = 0;
  const repository: CheckRepository = {
    all: async () => rows,
    put: async (added) => { rows = [...rows.filter(({ text }) => text !== added.text), added]; return added; },
    remove: async () => false,
  };
  const service = createCheckService({
    repository, judge: () => { asked += 1; return handedOver; }, forceWordsOf: async () => [], clock: () => 0, newId: () => 'new',
    yieldTurn: async () => { turns.push(asked); },
  });
  return { service, turns, kept: () => rows };
}

test('many kept questions are asked a few at a time, shoppers in between', async () => {
  const { service, turns } = open(Array.from({ length: 30 }, (_, at) => row(at)));
  const results = await service.runOn('shop', await service.list('shop'), {} as KnowledgeBase);
  expect(results.map(({ passes }) => passes)).toEqual(Array.from({ length: 30 }, () => true));
  expect(turns).toEqual([10, 20]);
});

test('a shop that keeps as many as it may can still change what one of them leads to', async () => {
  const { service, kept } = open(Array.from({ length: 2_000 }, (_, at) => row(at)));
  await service.keep('shop', { language: 'zh', text: '问题7', context: {}, entryId: 'gift' }, { name: '小陈' });
  expect(kept()).toHaveLength(2_000);
  await expect(service.keep('shop', { language: 'zh', text: '又一个', context: {}, entryId: null }, { name: '小陈' })).rejects.toMatchObject({ code: 'invalid_request' });
});
