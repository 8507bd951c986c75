/** How the address narrows the audit log: who, which group of things, and a span of the shop's days. Pure. */
import type { AuditGroup } from '@aftercast/shared';
import { auditGroupNames } from '@aftercast/shared/client';
import { shiftDate } from '../reports/period.ts';
import type { RouteQuery } from '../route.ts';
import { fromZonedField } from '../zoned-time.ts';

export const auditPresets = ['1', '7', '30'] as const;
const datePattern = /^\d{4}-\d{2}-\d{2}$/;

/** Empty is everyone and everything. Dates are the shop's, both included; empty is open. */
export interface AuditFilter { actorId: string; group: AuditGroup | ''; from: string; to: string }

/** @param today the shop's date */
export function readAuditFilter(query: RouteQuery | undefined, today: string): AuditFilter {
  const { who = '', group = '', days = '', from = '', to = '' } = query ?? {};
  const preset = auditPresets.find((one) => one === days);
  const own = !preset && datePattern.test(from) && datePattern.test(to) && from <= to;
  return {
    actorId: who, group: auditGroupNames.find((one) => one === group) ?? '',
    ...(preset ? { from: shiftDate(today, 1 - Number(preset)), to: '' } : own ? { from, to } : { from: '', to: '' }),
  };
}

/** Which choice of days the address means: a preset, dates of one's own, or all. */
export function daysOf(query: RouteQuery | undefined): (typeof auditPresets)[number] | 'own' | '' {
  return auditPresets.find((one) => one === query?.['days']) ?? (query?.['from'] ? 'own' : '');
}

/** As the server is asked; days begin and end at the shop's midnight. */
export function auditQuery({ actorId, group, from, to }: AuditFilter, timeZone: string): string {
  const midnight = (date: string): string => (date === '' ? '' : String(fromZonedField(`${date}T00:00`, timeZone) ?? ''));
  const given = { actorId, group, from: midnight(from), until: to === '' ? '' : midnight(shiftDate(to, 1)) };
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== '')).toString();
}
