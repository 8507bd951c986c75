/** What an import would change. Pure; the dry run shows it and the import carries it out. */
import { isDeepStrictEqual } from 'node:util';
import { knowledgeEntry, type KnowledgeEntry } from '@aftercast/shared';

/** `changed` names the fields that differ. */
export interface ImportPlan {
  created: KnowledgeEntry[];
  changed: { entry: KnowledgeEntry; fields: string[] }[];
  /** Ids of entries that are already so. */
  unchanged: string[];
}

/** An entry of a file. What is absent stays what it is; so does the half of a scope that is not named. */
export type GivenEntry = Partial<Omit<KnowledgeEntry, 'scope'>> & { id: string; scope?: Partial<KnowledgeEntry['scope']> };

/** Fields that a row lacks keep their value, or get the default in a new entry: tier 2, no phrasings, valid everywhere and always. */
export function planImport(given: readonly GivenEntry[], present: readonly KnowledgeEntry[]): ImportPlan {
  const before = new Map(present.map((entry) => [entry.id, entry]));
  const plan: ImportPlan = { created: [], changed: [], unchanged: [] };
  for (const fields of given) {
    const old = before.get(fields.id);
    const entry = knowledgeEntry.parse({ tier: 2, ...old, ...fields, scope: { product: null, liveSession: null, ...old?.scope, ...fields.scope } });
    if (!old) { plan.created.push(entry); continue; }
    const differing = (Object.keys(entry) as (keyof KnowledgeEntry)[]).filter((key) => !isDeepStrictEqual(plain(entry[key]), plain(old[key])));
    if (differing.length === 0) plan.unchanged.push(entry.id);
    else plan.changed.push({ entry, fields: differing });
  }
  return plan;
}

/** Absent, null, empty text and empty list say the same. */
function plain(value: unknown): unknown {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? null : value;
}
