/** What proactive care is made of, without the schemas: for server and browser alike. Pure. */
import { templateVariablesIn, unknownVariablesIn } from './template-terms.ts';

/** What a rule waits for. The first two happen; the others are something that does not happen for a time. */
export const careKinds = ['status', 'scan', 'unshipped', 'unmoved', 'unconfirmed', 'case_stalled', 'waiting'] as const;
export type CareKind = (typeof careKinds)[number];

/** What one is told about: an order, a case, or the wait for a person. */
export type CareSubject = 'order' | 'case' | 'wait';
export function subjectOf(kind: CareKind): CareSubject {
  return kind === 'case_stalled' ? 'case' : kind === 'waiting' ? 'wait' : 'order';
}

const people = ['shopper.name', 'shop.name'] as const;
const variables = {
  order: [...people, 'order.id', 'order.item', 'order.amount', 'promise.shipBy', 'shipment.carrier', 'shipment.trackingNumber', 'shipment.lastEvent'],
  case: [...people, 'order.id'],
  wait: people,
} as const satisfies Record<CareSubject, readonly string[]>;

/** What the words of a rule may name. */
export function careVariables(kind: CareKind): readonly string[] {
  return variables[subjectOf(kind)];
}

/** Names that nobody fills for this kind of rule, and braces that open or close nothing. */
export function careWordProblems(kind: CareKind, text: string): string[] {
  const known = careVariables(kind);
  const elsewhere = templateVariablesIn(text).filter((name) => !known.includes(name)).map((name) => `{{${name}}}`);
  return [...new Set([...elsewhere, ...unknownVariablesIn(text)])];
}

/** The states of a delivery. `seen`: the shopper has opened the conversation since; `not_reached`: nobody has, or there is nobody to open it; `dropped`: it was due, and a limit kept it back. */
export const careStates = ['sent', 'seen', 'not_reached', 'dropped'] as const;
export type CareState = (typeof careStates)[number];

/** Why a shopper was not reached, or not written to. */
export const careReasons = ['shopper_unknown', 'not_opened', 'variable_missing', 'too_long', 'failed', 'too_late', 'quiet_hours', 'cap'] as const;
export type CareReason = (typeof careReasons)[number];

/** Bounds of what a shop may keep. Lengths in UTF-16 code units. */
export const careLimits = { rules: 60, nameLength: 60, textLength: 1_000, listLength: 50, valueLength: 120, receipts: 500, mostHours: 24 * 60, mostMinutes: 24 * 60, mostAgeHours: 168, mostAWeek: 100 } as const;
