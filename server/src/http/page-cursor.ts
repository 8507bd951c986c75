/** Where a page ends, of lists that are sorted by one value and, where it is the same, by id. Pure. */
import { AppError } from '../errors.ts';

/** The last row: the value its list is sorted by, and its id. */
export interface PagePlace { at: number; id: string }

export const writeCursor = ({ at, id }: PagePlace): string => `${at}.${id}`;

/** @param cursor what `writeCursor` wrote @throws invalid_request when it isn't one */
export function readCursor(cursor: string): PagePlace {
  const match = /^(\d{1,15})\.([\w-]{3,40})$/.exec(cursor);
  if (!match) throw new AppError('invalid_request', 'the cursor is not one of ours');
  return { at: Number(match[1]), id: String(match[2]) };
}
