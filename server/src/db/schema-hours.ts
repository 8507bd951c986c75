import type { OpeningHours } from '@aftercast/shared';
import type { ColumnKinds } from './columns.pg.ts';

/** When each shop's people are there; a shop without a row is always open. */
export function defineHoursTables({ table, text, ms, json }: ColumnKinds) {
  const shopHours = table('opening_hours', {
    shopId: text('shop_id').primaryKey(),
    hours: json<OpeningHours>('hours').notNull(),
    updatedAt: ms('updated_at').notNull(),
  });
  return { shopHours };
}
