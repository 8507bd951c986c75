/**
 * What is promised once a sheet is in place: what its cells changed, and everything else as it stood. Pure. Why: docs/decisions/008.
 */
import type { LivePromise, LiveSession, PromiseKind } from '@aftercast/shared';
import { lines } from '../../sheets/columns.ts';
import { derivedId } from './derived-id.ts';
import { columnsOfKind, isNone, isSameCell, kindsOnce, sayable, writtenCells, type PromiseCells } from './promise-columns.ts';
import { changedBy, claimOf, promiseOf, withWords, type Spoken, type Unnamed } from './row-promises.ts';
import type { SessionHead } from './session-columns.ts';

/** `rows`: of each product that the sheet has, what its rows say; a column that isn't there says nothing. */
interface Told extends Spoken { head: SessionHead; rows: ReadonlyMap<string, PromiseCells>; before: LiveSession | null }
/** What becomes of some promises: those that stay, as they are or changed, and those that come. */
interface Outcome { stay: LivePromise[]; come: Unnamed[] }

/**
 * A cell that says what the export says leaves its promise alone. What the columns can't say stays: promises for all products or for one without
 * a link, a second one of a kind. Those of a product whose rows were taken out go. The same sheet again changes nothing.
 *
 * Worked example: stored "48 小时必发" as 48 hours, two of an item; the cell says 24 → the same promise in 24 hours, in the sheet's own words.
 */
export function mergePromises({ rows, before, ...spoken }: Told): LivePromise[] {
  const stood = before ? withSession(before, spoken.head) : [];
  const linked = new Set(before?.links.map(({ product }) => product));
  const stay = new Map(stood.filter(({ product }) => product === null || !(rows.has(product) || linked.has(product))).map((promise) => [promise.id, promise]));
  const come: Unnamed[] = [];
  for (const [product, cells] of rows) {
    const outcome = ofProduct(product, stood.filter((promise) => promise.product === product), cells, spoken);
    for (const promise of outcome.stay) stay.set(promise.id, promise);
    come.push(...outcome.come);
  }
  const taken = new Set(stay.keys());
  return [...stood.flatMap(({ id }) => stay.get(id) ?? []), ...come.map((promise) => ({ id: freeId(promise, spoken.head.id, taken), ...promise }))];
}

/** What holds as long as the session does so still, where the session is at another time now. */
function withSession(before: LiveSession, head: SessionHead): LivePromise[] {
  return before.promises.map((promise) => {
    const validFrom = promise.validFrom === before.startsAt ? head.startsAt : promise.validFrom;
    const validUntil = promise.validUntil === before.endsAt ? head.endsAt : promise.validUntil;
    return validFrom <= validUntil ? { ...promise, validFrom, validUntil } : promise;
  });
}

function ofProduct(product: string, own: readonly LivePromise[], cells: PromiseCells, spoken: Spoken): Outcome {
  const said = (kind: PromiseKind): LivePromise[] => sayable(kind, own, spoken.head.endsAt, spoken.zone);
  const inSheet = new Set([...kindsOnce, 'quality-claim' as const].flatMap(said));
  const was = writtenCells(own, spoken.head.endsAt, spoken.zone);
  const outcomes = [...kindsOnce.map((kind) => ofKind(kind, product, said(kind), { was, cells }, spoken)), ofClaims(product, said('quality-claim'), cells.claims, spoken)];
  return { stay: [...own.filter((promise) => !inSheet.has(promise)), ...outcomes.flatMap(({ stay }) => stay)], come: outcomes.flatMap(({ come }) => come) };
}

/** An emptied cell ends all that it could say: else a second promise would step into it, and the same sheet again would end that one too. */
function ofKind(kind: PromiseKind, product: string, own: readonly LivePromise[], { was, cells }: { was: PromiseCells; cells: PromiseCells }, spoken: Spoken): Outcome {
  const now = { ...was, ...cells };
  const changed = columnsOfKind(kind).filter((key) => !isSameCell(key, now[key] ?? '', was[key] ?? '', spoken.zone));
  if (changed.length === 0) return { stay: [...own], come: [] };
  if (isNone(kind, now)) return { stay: [], come: [] };
  const [first, ...others] = own;
  return first ? { stay: [changedBy(first, now, changed, spoken), ...others], come: [] } : { stay: [], come: [promiseOf(kind, product, now, spoken)] };
}

/** A claim whose lines are all still there stays; the others take the lines that nobody had, one each. */
function ofClaims(product: string, own: readonly LivePromise[], cell: string | undefined, spoken: Spoken): Outcome {
  if (cell === undefined) return { stay: [...own], come: [] };
  const left = lines(cell);
  const same = new Set(own.filter(({ text }) => takeLines(left, lines(text))));
  const stay = own.flatMap((promise) => {
    if (same.has(promise)) return promise;
    const text = left.shift();
    return text === undefined ? [] : withWords(promise, text);
  });
  return { stay, come: left.map((text) => claimOf(product, text, spoken)) };
}

/** Takes lines out of those that are left; false, and nothing is taken, where one of them isn't there. */
function takeLines(left: string[], wanted: readonly string[]): boolean {
  const places: number[] = [];
  for (const line of wanted) {
    const place = left.findIndex((each, at) => each === line && !places.includes(at));
    if (place < 0) return false;
    places.push(place);
  }
  for (const place of places.sort((a, b) => b - a)) left.splice(place, 1);
  return true;
}

/** Ids come from session, product and kind, so that the same sheet again means the same ones. */
function freeId({ product, kind }: Unnamed, session: string, taken: Set<string>): string {
  const mark = (count: number): string => (kind === 'quality-claim' ? `claim-${count}` : count === 1 ? kind : `${kind}-${count}`);
  let count = 1;
  while (taken.has(derivedId(session, product ?? '', mark(count)))) count += 1;
  const id = derivedId(session, product ?? '', mark(count));
  taken.add(id);
  return id;
}
