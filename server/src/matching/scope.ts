/** Where an entry may answer: one scoped to a product or a live session wins inside it and never answers outside it. */
import type { MatchContext, Scope } from './types.ts';

/** How much an entry of this very product or session gains over a general twin. */
const insideProduct = 1.22;
const insideSession = 1.3;
/** A product's entry where no product is known: allowed, since shoppers name the product in words. */
const unknownProduct = 1;

/**
 * The factor on an entry's score; 0 keeps it out.
 * A live session must be known to speak of its promises; a product may be unknown, but not another one.
 */
export function scopeFactor(scope: Scope, context: MatchContext): number {
  let factor = 1;
  if (scope.liveSession !== null) {
    if (context.liveSession !== scope.liveSession) return 0;
    factor *= insideSession;
  }
  if (scope.product !== null) {
    if (!context.product) return factor * unknownProduct;
    if (context.product !== scope.product) return 0;
    factor *= insideProduct;
  }
  return factor;
}
