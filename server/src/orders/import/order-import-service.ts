/** Orders from a file: tried first, then told as events, each once. Refuses to keep anything while a cell is wrong. Called by the routes here. */
import type { Language } from '@aftercast/shared';
import type { CellError } from '../../sheets/columns.ts';
import { inPortions } from '../../portions.ts';
import { readSheet } from '../../sheets/read-sheet.ts';
import { writeSheet, type SheetFormat } from '../../sheets/write-sheet.ts';
import { mostAheadMs, type OrderEventService } from '../order-event-service.ts';
import type { StandingOrder } from '../order-standing.ts';
import { readOrderSheet, writeOrderTemplate, type SheetOrder } from './order-sheet.ts';
import { planImport } from './plan-import.ts';
import { orderSheetColumns } from './sheet-columns.ts';

/** What an import did, or would do: how many orders of each kind. Nothing is kept while `errors` has any. */
export interface OrdersReport {
  created: number; changed: number; unchanged: number;
  /** The first of them, up to 500. */
  errors: CellError[];
  kept: boolean;
}

const mostErrors = 500;
/** Orders that are looked at together; shoppers' messages go between. */
const atOnce = 500;

interface Deps {
  events: Pick<OrderEventService, 'take'>;
  byIds: (shopId: string, ids: readonly string[]) => Promise<StandingOrder[]>;
  sessionsOf: (shopId: string) => Promise<readonly { id: string }[]>;
  /** @throws not_found without such a shop */
  zoneOf: (shopId: string) => Promise<string>;
  clock: () => number;
}

export function createOrderImportService({ events, byIds, sessionsOf, zoneOf, clock }: Deps) {
  async function planOf(shopId: string, orders: readonly SheetOrder[], now: number) {
    const known = new Map((await byIds(shopId, orders.map(({ id }) => id))).map((each) => [each.order.id, each]));
    return orders.map((order) => planImport(order, known.get(order.id) ?? null, now));
  }

  return {
    /**
     * The same file again changes nothing, also after an import that was cut off in the middle.
     * @throws sheet_unreadable, sheet_too_large, overloaded, storage_unavailable
     */
    async import(shopId: string, bytes: Uint8Array, dryRun: boolean): Promise<OrdersReport> {
      const now = clock();
      const [zone, sessions] = await Promise.all([zoneOf(shopId), sessionsOf(shopId)]);
      const { orders, errors } = await readOrderSheet(await readSheet(bytes), { zone, latest: now + mostAheadMs, liveSessions: new Set(sessions.map(({ id }) => id)) });
      const report: OrdersReport = { created: 0, changed: 0, unchanged: 0, errors: errors.slice(0, mostErrors), kept: false };
      const keep = !dryRun && errors.length === 0;
      for await (const portion of inPortions(orders, atOnce)) {
        const planned = await planOf(shopId, portion, now);
        for (const { outcome } of planned) report[outcome] += 1;
        const told = planned.flatMap((each) => each.events);
        if (!keep || told.length === 0) continue;
        const refused = (await events.take(shopId, 'import', told)).find(({ result }) => result === 'refused');
        if (refused) throw new Error(`orders/import: planned a wrong event: ${refused.problem ?? ''}`);
      }
      return { ...report, kept: keep };
    },

    /** A head and an example, to fill in. */
    async template(shopId: string, language: Language, format: SheetFormat): Promise<Buffer> {
      return writeSheet(format, writeOrderTemplate(language, clock() - 24 * 3_600_000, await zoneOf(shopId)), orderSheetColumns.map(({ width }) => width));
    },
  };
}
export type OrderImportService = ReturnType<typeof createOrderImportService>;
