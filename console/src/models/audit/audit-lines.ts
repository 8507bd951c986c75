/** Entries of the audit log as the page shows them: by day, as sentences, with where they lead. Pure. */
import type { AuditAction, AuditEntry, Language } from '@aftercast/shared';
import type { Messages } from '../../messages/index.ts';
import { money } from '../cases/money.ts';
import type { Route } from '../route.ts';
import type { Times } from '../times.ts';

/** What a sentence can hold, in words of the reader's language; empty where the entry does not say. */
export interface AuditFacts { name: string; id: string; to: string; from: string; amount: string; due: string; count: string; role: string; what: string }

export interface AuditDay { at: number; entries: AuditEntry[] }

/** The entries in their order, cut where the shop's day changes. */
export function byDay(entries: readonly AuditEntry[], times: Pick<Times, 'sameDay'>): AuditDay[] {
  const days: AuditDay[] = [];
  for (const entry of entries) {
    const last = days.at(-1);
    if (last && times.sameDay(last.at, entry.at)) last.entries.push(entry);
    else days.push({ at: entry.at, entries: [entry] });
  }
  return days;
}

/** Where the thing it was done to can be looked at; null where there is no such place, or it is gone. */
export function placeOf({ action, target: { kind, id, name } }: AuditEntry): Route | null {
  switch (kind) {
    case 'conversation': return { page: 'inbox', list: 'all', conversationId: id, shopper: false };
    case 'case': return { page: 'cases', tab: 'active', id };
    case 'care_rule': return { page: 'care', tab: 'rules', id: action === 'care_rule.removed' ? null : id };
    case 'incident': return { page: 'cases', tab: 'incidents', id };
    case 'knowledge_entry': return action === 'knowledge.entry_deleted' || (name !== 'zh' && name !== 'en') ? null : { page: 'knowledge', tab: 'entries', path: [name, id] };
    case 'knowledge_version': return { page: 'knowledge', tab: 'versions', path: [id] };
    case 'worklist': return { page: 'knowledge', tab: 'worklist', path: [name] };
    case 'agent': return { page: 'settings', section: action === 'desk.changed' ? 'routing' : 'staff' };
    default: return null;
  }
}

/** Who did it: a name, the server itself, or nobody who was signed in. */
export function actorOf({ actorId, actorName, action }: AuditEntry, words: Messages['audit']): string {
  return actorId !== null ? actorName : action === 'session.refused' ? words.nobody : words.server;
}

/** What was done, as a sentence. An action of another version of the server stands as it is. */
export function sentenceOf(entry: AuditEntry, all: Messages, language: Language, times: Pick<Times, 'full'>): string {
  const say = all.audit.did[entry.action as AuditAction] as ((facts: AuditFacts) => string) | undefined;
  return say ? say(factsOf(entry, all, language, times)) : entry.action;
}

function factsOf({ target, details }: AuditEntry, all: Messages, language: Language, times: Pick<Times, 'full'>): AuditFacts {
  const text = (key: string): string => (typeof details[key] === 'string' ? details[key] : '');
  const number = (key: string): number | null => (typeof details[key] === 'number' ? details[key] : null);
  const cents = number('amountCents');
  const due = number('dueAt') ?? number('until');
  const { list } = all.audit;
  const roles: Record<string, string> = all.settings.staff.roles;
  return {
    name: target.name, id: target.id, from: text('from') || String(number('from') ?? ''), to: text('to') || String(number('to') ?? ''), role: roles[text('role')] ?? '',
    amount: cents === null ? '' : money(cents, text('currency') || 'CNY', language), due: due === null ? '' : times.full(due), count: String(number('count') ?? ''),
    what: Object.entries(details).filter(([key]) => key in all.audit.details).map(([key, value]) => all.audit.details[key as keyof typeof all.audit.details](shown(key, value))).join(list),
  };

  function shown(key: string, value: AuditEntry['details'][string]): string {
    const worded = (one: string): string => (key === 'role' ? roles[one] ?? one : all.audit.values[one as keyof typeof all.audit.values] ?? one);
    if (key === 'fields') return (value as string[]).map((field) => (all.audit.fields as Record<string, string>)[field] ?? field).join(list);
    if (Array.isArray(value)) return key === 'disabled' ? value.at(-1) ?? '' : value.map(worded).join(' → ');
    if (typeof value !== 'number') return worded(String(value));
    if (key === 'supervisorAfterMs' || key === 'ownerAfterMs') return String(value / 1000);
    return key === 'agent' || key === 'supervisor' ? money(value, 'CNY', language) : String(value);
  }
}
