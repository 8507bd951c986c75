/** What an import does to promises, told before it is done. Pure. */
import { isDeepStrictEqual } from 'node:util';
import { languages, type LivePromise, type LiveSession } from '@aftercast/shared';
import { lines } from '../../sheets/columns.ts';
import { sayable, writtenCells } from './promise-columns.ts';
import { claimOf, promiseOf } from './row-promises.ts';

/** `unsaid` stays as it is though the sheet can't say all of it; `left_behind` is such a promise of the session that the sheet came from, and doesn't come along. */
export const promiseChangeKinds = ['removed', 'changed', 'added', 'left_behind', 'unsaid'] as const;
export interface PromiseChange extends Pick<LivePromise, 'product' | 'kind' | 'text'> { change: (typeof promiseChangeKinds)[number] }

/** @param origins other sessions that the sheet was made of */
export function promiseChanges(before: LiveSession | null, session: LiveSession, origins: readonly LiveSession[], zone: string): PromiseChange[] {
  const told = (change: PromiseChange['change'], promises: readonly LivePromise[]): PromiseChange[] => promises.map(({ product, kind, text }) => ({ change, product, kind, text }));
  const [was, now] = [before?.promises ?? [], session.promises].map((list) => new Map(list.map((promise) => [promise.id, promise]))) as [Map<string, LivePromise>, Map<string, LivePromise>];
  const products = new Set(session.links.map(({ product }) => product));
  const behind = origins.flatMap((origin) => unsaidOf(origin, zone)).filter((promise) => (promise.product === null || products.has(promise.product)) && !(before && session.promises.some((each) => isAlike(each, promise))));
  const later = before ? [
    ...told('removed', [...was.values()].filter(({ id }) => !now.has(id))),
    ...told('changed', session.promises.filter((promise) => was.has(promise.id) && !isDeepStrictEqual(was.get(promise.id), promise))),
    ...told('added', session.promises.filter(({ id }) => !was.has(id))),
  ] : [];
  const unsaid = before ? unsaidOf(session, zone).filter((promise) => isDeepStrictEqual(was.get(promise.id), promise)) : [];
  return [...later, ...told('left_behind', behind), ...told('unsaid', unsaid)];
}

/** Promises that a sheet of this session would not give back as they are. */
export function unsaidOf(session: LiveSession, zone: string): LivePromise[] {
  const linked = new Set(session.links.map(({ product }) => product));
  return session.promises.filter(({ id, ...promise }) => {
    const { product, kind, text } = promise;
    if (product === null || !linked.has(product)) return true;
    const own = session.promises.filter((each) => each.product === product);
    if (kind === 'quality-claim') return lines(text).join() !== text || !isDeepStrictEqual(promise, claimOf(product, text, { head: session, zone, language: 'zh' }));
    const [first] = sayable(kind, own, session.endsAt, zone);
    const cells = writtenCells(own, session.endsAt, zone);
    return first?.id !== id || languages.every((language) => !isDeepStrictEqual(promise, promiseOf(kind, product, cells, { head: session, zone, language })));
  });
}

/** The same promise of another evening: its times are others. */
function isAlike(a: LivePromise, b: LivePromise): boolean {
  const named = ({ product, kind, text, textEn, terms }: LivePromise): string => JSON.stringify([product, kind, text, textEn, Object.keys(terms).sort()]);
  return named(a) === named(b);
}
