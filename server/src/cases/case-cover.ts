/** What was written about a case, for who may read it: where its conversation is about someone's health the reason, the notes and the pictures tell of that too. */
import { can, careSign, type CaseEvent, type CaseView } from '@aftercast/shared';
import { mayReadHealth, type HealthRow, type Reader } from '../conversation/health.ts';

/** A case with its history, or without it. */
export interface Shown { case: CaseView; events: CaseEvent[] }

/** For who handles the case, asked for its approval, or decides on it: all of it. For others without their permission: a lock for the words, and no pictures. */
function asCaseReadBy(reader: Reader, row: HealthRow | undefined, { case: view, events }: Shown): Shown {
  const concerned = view.owner?.id === reader.id || view.requestedBy?.id === reader.id || can(reader, 'approve', 'cases');
  if (!row || concerned || mayReadHealth(reader, row)) return { case: view, events };
  const cover = (text: string): string => (text === '' ? '' : careSign);
  return { case: { ...view, reason: cover(view.reason), images: [] }, events: events.map((event) => (event.agent.id === reader.id ? event : { ...event, note: cover(event.note) })) };
}

/** @param rowsOf the conversations that still exist */
export function createCaseCover(rowsOf: (ids: string[]) => Promise<({ id: string } & HealthRow)[]>) {
  /** Looks the conversations up once and tells what each reader sees. */
  async function coverOf(views: readonly CaseView[]): Promise<(reader: Reader, shown: Shown) => Shown> {
    const rows = new Map((await rowsOf([...new Set(views.map(({ conversationId }) => conversationId))])).map((row) => [row.id, row]));
    return (reader, shown) => asCaseReadBy(reader, rows.get(shown.case.conversationId), shown);
  }
  return {
    async all(reader: Reader, views: CaseView[]): Promise<CaseView[]> {
      const cover = await coverOf(views);
      return views.map((view) => cover(reader, { case: view, events: [] }).case);
    },
    async one(reader: Reader, shown: Shown): Promise<Shown> {
      return (await coverOf([shown.case]))(reader, shown);
    },
    /** One case for many. */
    async forEach(view: CaseView): Promise<(reader: Reader) => CaseView> {
      const cover = await coverOf([view]);
      return (reader) => cover(reader, { case: view, events: [] }).case;
    },
  };
}
export type CaseCover = ReturnType<typeof createCaseCover>;
