import { audit } from './audit.ts';
import { bench } from './bench.ts';
import { cases } from './cases.ts';
import { conversation } from './conversation.ts';
import { desk } from './desk.ts';
import { errors } from './errors.ts';
import { general } from './general.ts';
import { imports } from './imports.ts';
import { care } from './care.ts';
import { incidents } from './incidents.ts';
import { integrations } from './integrations.ts';
import { inbox } from './inbox.ts';
import { live } from './live.ts';
import { knowledge } from './knowledge.ts';
import { reports } from './reports.ts';
import { routing } from './routing.ts';
import { templates } from './templates.ts';
import { suggestions } from './suggestions.ts';
import { followUps } from './follow-ups.ts';
import { settings } from './settings.ts';
import { worklist } from './worklist.ts';

/** The Chinese catalogue. Its shape is the contract that the other languages fulfil. */
export const zh = { general, inbox, conversation, desk, cases, care, incidents, integrations, live, knowledge, bench, imports, worklist, reports, routing, settings, audit, templates, suggestions, followUps, errors };
