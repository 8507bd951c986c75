/** Makes rows of the work list out of questions and entries. Pure. */
import { createHash } from 'node:crypto';
import type { KnowledgeEntry } from '@aftercast/shared';
import type { Usage, QuestionRow } from './question-repository.ts';
import { causeOf, needOf, type WorkItem, type WorkKind } from './work-item.ts';

const exampleCount = 5;
/** Wordings that a row carries; more of one meaning teach the bot nothing. */
const phrasingCount = 20;
/** Votes count on their own; asking for a person after an answer only when several do. */
const wantedPersonFrom = 3;

/** A matter's questions in order of asking, and what stays the same about it: its leader's words. */
export interface Cluster { leader: string; questions: QuestionRow[] }

/** The name of a cluster across readings. @param leader normalised */
export function clusterKey(leader: string): string {
  return `q-${createHash('sha256').update(leader).digest('hex').slice(0, 20)}`;
}

/** One row a cluster. The kind is that of the gravest question: one that had no answer, then choices left, then a rule of the shop. */
export function clusterItem({ leader, questions }: Cluster, now: number): WorkItem {
  const needs = new Set(questions.map((question) => needOf(question, now)));
  const kind: WorkKind = needs.has('unanswered') ? 'unanswered' : needs.has('untaken') ? 'untaken' : 'handed_off';
  return { ...about(questions), key: clusterKey(leader), kind, entryId: fittingEntry(questions), entryQuestion: null };
}

/** An order's, parcel's or phone's number tells who asked and not what. */
const longNumber = /[a-z]{0,4}\d(?:[\d-]*\d){4,}/gi;
const phrasingLength = 200;

/** A shopper's words as the knowledge base may keep them: one line, without numbers that name a person or an order. Empty: nothing is left. */
export function phrasingOf(text: string): string {
  const line = text.replace(longNumber, ' ').replace(/\s+/g, ' ').trim();
  return /\p{L}/u.test(line) ? Array.from(line).slice(0, phrasingLength).join('') : '';
}

/** What all rows about questions tell. @param questions in order of asking */
export function about(questions: readonly QuestionRow[]): Omit<WorkItem, 'key' | 'kind' | 'entryId' | 'entryQuestion'> {
  const wordings = new Map<string, { text: string; count: number }>();
  const reasons: Record<string, number> = {};
  for (const question of questions) {
    const text = question.text.replace(/\s+/g, ' ').trim();
    const known = wordings.get(text.toLowerCase());
    if (known) known.count += 1; else wordings.set(text.toLowerCase(), { text, count: 1 });
    const cause = causeOf(question);
    reasons[cause] = (reasons[cause] ?? 0) + 1;
  }
  const texts = [...wordings.values()].sort((a, b) => b.count - a.count).map(({ text }) => text);
  const phrasings = [...new Set(texts.map(phrasingOf))].filter((each) => each !== '');
  return {
    title: texts[0] ?? '', count: questions.length, peopleMs: questions.reduce((sum, { peopleMs }) => sum + peopleMs, 0),
    firstAt: questions[0]?.askedAt ?? null, lastAt: questions.at(-1)?.askedAt ?? null,
    examples: examplesOf(questions), phrasings: phrasings.slice(0, phrasingCount), reasons,
    refused: [...new Set(questions.flatMap(({ vote, entryId }) => (vote === 'not_asked' && entryId !== null ? [entryId] : [])))],
    scope: { product: common(questions, 'product'), liveSession: common(questions, 'liveSession') }, ended: null,
  };
}

/** The newest, each wording once. */
function examplesOf(questions: readonly QuestionRow[]): WorkItem['examples'] {
  const seen = new Set<string>();
  const examples: WorkItem['examples'] = [];
  for (let at = questions.length - 1; at >= 0 && examples.length < exampleCount; at -= 1) {
    const { text, askedAt, conversationId } = questions[at] as QuestionRow;
    if (seen.has(text)) continue;
    seen.add(text);
    examples.push({ text, askedAt, conversationId });
  }
  return examples;
}

function common(questions: readonly QuestionRow[], where: 'product' | 'liveSession'): string | null {
  const first = questions[0]?.[where] ?? null;
  return questions.every((question) => question[where] === first) ? first : null;
}

/** The entry that shoppers themselves took, or were told without complaint. The engine's own guess is the recheck's. */
function fittingEntry(questions: readonly QuestionRow[]): string | null {
  const votes = new Map<string, number>();
  const vote = (id: string, weight: number) => votes.set(id, (votes.get(id) ?? 0) + weight);
  for (const { taken, entryId, vote: opinion } of questions) {
    if (taken !== null) vote(taken, 3);
    else if (entryId !== null && opinion !== 'not_asked') vote(entryId, 1);
  }
  return [...votes].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0] ?? null;
}

/** Answers that did not help, one row an entry. @param changedAt when an entry last changed: votes before were about other words */
export function unhelpfulItems(questions: readonly QuestionRow[], entries: ReadonlyMap<string, KnowledgeEntry>, changedAt: ReadonlyMap<string, number>): WorkItem[] {
  const byEntry = new Map<string, QuestionRow[]>();
  for (const question of questions) {
    const { entryId, vote, wantedPerson, askedAt, outcome } = question;
    if (entryId === null || outcome !== 'answer' || !(vote === 'unhelpful' || (wantedPerson && vote === null)) || askedAt < (changedAt.get(entryId) ?? 0)) continue;
    const list = byEntry.get(entryId);
    if (list) list.push(question); else byEntry.set(entryId, [question]);
  }
  return [...byEntry].flatMap(([entryId, list]) => {
    const entry = entries.get(entryId);
    const voted = list.some(({ vote }) => vote === 'unhelpful');
    if (!entry || (!voted && list.length < wantedPersonFrom)) return [];
    return [{ ...about(list), key: `unhelpful.${entryId}`, kind: 'unhelpful' as const, title: entry.question, entryId, entryQuestion: entry.question }];
  });
}

interface Shelf { entries: Iterable<KnowledgeEntry>; usage: ReadonlyMap<string, Usage>; changedAt: ReadonlyMap<string, number>; now: number }

/** Entries that were spoken to nobody for a while although they were there. */
export function unusedItems({ entries, usage, changedAt, now }: Shelf, unusedMs: number): WorkItem[] {
  return [...entries].filter(({ id }) => (usage.get(id)?.usedAt ?? 0) < now - unusedMs && (changedAt.get(id) ?? now) < now - unusedMs)
    .map((entry) => entryItem(entry, 'unused', `unused.${entry.id}`, usage.get(entry.id)?.usedAt ?? null));
}

/** A row about an entry alone. */
export function entryItem({ id, question, scope }: KnowledgeEntry, kind: WorkKind, key: string, lastAt: number | null): WorkItem {
  return { key, kind, title: question, count: 0, peopleMs: 0, firstAt: null, lastAt, examples: [], phrasings: [], refused: [], entryId: id, entryQuestion: question, reasons: {}, scope, ended: null };
}
