/**
 * Knowledge from files and into files: CSV, XLSX and JSONL. An import never goes live by itself: it becomes drafts, all or none.
 * A dry run says the same and keeps nothing. Called by the routes here; live sessions' imports keep their entries the same way.
 */
import type { Language } from '@aftercast/shared';
import type { CellError } from '../../sheets/columns.ts';
import { decode, readSheet } from '../../sheets/read-sheet.ts';
import { writeSheet } from '../../sheets/write-sheet.ts';
import type { DraftService } from '../drafts/draft-service.ts';
import { parseJsonl } from '../jsonl.ts';
import { entryColumns, readEntrySheet, writeEntrySheet, type Known } from './entry-sheet.ts';
import { planImport, type GivenEntry, type ImportPlan } from './import-plan.ts';

/** What an import changes in the entries. */
export interface EntriesReport {
  created: { id: string; question: string }[];
  changed: { id: string; question: string; fields: string[] }[];
  unchanged: number;
}

/** What an import did, or would do. Nothing is kept while `errors` has any. */
export interface ImportReport extends EntriesReport {
  /** The first of them, up to 500. */
  errors: CellError[];
  /** True when what has changed was kept as drafts. */
  kept: boolean;
}

export const exportFormats = ['csv', 'xlsx', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];

interface Deps {
  drafts: Pick<DraftService, 'drafted' | 'check' | 'saveMany'>;
  /** What cells may name. @throws not_found without such a shop */
  known: (shopId: string) => Promise<Known>;
}

type Author = { id: string; name: string };

/** Errors told of one file; the rest are most often the same mistake again. */
export const mostErrors = 500;

export function createImportService({ drafts, known }: Deps) {
  async function read(shopId: string, language: Language, bytes: Uint8Array): Promise<{ entries: GivenEntry[]; errors: CellError[] }> {
    if (isJsonl(bytes)) {
      const { entries, errors } = parseJsonl(decode(bytes));
      return { entries, errors: errors.map(({ line, message }) => ({ row: line, column: '', head: '', code: 'bad_line', value: message })) };
    }
    const { entries, errors } = readEntrySheet(await readSheet(bytes), await known(shopId), (await drafts.drafted(shopId))[language]);
    return { entries: entries.map(({ entry }) => entry), errors };
  }

  /** @throws knowledge_entry_invalid for what only the whole shows */
  async function plan(shopId: string, language: Language, entries: readonly GivenEntry[]): Promise<ImportPlan> {
    const planned = planImport(entries, (await drafts.drafted(shopId))[language]);
    await drafts.check(shopId, wishesOf(language, planned));
    return planned;
  }

  async function keep(shopId: string, language: Language, author: Author, planned: ImportPlan): Promise<void> {
    const wishes = wishesOf(language, planned);
    if (wishes.length > 0) await drafts.saveMany(shopId, author, wishes);
  }

  return {
    plan,
    keep,

    /**
     * Reads a file and keeps what it changes as drafts, unless a cell is wrong or it is a dry run. The same file again changes nothing.
     * @throws sheet_unreadable, sheet_too_large; knowledge_entry_invalid for what only the whole shows
     */
    async import(shopId: string, language: Language, author: Author, bytes: Uint8Array, dryRun: boolean): Promise<ImportReport> {
      const { entries, errors } = await read(shopId, language, bytes);
      const planned = await plan(shopId, language, entries);
      const kept = !dryRun && errors.length === 0;
      if (kept) await keep(shopId, language, author, planned);
      return { ...reportOf(planned), errors: errors.slice(0, mostErrors), kept };
    },

    /** Every entry, drafts included, as a file that an import reads back. JSONL holds all of an entry, a sheet what a table can. */
    async export(shopId: string, language: Language, format: ExportFormat): Promise<Buffer> {
      const entries = (await drafts.drafted(shopId))[language];
      if (format === 'jsonl') return Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      return writeSheet(format, writeEntrySheet(entries, language, (await known(shopId)).zone), widths);
    },

    /** A head and nothing else, to fill in. */
    template: (language: Language, format: 'csv' | 'xlsx'): Promise<Buffer> => writeSheet(format, writeEntrySheet([], language, 'UTC'), widths),
  };
}
export type ImportService = ReturnType<typeof createImportService>;

const widths = entryColumns.map(({ width }) => width);

function wishesOf(language: Language, { created, changed }: ImportPlan) {
  return [...created, ...changed.map(({ entry }) => entry)].map((entry) => ({ language, entryId: entry.id, entry }));
}

export function reportOf({ created, changed, unchanged }: ImportPlan): EntriesReport {
  return {
    created: created.map(({ id, question }) => ({ id, question })),
    changed: changed.map(({ entry: { id, question }, fields }) => ({ id, question, fields })), unchanged: unchanged.length,
  };
}

/** A line of JSONL begins with a brace, a head of a table never does. */
function isJsonl(bytes: Uint8Array): boolean {
  return /^\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 64)));
}
