/**
 * How urgent a shopper's words are, and why. Pure and cheap: most messages are let go after one regular expression.
 * It reads words, not meaning; the lists stand in `urgency-words`. Called by the conversation core.
 */
import { urgencies, type Urgency, type UrgencyReason } from '@aftercast/shared';
import { elsewhere, negatedBefore, signals, simplified, supposed } from './urgency-words.ts';

/** What words, or a conversation, are known to be. `reasons` are in the order of the catalogue of reasons. */
export interface Urgent { urgency: Urgency; reasons: readonly UrgencyReason[] }

const calm: Urgent = { urgency: 'normal', reasons: [] };
/** How far before a word that takes it back is looked for. */
const contextLength = 40;
/** What stands further back in a very long text is not looked at. */
const readLength = 2_000;

const latin = (source: string): string => (source.startsWith('!') ? source : `(?<![a-z])(?:${source})(?![a-z])`);
const sources = ({ zh, en }: { zh: readonly string[]; en: readonly string[] }): string => [...zh, ...en.map(latin)].join('|');
const patterns = signals.map((signal) => ({ reason: signal.reason, pattern: new RegExp(sources(signal), 'g') }));
const any = new RegExp(signals.map(sources).join('|'));
const traditional = new RegExp(`[${Object.keys(simplified).join('')}]`, 'g');

const either = ({ zh, en }: { zh: string; en: string }): RegExp => new RegExp(`${zh}|${en}`);
const negated = either(negatedBefore);
const takenBack = new RegExp(negatedBefore.after);
const twice = new RegExp(negatedBefore.twice);
const supposedBefore = either(supposed.before);
const supposedAfter = either(supposed.after);
const anAddress = either(supposed.clause);
const elsewhereBefore = either(elsewhere.before);
const elsewhereAfter = either(elsewhere.after);
const clauseEnd = /[，。！？；,;.!?\n]/;

/** Official complaints and health go to a person at once, even where the bot knows an answer. */
const serious: ReadonlySet<UrgencyReason> = new Set(['official_complaint', 'vulnerable']);

/** What stands before and after the match within its clause. */
function around(text: string, start: number, end: number): { before: string; after: string } {
  const before = text.slice(Math.max(0, start - contextLength), start).split(clauseEnd).at(-1) ?? '';
  const after = text.slice(end, end + contextLength).split(clauseEnd)[0] ?? '';
  return { before, after };
}

function meant(reason: UrgencyReason, word: string, before: string, after: string): boolean {
  if ((negated.test(before) && !twice.test(before)) || takenBack.test(after)) return false;
  if (reason === 'vulnerable') {
    if (supposedBefore.test(before) || supposedAfter.test(after)) return false;
    return !(/医院|hospital|doctor/.test(word) && anAddress.test(before + word + after));
  }
  return reason !== 'bad_review' || !(elsewhereBefore.test(before) || elsewhereAfter.test(after));
}

function levelOf(reasons: readonly UrgencyReason[]): Urgency {
  if (reasons.includes('vulnerable') || reasons.length > 1) return 'critical';
  return reasons.length === 1 ? 'high' : 'normal';
}

/**
 * Reads a message as it was written. `urgencyOf('再不发货就打12315')` is `{ urgency: 'high', reasons: ['official_complaint'] }`.
 * Two reasons at once, or a health reason, are critical.
 */
export function urgencyOf(written: string): Urgent {
  const text = written.slice(0, readLength).toLowerCase().replace(traditional, (character) => simplified[character] ?? character);
  if (!any.test(text)) return calm;
  const reasons = patterns.filter(({ reason, pattern }) => [...text.matchAll(pattern)].some(({ 0: word, index }) => {
    const { before, after } = around(text, index, index + word.length);
    return meant(reason, word, before, after);
  })).map(({ reason }) => reason);
  return reasons.length === 0 ? calm : { urgency: levelOf(reasons), reasons };
}

/** True when these words tell of someone's health. */
export function tellsOfHealth(written: string): boolean {
  return urgencyOf(written).reasons.includes('vulnerable');
}

/** True when a person should have it, whatever the bot believes. */
export function isSerious({ reasons }: Urgent): boolean {
  return reasons.some((reason) => serious.has(reason));
}

/** What a conversation is after these words: it only rises. Null where nothing changes. */
export function raised(known: { urgency: Urgency; urgencyReasons: readonly UrgencyReason[] | null }, heard: Urgent): { urgency: Urgency; urgencyReasons: UrgencyReason[] } | null {
  const before = known.urgencyReasons ?? [];
  const fresh = heard.reasons.filter((reason) => !before.includes(reason));
  const urgency = urgencies.indexOf(heard.urgency) > urgencies.indexOf(known.urgency) && heard.reasons.length > 0 ? heard.urgency : known.urgency;
  if (fresh.length === 0 && urgency === known.urgency) return null;
  return { urgency, urgencyReasons: [...before, ...fresh] };
}
