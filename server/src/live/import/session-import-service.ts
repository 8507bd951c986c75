/**
 * A live session from one file: its products, links and promises go into the catalogue, its questions and promises become drafts of entries.
 * Refuses to keep anything while a cell is wrong. Called by the routes here.
 */
import { liveSession, usualPlaybackDelaySeconds, type KnowledgeEntry, type Language, type LiveSession, type Product } from '@aftercast/shared';
import { AppError } from '../../errors.ts';
import { mostErrors, reportOf, type EntriesReport, type ImportService } from '../../knowledge/import/import-service.ts';
import type { CellError } from '../../sheets/columns.ts';
import { isSameMinute } from '../../sheets/sheet-time.ts';
import { readSheet } from '../../sheets/read-sheet.ts';
import { writeSheet, type SheetFormat } from '../../sheets/write-sheet.ts';
import { goLiveChecklist, type LinkCheck } from '../go-live-checklist.ts';
import type { LiveService } from '../live-service.ts';
import { promiseChanges, type PromiseChange } from './promise-changes.ts';
import { sessionColumns, type SessionHead } from './session-columns.ts';
import { sessionEntries } from './session-entries.ts';
import { readSessionSheet, writeSessionSheet } from './session-sheet.ts';

/** What an import of a session did, or would do. Nothing is kept while `errors` has any. */
export interface SessionReport {
  links: number;
  products: number;
  promises: number;
  questions: number;
  /** Of a session that is there: what happens to its promises. Of a sheet made of another session: which of that one's don't come along. */
  promiseChanges: PromiseChange[];
  entries: EntriesReport;
  /** The first of them, up to 500. */
  errors: CellError[];
  checklist: LinkCheck[];
  kept: boolean;
}

interface Deps {
  live: LiveService;
  imports: Pick<ImportService, 'plan' | 'keep'>;
  /** Every entry as if all drafts were published. */
  drafted: (shopId: string) => Promise<Record<Language, KnowledgeEntry[]>>;
  /** @throws not_found without such a shop */
  zoneOf: (shopId: string) => Promise<string>;
}

export interface GivenSession { head: Omit<SessionHead, 'titleEn' | 'playbackDelaySeconds'>; language: Language; bytes: Uint8Array; dryRun: boolean }

export function createSessionImportService({ live, imports, drafted, zoneOf }: Deps) {
  async function sessionOf(shopId: string, id: string): Promise<LiveSession> {
    const session = await live.session(shopId, id);
    if (!session) throw new AppError('not_found', `there is no live session "${id}"`);
    return session;
  }

  return {
    /**
     * The same file again changes nothing. Of a session that is there with this id only what cells have changed is changed (`mergePromises`), besides what
     * the form says; products keep what the sheet doesn't say.
     * @throws sheet_unreadable, sheet_too_large, invalid_request, knowledge_entry_invalid; live_session_changed where someone changed it in this moment
     */
    async import(shopId: string, author: { id: string; name: string }, { head, language, bytes, dryRun }: GivenSession): Promise<SessionReport> {
      const zone = await zoneOf(shopId);
      const before = await live.session(shopId, head.id);
      const { session, products, questions, origins, errors } = readSessionSheet(await readSheet(bytes), { head: headOf(head, before), zone, language, before });
      const checked = liveSession.safeParse({ ...session, version: before?.version ?? 0 });
      if (!checked.success) throw new AppError('invalid_request', checked.error.issues[0]?.message ?? 'this is no live session', { details: checked.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) });
      const planned = await imports.plan(shopId, language, sessionEntries({ session, products, questions, language, zone }));
      const from = (await Promise.all(origins.map((id) => live.session(shopId, id)))).filter((origin) => origin !== null);
      const kept = !dryRun && errors.length === 0;
      if (kept) {
        const known = new Map((await live.products(shopId)).map((product) => [product.id, product]));
        await live.put(shopId, { products: products.map((product) => withKnown(product, known.get(product.id))), sessions: [checked.data] });
        await imports.keep(shopId, language, author, planned);
      }
      const now = await drafted(shopId);
      const coming = [...planned.created, ...planned.changed.map(({ entry }) => entry)];
      const entries = { ...now, [language]: [...new Map([...now[language], ...coming].map((entry) => [entry.id, entry])).values()] };
      return {
        links: session.links.length, products: products.length, promises: session.promises.length, questions: questions.length,
        // With rows left out for their errors it would tell of promises that are none the less.
        promiseChanges: errors.length > 0 ? [] : promiseChanges(before, session, from, zone),
        entries: reportOf(planned), errors: errors.slice(0, mostErrors), checklist: goLiveChecklist(checked.data, entries), kept,
      };
    },

    /** What a session still lacks. @throws not_found */
    async checklist(shopId: string, id: string): Promise<LinkCheck[]> {
      return goLiveChecklist(await sessionOf(shopId, id), await drafted(shopId));
    },

    /** A session as a file to be imported again, or to begin the next one with. @throws not_found */
    async export(shopId: string, id: string, language: Language, format: SheetFormat): Promise<Buffer> {
      const products = new Map((await live.products(shopId)).map((product) => [product.id, product]));
      return writeSheet(format, writeSessionSheet(await sessionOf(shopId, id), products, language, await zoneOf(shopId)), widths);
    },

    /** A head and nothing else, to fill in. */
    template: (language: Language, format: SheetFormat): Promise<Buffer> => writeSheet(format, writeSessionSheet(null, new Map(), language, 'UTC'), widths),
  };
}
export type SessionImportService = ReturnType<typeof createSessionImportService>;

const widths = sessionColumns.map(({ width }) => width);

/** The form has no field for the English title and the delay, and its times have no seconds. */
function headOf(head: GivenSession['head'], before: LiveSession | null): SessionHead {
  if (!before) return { ...head, titleEn: null, playbackDelaySeconds: usualPlaybackDelaySeconds };
  const time = (key: 'startsAt' | 'endsAt'): number => (isSameMinute(head[key], before[key]) ? before[key] : head[key]);
  return { ...head, startsAt: time('startsAt'), endsAt: time('endsAt'), titleEn: before.titleEn, playbackDelaySeconds: before.playbackDelaySeconds };
}

/** A sheet knows the live price alone and may leave out names and categories. */
function withKnown(product: Product, known: Product | undefined): Product {
  return { ...product, nameEn: product.nameEn ?? known?.nameEn ?? null, category: product.category || (known?.category ?? ''), price: product.price ?? known?.price ?? null };
}
