/** Questions that the bot has judged, read back for trying thresholds on them. */
import { and, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Language, MessageBody, PageContext } from '@aftercast/shared';
import type { Store } from '../db/store.ts';
import { isAboutHealth } from './health.ts';

/** A shopper's words and where they were said. */
interface AskedQuestion { text: string; context: PageContext; language: Language }

export function createQuestionRepository(store: Store) {
  const { conversations: c, messages: m } = store.tables;
  const reply = alias(m, 'reply');
  return {
    /** Shoppers' words that the bot answered or handed over, newest first, the same words in the same place once. None of conversations in which someone's health is spoken of. */
    async recent(shopId: string, limit: number): Promise<AskedQuestion[]> {
      const rows = await store.read.select({ body: m.body, context: c.context, language: c.language, urgencyReasons: c.urgencyReasons }).from(m)
        .innerJoin(c, eq(c.id, m.conversationId))
        .where(and(eq(c.shopId, shopId), eq(m.sender, 'shopper'),
          sql`exists (select 1 from ${m} as "reply" where ${reply.conversationId} = ${m.conversationId} and ${reply.id} in (${m.id} || '.bot', ${m.id} || '.handoff'))`))
        .orderBy(desc(m.position)).limit(limit * 2);
      const seen = new Map<string, AskedQuestion>();
      for (const { body, context, language, urgencyReasons } of rows) {
        if (isAboutHealth({ urgencyReasons })) continue;
        const said = JSON.parse(body) as MessageBody;
        if (said.kind !== 'text' || said.text === '') continue;
        const { product, liveSession } = context as PageContext;
        const key = JSON.stringify([said.text, product, liveSession]);
        if (!seen.has(key)) seen.set(key, { text: said.text, language, context: { ...(product ? { product } : {}), ...(liveSession ? { liveSession } : {}) } });
      }
      return [...seen.values()].slice(0, limit);
    },
  };
}
