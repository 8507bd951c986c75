/** What a simulated week came to, in words and figures. Pure. */
import type { Told } from './care.ts';
import { matters } from './fate.ts';
import type { Contact, WeekOutcome } from './week.ts';

export interface Summary {
  contacts: number; contained: number; wrong: number;
  /** Handed to people; those who were still waiting at the end; minutes until the first reply. */
  toPeople: number; unanswered: number; p50: number; p90: number;
}

/** The smallest value that so many of a hundred do not exceed; nearest rank. NaN of none. */
function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * percent / 100) - 1)] ?? NaN;
}

export function summarise({ contacts }: Pick<WeekOutcome, 'contacts'>): Summary {
  const people = contacts.filter(({ toPerson }) => toPerson);
  const minutes = people.flatMap(({ waitsFrom, repliedAt }) => (waitsFrom === null || repliedAt === null ? [] : [Math.max(0, repliedAt - waitsFrom) / 60_000]));
  return {
    contacts: contacts.length, contained: contacts.filter(({ toPerson, right }) => right && !toPerson).length / contacts.length, wrong: contacts.filter(({ wrong }) => wrong).length / contacts.length,
    toPeople: people.length, unanswered: people.filter(({ repliedAt }) => repliedAt === null).length, p50: percentile(minutes, 50), p90: percentile(minutes, 90),
  };
}

/** By rule: how many were told, of how many the shopper had not asked before, had asked already, asked all the same. */
export interface ByRule { rule: string; told: number; toldFirst: number; askedFirst: number; askedAllTheSame: number }

/**
 * A contact and a message belong together where they are about the same order and the same reason: the latest one that held when it was told.
 */
export function byRule({ told, contacts, fates }: WeekOutcome): ByRule[] {
  const reasonsOf = new Map(fates.map(({ steps, reasons }) => [steps[0]?.order.id ?? '', reasons]));
  const together = (one: Told): Contact[] => {
    const reason = (reasonsOf.get(one.orderId) ?? []).filter(({ at }) => at <= one.at).at(-1);
    return contacts.filter(({ orderId, reasonAt }) => orderId === one.orderId && reasonAt === reason?.at);
  };
  return [...new Set(told.map(({ rule }) => rule))].map((rule) => {
    const all = told.filter((one) => one.rule === rule);
    const asked = all.map((one) => ({ one, asks: together(one) }));
    const askedFirst = asked.filter(({ one, asks }) => asks.some(({ at }) => at < one.at)).length;
    return { rule, told: all.length, askedFirst, toldFirst: all.length - askedFirst, askedAllTheSame: asked.filter(({ one, asks }) => asks.some(({ at }) => at >= one.at)).length };
  }).sort((a, b) => b.told - a.told);
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** @param untold the same week in which nobody was told anything */
export function report(week: WeekOutcome, untold: WeekOutcome): string {
  const line = (name: string, { contacts, contained, wrong, toPeople, unanswered, p50, p90 }: Summary): string => (
    `| ${name} | ${contacts} | ${percent(contained)} | ${percent(wrong)} | ${toPeople} | ${p50.toFixed(1)} | ${p90.toFixed(1)} | ${unanswered} |`
  );
  const count = (of: WeekOutcome, matter: string): number => of.contacts.filter((each) => each.matter === matter).length;
  return [
    '| week | questions | by the bot alone, rightly | wrong answers | to people | first reply p50 min | p90 min | not answered by the end |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    line('told before they ask', summarise(week)), line('told nothing', summarise(untold)), '',
    '| why they asked | told before they ask | told nothing |', '| --- | --- | --- |',
    ...matters.map((matter) => `| ${matter} | ${count(week, matter)} | ${count(untold, matter)} |`), '',
    '| rule | told | told before asked | asked before told | told, and asked all the same |', '| --- | --- | --- | --- | --- |',
    ...byRule(week).map(({ rule, told, toldFirst, askedFirst, askedAllTheSame }) => `| ${rule} | ${told} | ${toldFirst} | ${askedFirst} | ${askedAllTheSame} |`), '',
  ].join('\n');
}
