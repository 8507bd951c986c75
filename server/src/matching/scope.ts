/** Where an entry may answer: one scoped to a product or a live session wins inside it and never answers outside it. */
import type { ProductNames } from './product-names.ts';
import type { MatchContext, MatcherEntry, Scope } from './types.ts';

/** What an entry of this very product or session gains over a general twin, in log odds; what one of a product loses that the words do not name while they name another. */
const insideProduct = 1;
const insideSession = 3;
const otherProduct = -2;

/** Whether an entry may answer here. A live session must be known to speak of its promises; a product may be unknown, but not another one. */
export function mayAnswer(scope: Scope, context: MatchContext): boolean {
  if (scope.liveSession !== null && context.liveSession !== scope.liveSession) return false;
  return scope.product === null || !context.product || context.product === scope.product;
}

/** Whether the order at hand holds a product. */
export function isHeld(product: string, { order }: MatchContext): boolean {
  return order?.products.includes(product) ?? false;
}

function bonusOf(scope: Scope, context: MatchContext, named: string | null): number {
  const session = scope.liveSession === null ? 0 : insideSession;
  if (scope.product === null) return session;
  if (context.product) return session + insideProduct;
  if (named === null && isHeld(scope.product, context)) return session + insideProduct;
  // On a page without a product, a session's entry on one product is no nearer than the shop's general one.
  if (named === null) return 0;
  return named === scope.product ? insideProduct : otherProduct;
}

export interface Scopes {
  /** What scope adds to each entry's points, as `judge` left it. */
  bonus: Float64Array;
  /** Judges every entry for one question: fills `allowed` and `bonus`. Entries share few scopes, so each scope is judged once. */
  judge(text: string, context: MatchContext, allowed: Uint8Array): void;
}

export function createScopes(entries: readonly Pick<MatcherEntry, 'scope'>[], products: ProductNames): Scopes {
  const scopes: Scope[] = [];
  const places = new Map<string, number>();
  const scopeOf = Int32Array.from(entries, ({ scope }) => {
    const key = JSON.stringify([scope.product, scope.liveSession]);
    let place = places.get(key);
    if (place === undefined) places.set(key, place = scopes.push(scope) - 1);
    return place;
  });
  const open = new Uint8Array(scopes.length);
  const bonuses = new Float64Array(scopes.length);
  const bonus = new Float64Array(entries.length);
  return {
    bonus,
    judge(text, context, allowed) {
      const named = context.product ? null : products.namedIn(text);
      for (let at = 0; at < scopes.length; at += 1) {
        open[at] = mayAnswer(scopes[at] as Scope, context) ? 1 : 0;
        bonuses[at] = bonusOf(scopes[at] as Scope, context, named);
      }
      for (let entry = 0; entry < scopeOf.length; entry += 1) {
        allowed[entry] = open[scopeOf[entry] as number] as number;
        bonus[entry] = bonuses[scopeOf[entry] as number] as number;
      }
    },
  };
}
