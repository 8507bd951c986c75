/**
 * Knowledge from files and into files: CSV, XLSX and JSONL. An import never goes live by itself: it becomes drafts, all or none.
 * A dry run says the same and keeps nothing. Called by the routes here.
 */
import type { KnowledgeEntry, Language } from '@aftercast/shared';
import { AppError } from '../../errors.ts';
import type { CellError } from '../../sheets/columns.ts';
import { readSheet } from '../../sheets/read-sheet.ts';
import { writeSheet } from '../../sheets/write-sheet.ts';
import type { Wish } from '../versions/changes.ts';
import { parseJsonl } from '../jsonl.ts';
import { entryColumns, readEntrySheet, writeEntrySheet, type Known } from './entry-sheet.ts';
import { planImport } from './import-plan.ts';

/** What an import did, or would do. Nothing is kept while `errors` has any. */
export interface ImportReport {
  created: { id: string; question: string }[];
  changed: { id: string; question: string; fields: string[] }[];
  unchanged: number;
  errors: CellError[];
  /** True when drafts were made. */
  kept: boolean;
}

export const exportFormats = ['csv', 'xlsx', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];

interface Deps {
  /** Every entry as it would be if all drafts were published. */
  drafted: (shopId: string, language: Language) => Promise<KnowledgeEntry[]>;
  /** Keeps edits as drafts, all or none. */
  saveMany: (shopId: string, author: { id: string; name: string }, wishes: readonly Wish[]) => Promise<unknown>;
  /** What cells may name. @throws not_found without such a shop */
  known: (shopId: string) => Promise<Known>;
}

/** Errors told of one file; the rest are most often the same mistake again. */
const mostErrors = 500;

export function createImportService({ drafted, saveMany, known }: Deps) {
  async function read(shopId: string, bytes: Uint8Array): Promise<{ entries: (Partial<KnowledgeEntry> & { id: string })[]; errors: CellError[] }> {
    if (isJsonl(bytes)) {
      const { entries, errors } = parseJsonl(new TextDecoder().decode(bytes));
      return { entries, errors: errors.map(({ line, message }) => ({ row: line, column: '', head: '', code: 'bad_line', value: message })) };
    }
    const { entries, errors } = readEntrySheet(await readSheet(bytes), await known(shopId));
    return { entries: entries.map(({ entry }) => entry), errors };
  }

  return {
    /**
     * Reads a file and keeps what it changes as drafts, unless a cell is wrong or it is a dry run. The same file again changes nothing.
     * @throws sheet_unreadable, sheet_too_large; knowledge_entry_invalid for what only the whole shows
     */
    async import(shopId: string, language: Language, author: { id: string; name: string }, bytes: Uint8Array, dryRun: boolean): Promise<ImportReport> {
      const { entries, errors } = await read(shopId, bytes);
      const plan = planImport(entries, await drafted(shopId, language));
      const kept = !dryRun && errors.length === 0;
      const wishes = [...plan.created, ...plan.changed.map(({ entry }) => entry)].map((entry) => ({ language, entryId: entry.id, entry }));
      if (kept && wishes.length > 0) await saveMany(shopId, author, wishes);
      return {
        created: plan.created.map(({ id, question }) => ({ id, question })),
        changed: plan.changed.map(({ entry: { id, question }, fields }) => ({ id, question, fields })),
        unchanged: plan.unchanged.length, errors: errors.slice(0, mostErrors), kept,
      };
    },

    /** Every entry, drafts included, as a file that an import reads back. JSONL holds all of an entry, a sheet what a table can. */
    async export(shopId: string, language: Language, format: ExportFormat): Promise<Buffer> {
      const entries = await drafted(shopId, language);
      if (format === 'jsonl') return Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      return writeSheet(format, writeEntrySheet(entries, language, (await known(shopId)).zone), widths);
    },

    /** A head and nothing else, to fill in. */
    template: (language: Language, format: 'csv' | 'xlsx'): Promise<Buffer> => writeSheet(format, writeEntrySheet([], language, 'UTC'), widths),
  };
}
export type ImportService = ReturnType<typeof createImportService>;

const widths = entryColumns.map(({ width }) => width);

/** A line of JSONL begins with a brace, a head of a table never does. */
function isJsonl(bytes: Uint8Array): boolean {
  return /^\ufeff?\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 64)));
}

/** For callers that can't go on with a wrong cell. @throws sheet_has_errors */
export function refuseErrors(errors: readonly CellError[]): void {
  if (errors.length > 0) throw new AppError('sheet_has_errors', `${errors.length} cells are wrong`, { details: errors });
}
