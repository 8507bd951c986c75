/** Where an entry may answer: one scoped to a product or a live session wins inside it and never answers outside it. */
import type { MatchContext, MatcherEntry, Scope } from './types.ts';

/** How much an entry of this very product or session gains over a general twin. */
const insideProduct = 1.22;
const insideSession = 1.3;
/**
 * The factor on an entry's score; 0 keeps it out.
 * A live session must be known to speak of its promises; a product may be unknown, but not another one.
 */
export function scopeFactor(scope: Scope, context: MatchContext): number {
  if (scope.liveSession !== null && context.liveSession !== scope.liveSession) return 0;
  if (scope.product !== null && context.product && context.product !== scope.product) return 0;
  // On a page without a product, a session's entry on one product is no nearer than the shop's general one.
  if (scope.product !== null && !context.product) return 1;
  return (scope.liveSession === null ? 1 : insideSession) * (scope.product === null ? 1 : insideProduct);
}

/** The factors of all entries in a context. Entries share few scopes, so each scope is judged once a question. */
export function createScopeFactors(entries: readonly Pick<MatcherEntry, 'scope'>[]): (context: MatchContext) => (entry: number) => number {
  const scopes: Scope[] = [];
  const scopeOf = Int32Array.from(entries, ({ scope }) => {
    const known = scopes.findIndex(({ product, liveSession }) => product === scope.product && liveSession === scope.liveSession);
    return known >= 0 ? known : scopes.push(scope) - 1;
  });
  const factors = new Float64Array(scopes.length);
  return (context) => {
    for (let at = 0; at < factors.length; at += 1) factors[at] = scopeFactor(scopes[at] as Scope, context);
    return (entry) => factors[scopeOf[entry] as number] as number;
  };
}
