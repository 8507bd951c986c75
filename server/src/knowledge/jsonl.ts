/** Reads and writes knowledge as JSONL, one entry a line; every bad line is reported, none stops the others. */
import { knowledgeEntry, type KnowledgeEntry } from '@aftercast/shared';
import { entryProblems } from './entry-problems.ts';

export interface LineError { line: number; message: string }

/** Lines count from 1. Of two entries with one id the second is an error. */
export function parseJsonl(text: string): { entries: KnowledgeEntry[]; errors: LineError[] } {
  const entries: KnowledgeEntry[] = [];
  const errors: LineError[] = [];
  const seen = new Map<string, number>();
  text.split(/\r?\n/).forEach((raw, at) => {
    const line = at + 1;
    const source = at === 0 ? raw.replace(/^\ufeff/, '') : raw;
    if (source.trim() === '') return;
    const read = parseLine(source);
    if (typeof read === 'string') { errors.push({ line, message: read }); return; }
    const earlier = seen.get(read.id);
    if (earlier !== undefined) { errors.push({ line, message: `id: "${read.id}" is already on line ${earlier}` }); return; }
    seen.set(read.id, line);
    entries.push(read);
  });
  return { entries, errors };
}

function parseLine(source: string): KnowledgeEntry | string {
  let value: unknown;
  try { value = JSON.parse(source); } catch { return 'not JSON'; }
  const parsed = knowledgeEntry.safeParse(value);
  if (parsed.success) {
    const problems = entryProblems(parsed.data);
    return problems.length > 0 ? problems.join('; ') : parsed.data;
  }
  return parsed.error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message)).join('; ');
}
