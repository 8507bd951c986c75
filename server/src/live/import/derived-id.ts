/** Ids made of other ids, within the 64 characters that an id may have. Pure. */
import { createHash } from 'node:crypto';

/** The same parts give the same id, others another one: what is too long is cut and told apart by a digest. `mark` is kept whole. */
export function derivedId(session: string, product: string, mark: string): string {
  const whole = `${session}-${product}-${mark}`;
  if (whole.length <= 64) return whole;
  const digest = createHash('sha256').update(whole).digest('hex').slice(0, 10);
  return `${`${session}-${product}`.slice(0, 64 - mark.length - digest.length - 2)}-${digest}-${mark}`;
}
