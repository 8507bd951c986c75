/** What a live session that comes in must hold beyond its shape; sessions that are stored already are read as they are. Pure. */
import { inSeconds, isInSeconds, type LiveSession } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import { endsOf } from '../orders/promise-rule.ts';

/** @throws invalid_request with the path of what is wrong */
export function checkIncoming({ startsAt, links, promises }: LiveSession): void {
  const refuse = (path: string, message: string): never => { throw new AppError('invalid_request', `${path}: ${message}`, { details: [{ path, message }] }); };
  if (isInSeconds(startsAt)) refuse('startsAt', inSeconds);
  for (const [at, { shown, stock }] of links.entries()) {
    if (shown.some(({ from }) => isInSeconds(from))) refuse(`links.${at}.shown`, inSeconds);
    if (stock && [stock.at, stock.restockAt ?? stock.at].some(isInSeconds)) refuse(`links.${at}.stock`, inSeconds);
  }
  for (const [at, { kind, validFrom, validUntil, terms }] of promises.entries()) {
    if ([validFrom, ...endsOf({ validUntil, terms })].some(isInSeconds)) refuse(`promises.${at}`, inSeconds);
    if (kind === 'ship-by' && terms.shipWithinHours === undefined && terms.shipBy === undefined) refuse(`promises.${at}.terms`, 'a promise to ship needs shipWithinHours or shipBy');
  }
}
