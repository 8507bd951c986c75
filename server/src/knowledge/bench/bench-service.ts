/**
 * Trying things out: what a question leads to with the live knowledge or with the drafts, and which entries are in each other's way.
 * Changes nothing. Called by the routes.
 */
import { LRUCache } from 'lru-cache';
import type { EntryPart, KnowledgeEntry, Language } from '@aftercast/shared';
import type { LanguageTables } from '../../matching/matcher.ts';
import type { Candidate, MatchResult, Thresholds } from '../../matching/types.ts';
import type { DraftRepository } from '../drafts/draft-repository.ts';
import type { EntryRepository } from '../entries/entry-repository.ts';
import { verdictOf, type Asked, type Judge } from '../judge.ts';
import type { KnowledgeBase } from '../knowledge-base.ts';
import type { ReadyKnowledge } from '../ready-knowledge.ts';
import { changesFor, entriesAfter, liveByKey } from '../versions/changes.ts';
import type { VersionRepository } from '../versions/version-repository.ts';
import { conflictsOf, type Rival } from './conflicts.ts';

/** With which knowledge a question is tried. */
export type Which = 'live' | 'draft';

/** An entry's words. `to` is the part of the message that they answer, null where they answer the whole. */
export interface Spoken { entryId: string; question: string; answer: string; parts: EntryPart[]; to: string | null }

/** A tried question: the matcher's own result, what the shopper would meet, and the words of the entries concerned. */
export interface Tried extends Omit<MatchResult, 'candidates' | 'reason' | 'parts'> {
  language: Language;
  reason: MatchResult['reason'] | 'force_word';
  thresholds: Thresholds;
  candidates: (Candidate & { question: string; tier: 1 | 2 | 3 })[];
  /** What would be said first, its variables open; null where no entry speaks. */
  speaks: Spoken | null;
  /** Everything that would be said, in the order asked; two where the message asks two things. */
  spoken: Spoken[];
  /** The two parts of a message that asks two things, with the entry each leads to; empty where it asks one. */
  asks: { text: string; entryId: string; question: string }[];
}

interface Deps {
  ready: ReadyKnowledge;
  judge: Judge['judge'];
  forceWordsOf: (shopId: string) => Promise<readonly string[]>;
  entries: EntryRepository;
  drafts: DraftRepository;
  versions: VersionRepository;
  tables: LanguageTables;
  clock: () => number;
}

/** Shops whose drafts are kept ready to be tried. */
const triedShops = 5;

export function createBenchService({ ready, judge, forceWordsOf, entries, drafts, versions, tables, clock }: Deps) {
  const draftBases = new LRUCache<string, { stamp: string; base: KnowledgeBase }>({ max: triedShops });

  /** As if every draft were live. */
  async function draftBase(shopId: string): Promise<KnowledgeBase> {
    const [live, head, edits] = [await ready.baseOf(shopId), await versions.head(shopId), await drafts.all(shopId)];
    if (edits.length === 0) return live;
    const stamp = JSON.stringify([head, live.zh.thresholds, edits.map(({ language, entryId, revision, updatedAt }) => [language, entryId, revision, updatedAt])]);
    const held = draftBases.get(shopId);
    if (held?.stamp === stamp && held.base.broadcasts === live.broadcasts && clock() < held.base.goodUntil) return held.base;
    const all = await entries.all(shopId);
    const base = await ready.wouldBe(shopId, entriesAfter(all, changesFor(edits, liveByKey(all))));
    draftBases.set(shopId, { stamp, base });
    return base;
  }

  const baseOf = (shopId: string, which: Which): KnowledgeBase | Promise<KnowledgeBase> => (which === 'live' ? ready.baseOf(shopId) : draftBase(shopId));

  return {
    baseOf,
    async tryOut(shopId: string, { text, context, language }: Asked, which: Which = 'live'): Promise<Tried> {
      const shop = { id: shopId, forceWords: await forceWordsOf(shopId) };
      const judgement = judge(shop, await baseOf(shopId, which), { text, context, language });
      const { known, result, forced } = judgement;
      const { outcome, got } = verdictOf(judgement);
      const { parts: twoParts = [], ...match } = result;
      const speakers = outcome === 'choices' || got === null ? [] : outcome === 'answer' ? result.answers : [got];
      const spoken = speakers.flatMap((id): Spoken[] => {
        const entry = known.byId.get(id);
        return entry ? [{ entryId: id, question: entry.question, answer: entry.answer, parts: entry.parts ?? [], to: twoParts.find((part) => part.id === id)?.text ?? null }] : [];
      });
      return {
        ...match, language: known.language, outcome, answers: outcome === 'answer' ? result.answers : [], reason: forced ? 'force_word' : result.reason, thresholds: known.thresholds,
        candidates: result.candidates.map(({ id, score, why }) => ({ id, score, why, question: known.byId.get(id)?.question ?? id, tier: known.byId.get(id)?.tier ?? 1 })),
        speaks: spoken[0] ?? null, spoken,
        asks: twoParts.map(({ text: part, id }) => ({ text: part, entryId: id, question: known.byId.get(id)?.question ?? id })),
      };
    },
    /** Entries that steal the questions of an entry that is being written, or lose theirs to it; drafts count. */
    async conflicts(shopId: string, language: Language, entry: KnowledgeEntry): Promise<Rival[]> {
      return conflictsOf(entry, (await draftBase(shopId))[language], tables);
    },
  };
}
export type BenchService = ReturnType<typeof createBenchService>;
