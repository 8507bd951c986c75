/**
 * Keeps each shop's questions gathered by meaning, so that opening the work list again costs little: what is there stays where it is,
 * new questions are placed beside it. Gathers anew when questions have gone (retention, erasure) or when a quarter has come since the
 * rarity of words was counted. Works in slices, so that nobody waits for it.
 */
import { LRUCache } from 'lru-cache';
import type { Language } from '@aftercast/shared';
import type { Normalised } from '../matching/normalise.ts';
import { createClusters, rarityIn, type Clusters } from './clusters.ts';
import type { QuestionRepository, QuestionRow } from './question-repository.ts';
import type { Cluster } from './summarise.ts';
import { inSlices, type Turns } from './slices.ts';
import { needOf } from './work-item.ts';

/** Questions considered, newest kept; one takes about 1 KB. */
const mostQuestions = 20_000;
const pageSize = 400;
const shopsKept = 8;
const regatherGrowth = 1.25;
/** Words that are read again after a minute are surely still allowed to be there. */
const freshMs = 60_000;

/** Everything a shop was asked in a language, and what is open gathered by meaning. */
export interface Gathered { questions: readonly QuestionRow[]; clusters: Cluster[] }

interface Kept { revision: number; readAt: number; questions: QuestionRow[]; clusters: Clusters; leaders: string[]; placed: Map<string, number>; countedOn: number }

interface Deps extends Turns {
  questions: Pick<QuestionRepository, 'page'>;
  normalise: (text: string) => Normalised;
  clock: () => number;
}

export function createGatherer({ questions: repository, normalise, clock, ...turns }: Deps) {
  const kept = new LRUCache<string, Kept>({ max: shopsKept });
  const revisions = new Map<string, number>();
  const revisionOf = (shopId: string): number => revisions.get(shopId) ?? 0;

  async function read(shopId: string, language: Language): Promise<QuestionRow[]> {
    const all: QuestionRow[] = [];
    for (let after = { askedAt: -1, id: '' }; ;) {
      const page = await repository.page(shopId, language, after, pageSize);
      all.push(...page);
      const last = page.at(-1);
      if (!last || page.length < pageSize) return all.slice(-mostQuestions);
      after = last;
      await turns.yieldTurn();
    }
  }

  async function place(questions: QuestionRow[], before: Kept | undefined, revision: number): Promise<Kept> {
    const open = questions.filter((question) => needOf(question, Number.MAX_SAFE_INTEGER) !== null);
    const there = new Set(questions.map(idOf));
    const isSame = before !== undefined && open.length <= before.countedOn * regatherGrowth && [...before.placed.keys()].every((id) => there.has(id));
    const base = isSame ? before : await countAnew(open);
    const next: Kept = { ...base, revision, readAt: clock(), questions };
    await inSlices(turns, open, (question) => {
      const id = idOf(question);
      if (next.placed.has(id)) return;
      const { text } = normalise(question.text);
      const { cluster, isNew } = next.clusters.place({ text, candidates: question.candidates });
      if (isNew) next.leaders[cluster] = text;
      next.placed.set(id, cluster);
    });
    return next;
  }

  async function countAnew(open: readonly QuestionRow[]): Promise<Pick<Kept, 'clusters' | 'leaders' | 'placed' | 'countedOn'>> {
    const rarity = rarityIn();
    await inSlices(turns, open, ({ text }) => rarity.count(normalise(text).text));
    return { clusters: createClusters(rarity.of), leaders: [], placed: new Map(), countedOn: open.length };
  }

  return {
    /** The shop's questions have changed. */
    touch(shopId: string): void { revisions.set(shopId, revisionOf(shopId) + 1); },

    /** Grows with each `touch`. */
    revisionOf,

    async gathered(shopId: string, language: Language): Promise<Gathered> {
      const key = `${shopId} ${language}`;
      const now = clock();
      let state = kept.get(key);
      if (!state || state.revision !== revisionOf(shopId) || now - state.readAt > freshMs) {
        const revision = revisionOf(shopId);
        state = await place(await read(shopId, language), state, revision);
        kept.set(key, state);
      }
      const clusters = new Map<number, Cluster>();
      const { placed, leaders } = state;
      await inSlices(turns, state.questions, (question) => {
        const at = placed.get(idOf(question));
        if (at === undefined || needOf(question, now) === null) return;
        const cluster = clusters.get(at);
        if (cluster) cluster.questions.push(question); else clusters.set(at, { leader: leaders[at] ?? '', questions: [question] });
      });
      return { questions: state.questions, clusters: [...clusters.values()] };
    },
  };
}
export type Gatherer = ReturnType<typeof createGatherer>;

const idOf = ({ conversationId, id }: QuestionRow): string => `${conversationId} ${id}`;
