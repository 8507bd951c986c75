/**
 * The regression set: questions a shop has kept with what they should lead to. Owns the list and runs it on any base.
 * Refuses to stop anything: that is the publication's decision. Called by the routes and by the version service.
 */
import type { CheckInput, CheckResult, CheckView } from '@aftercast/shared';
import { AppError } from '../../errors.ts';
import type { Judge } from '../judge.ts';
import type { KnowledgeBase } from '../knowledge-base.ts';
import type { CheckRepository, CheckRow } from './check-repository.ts';
import { runCheck } from './run-checks.ts';

/** More would make each publication wait. */
const mostChecks = 2_000;
/** Asked in one go, about ten milliseconds; then shoppers have their turn. */
const checksPerTurn = 10;

interface Deps {
  repository: CheckRepository;
  judge: Judge['judge'];
  forceWordsOf: (shopId: string) => Promise<readonly string[]>;
  clock: () => number;
  newId: (prefix: string) => string;
  /** Lets others have their turn. */
  yieldTurn: () => Promise<unknown>;
}

export function createCheckService({ repository, judge, forceWordsOf, clock, newId, yieldTurn }: Deps) {
  const list = async (shopId: string): Promise<CheckView[]> => (await repository.all(shopId)).map(toView);

  async function runOn(shopId: string, checks: readonly CheckView[], base: KnowledgeBase): Promise<CheckResult[]> {
    const shop = { id: shopId, forceWords: await forceWordsOf(shopId) };
    const results: CheckResult[] = [];
    for (const [at, check] of checks.entries()) {
      if (at > 0 && at % checksPerTurn === 0) await yieldTurn();
      results.push(runCheck(check, judge(shop, base, check)));
    }
    return results;
  }

  return {
    list,
    runOn,
    /** The same question in the same place is kept once: then its earlier expectation goes. @throws invalid_request past 2,000 checks */
    async keep(shopId: string, input: CheckInput, author: { name: string }): Promise<CheckView> {
      const all = await repository.all(shopId);
      const isNew = !all.some((row) => row.language === input.language && row.text === input.text
        && row.context.product === input.context.product && row.context.liveSession === input.context.liveSession
        && row.context.previous === input.context.previous);
      if (isNew && all.length >= mostChecks) throw new AppError('invalid_request', `a shop keeps at most ${mostChecks} checks`);
      return toView(await repository.put({ ...input, id: newId('check'), shopId, authorName: author.name, createdAt: clock() }));
    },
    /** @throws not_found */
    async remove(shopId: string, id: string): Promise<void> {
      if (!await repository.remove(shopId, id)) throw new AppError('not_found', 'there is no such check');
    },
  };
}
export type CheckService = ReturnType<typeof createCheckService>;

function toView({ id, language, text, context, entryId, authorName, createdAt }: CheckRow): CheckView {
  return { id, language, text, context, entryId, authorName, createdAt };
}
