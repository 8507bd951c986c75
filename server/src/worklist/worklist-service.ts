/**
 * The work list: what real use says should be better in the knowledge base, what cost most first. Reads what the recorder wrote;
 * owns the decisions about rows. Refuses to change entries: that is the drafts'. Called by the routes.
 */
import { LRUCache } from 'lru-cache';
import type { KnowledgeEntry, Language } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import type { DecisionRepository, DecisionRow } from './decision-repository.ts';
import { expiredItems, type PromisingSession } from './expired.ts';
import type { Gatherer } from './gatherer.ts';
import type { QuestionRepository, Usage } from './question-repository.ts';
import { createRecheck, type Match } from './recheck.ts';
import type { SuggestionUseRow } from '../suggestions/suggestion-repository.ts';
import { inSlices, type Turns } from './slices.ts';
import { rewordedItems, usedEntry } from './suggested.ts';
import { clusterItem, unhelpfulItems, unusedItems } from './summarise.ts';
import { costliestFirst, workKinds, type WorkItem, type WorkKind } from './work-item.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** An entry that nobody was told for so long is on the list. */
const unusedMs = 30 * dayMs;
/** Before a shop was asked so much in that time, silence says nothing about an entry. */
const unusedFrom = 50;
/** A row that was dealt with comes back when so many more have asked. */
export const growBy = 5;
/** A list is shown again as it was for this long, unless something it rests on has changed. */
const freshMs = 5_000;

export interface WorklistDeps extends Turns {
  gatherer: Gatherer;
  questions: Pick<QuestionRepository, 'usage' | 'changedAt'>;
  decisions: DecisionRepository;
  /** What agents did with suggestions, in order. */
  usesOf: (shopId: string, language: Language) => Promise<readonly SuggestionUseRow[]>;
  /** Live entries, and what the bot would do with words today. */
  knowledge: {
    list(shopId: string, language: Language): Promise<readonly KnowledgeEntry[]>;
    match: Match;
  };
  /** The shop's live sessions with what was promised in them. */
  sessionsOf: (shopId: string) => Promise<readonly PromisingSession[]>;
  clock: () => number;
}

/** One page of the list with what there is in all, and how long until a row's figures are made of other questions. */
export interface WorkPage { items: WorkItem[]; total: number; counts: Record<WorkKind, number>; peopleMs: number }

export function createWorklistService({ gatherer, questions, decisions, usesOf, knowledge, sessionsOf, clock, ...turns }: WorklistDeps) {
  const recheck = createRecheck({ match: knowledge.match, ...turns });
  const rows = new LRUCache<string, { of: string; at: number; items: WorkItem[] }>({ max: 16 });

  /** Whoever asks while a list is being made waits for the same one. */
  const gathering = new Map<string, Promise<WorkItem[]>>();

  /** Every row that is not dealt with. */
  async function open(shopId: string, language: Language): Promise<WorkItem[]> {
    const now = clock();
    const key = `${shopId} ${language}`;
    const [state, decided] = await Promise.all([questions.changedAt(shopId, language), decisions.all(shopId, language)]);
    const of = JSON.stringify([gatherer.revisionOf(shopId), stateOf(state), decided.length, Math.max(0, ...decided.map(({ decidedAt }) => decidedAt))]);
    const before = rows.get(key);
    if (before?.of === of && now - before.at < freshMs) return before.items;
    const underWay = gathering.get(of + key) ?? gather(shopId, language, state, now).finally(() => gathering.delete(of + key));
    gathering.set(of + key, underWay);
    const items = await underWay;
    const dealtWith = new Map(decided.map((row) => [row.key, row.count]));
    const left = items.filter((item) => item.count >= (dealtWith.get(item.key) ?? -growBy) + growBy);
    rows.set(key, { of, at: now, items: left });
    return left;
  }

  async function gather(shopId: string, language: Language, changedAt: ReadonlyMap<string, number>, now: number): Promise<WorkItem[]> {
    const [{ questions: asked, clusters }, list, usage, sessions, uses] = await Promise.all([
      gatherer.gathered(shopId, language), knowledge.list(shopId, language), questions.usage(shopId, language), sessionsOf(shopId), usesOf(shopId, language),
    ]);
    const entries = new Map(list.map((entry) => [entry.id, entry]));
    const used = new Map(usage.map((each) => [each.entryId, each]));
    const lately = asked.filter(({ askedAt }) => askedAt >= now - unusedMs).length;
    const usesByQuestion = new Map(uses.map((use) => [`${use.conversationId} ${use.questionId}`, use]));
    const items: WorkItem[] = [];
    await inSlices(turns, clusters, (cluster) => {
      const item = clusterItem(cluster, now);
      items.push({ ...item, entryId: usedEntry(cluster, usesByQuestion) ?? item.entryId });
    });
    const unanswered = await recheck.stillOpen({ shopId, language, state: stateOf(changedAt) }, items.sort(costliestFirst));
    return [
      ...unanswered,
      ...unhelpfulItems(asked, entries, changedAt),
      ...rewordedItems(uses, entries, changedAt),
      ...lately >= unusedFrom ? unusedItems({ entries: list, usage: used, changedAt, now }, unusedMs) : [],
      ...expiredItems({ entries: list, sessions, questions: asked, lastUse: (id) => used.get(id)?.usedAt ?? null, now }),
    ].map((item) => {
      const entry = item.entryId === null ? undefined : entries.get(item.entryId);
      return { ...item, entryId: entry?.id ?? null, entryQuestion: entry?.question ?? null };
    }).sort(costliestFirst);
  }

  async function find(shopId: string, language: Language, key: string): Promise<WorkItem> {
    const item = (await open(shopId, language)).find((each) => each.key === key);
    if (!item) throw new AppError('not_found', 'this row is not on the work list any more');
    return item;
  }

  return {
    async page(shopId: string, language: Language, { kind, offset, limit }: { kind?: WorkKind | undefined; offset: number; limit: number }): Promise<WorkPage> {
      const all = await open(shopId, language);
      const counts = Object.fromEntries(workKinds.map((each) => [each, 0])) as Record<WorkKind, number>;
      for (const item of all) counts[item.kind] += 1;
      const shown = kind === undefined ? all : all.filter((item) => item.kind === kind);
      return { items: shown.slice(offset, offset + limit), total: shown.length, counts, peopleMs: all.reduce((sum, { peopleMs }) => sum + peopleMs, 0) };
    },

    /** One row. @throws not_found */
    find,

    /** Takes a row off the list until more of the same is asked. @throws not_found */
    async decide(shopId: string, language: Language, key: string, by: { agentId: string; decision: DecisionRow['decision']; entryId: string | null }): Promise<void> {
      const { count } = await find(shopId, language, key);
      await decisions.put({ shopId, language, key, count, decidedAt: clock(), ...by });
    },

    /** Puts a row back. @throws not_found when nothing was decided about it */
    async undo(shopId: string, language: Language, key: string): Promise<void> {
      if (!await decisions.remove(shopId, language, key)) throw new AppError('not_found', 'nothing was decided about this row');
    },

    /** What real use says of each entry that was ever spoken, within the time the shop keeps conversations. */
    usage: (shopId: string, language: Language): Promise<Usage[]> => questions.usage(shopId, language),
  };
}
export type WorklistService = ReturnType<typeof createWorklistService>;

/** Changes with every change of the live entries. */
function stateOf(changedAt: ReadonlyMap<string, number>): string {
  let newest = 0;
  for (const at of changedAt.values()) newest = Math.max(newest, at);
  return `${changedAt.size}:${newest}`;
}
