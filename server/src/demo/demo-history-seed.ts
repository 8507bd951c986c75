/** Lets three weeks have passed in the demo shop, once: reports, work list and inbox read them like any other. */
import { DateTime } from 'luxon';
import type { Store } from '../db/store.ts';
import type { Shop } from '../merchants/shop-repository.ts';
import type { DemoData } from './demo-data.ts';
import { changedDaysAgo, demoHistory } from './demo-history.ts';
import { createHistoryRepository } from './demo-history-repository.ts';
import { createDice } from './demo-dice.ts';
import { ratingOf } from './demo-opinions.ts';

const talksAtOnce = 40;
/** What the demo shop's work costs: 0.8 a minute. */
const minuteCents = 80;

export async function seedHistory({ store, shop, data, now }: { store: Store; shop: Shop; data: DemoData; now: number }): Promise<void> {
  const repository = createHistoryRepository(store, shop.id);
  const agents = await repository.staff();
  if (agents.length < 2 || await repository.isWhole()) return;
  const today = DateTime.fromMillis(now, { zone: shop.timeZone }).startOf('day');
  const talks = demoHistory({
    midnight: today.toMillis(), now, agents, botName: shop.assistantName, sessions: data.liveSessions.map(({ id }) => id), products: data.products.map(({ id }) => id),
    entries: data.knowledge.zh.filter(({ tier, answer }) => tier === 1 && !answer.includes('{')),
  });
  const random = createDice(20_261_126);
  const rated = talks.map((talk) => ({ ...talk, rating: ratingOf(talk.lines, random) }));
  await repository.writeLabels(now);
  for (let from = 0; from < talks.length; from += talksAtOnce) await repository.writeTalks(rated.slice(from, from + talksAtOnce));
  await repository.finish({ minuteCents, changedOn: today.minus({ days: changedDaysAgo }).toISODate(), updatedAt: now });
}
