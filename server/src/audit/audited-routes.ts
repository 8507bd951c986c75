/**
 * What the log says of which route, for changes that have no single transaction to write it in. One table, so that what is
 * logged is seen at a glance: ids, counts and dates, nothing of what was written. Called by the hook beside it.
 */
import type { AuditAction } from '@aftercast/shared';
import type { AuditDetails, Target } from './audit-service.ts';

/** A request that went well, and its answer. */
export interface Seen { params: Record<string, string>; body: Record<string, unknown>; query: Record<string, unknown>; reply: Record<string, Record<string, unknown>> }
interface Told { action: AuditAction; target: Target; details?: AuditDetails }

const shop = (id: string): Target => ({ kind: 'shop', id });
const talk = (id: unknown): Target => ({ kind: 'conversation', id: String(id) });
const byId = (kind: string) => ({ params }: Seen): Target => ({ kind, id: params['id'] ?? '' });
const [incident, template, macro] = [byId('incident'), byId('template'), byId('macro')];
/** A row of the work list; what was asked stays there. */
const row = ({ params }: Seen): Target => ({ kind: 'worklist', id: params['language'] ?? '', name: params['language'] ?? '' });
const entry = ({ params }: Seen): Target => ({ kind: 'knowledge_entry', id: params['id'] ?? '', name: params['language'] ?? '' });
const language = ({ params }: Seen): Target => ({ kind: 'knowledge', id: params['language'] ?? '' });
const count = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
const version = (number: unknown): Target => ({ kind: 'knowledge_version', id: String(number) });

const sendActs: Record<string, AuditAction> = { pause: 'incident.send_paused', resume: 'incident.send_resumed', stop: 'incident.send_stopped' };

/** By method and route; null where nothing was changed. The agent is the one signed in. */
export const auditedRoutes: Record<string, (seen: Seen) => Told | null> = {
  'PUT /knowledge/:language/:id': (seen) => ({ action: 'knowledge.entry_written', target: entry(seen) }),
  'DELETE /knowledge/:language/:id': (seen) => ({ action: 'knowledge.entry_deleted', target: entry(seen) }),
  'POST /knowledge/:language/import': (seen) => ({ action: 'knowledge.imported', target: language(seen), details: { entries: Number(seen.reply['imported'] ?? 0) } }),
  'POST /knowledge/sheet/:language': (seen) => (seen.reply['kept'] ? { action: 'knowledge.imported', target: language(seen), details: { as: 'drafts' } } : null),
  'POST /knowledge/publish': ({ reply, body }) => ({ action: 'knowledge.published', target: version(reply['version']?.['number']), details: { drafts: count(body['drafts']) } }),
  'POST /knowledge/versions/:number/revert': ({ params, body }) => ({ action: 'knowledge.reverted', target: version(params['number']), details: { as: String(body['as']) } }),
  'PUT /knowledge/thresholds': ({ body }) => {
    const details: AuditDetails = body['thresholds'] === null ? { to: 'defaults' } : { ...body['thresholds'] as { answer: number; choices: number } };
    return { action: 'knowledge.thresholds_moved', target: { kind: 'knowledge', id: 'thresholds' }, details };
  },
  'GET /knowledge/sheet/:language': (seen) => ({ action: 'knowledge.exported', target: language(seen), details: { format: String(seen.query['format']) } }),
  'PUT /live-sessions/:id': ({ params }) => ({ action: 'live_session.written', target: { kind: 'live_session', id: params['id'] ?? '' } }),
  'DELETE /live-sessions/:id': ({ params }) => ({ action: 'live_session.deleted', target: { kind: 'live_session', id: params['id'] ?? '' } }),
  'POST /live-sessions/:id/on-air': ({ params, body, reply }) => ((reply['changed'] as unknown) === true
    ? { action: 'live_session.on_air', target: { kind: 'live_session', id: params['id'] ?? '' }, details: { to: body['link'] === null ? 'none' : String(body['link']) } } : null),
  'DELETE /live-sessions/:id/on-air': ({ params, reply }) => ((reply['changed'] as unknown) === true ? { action: 'live_session.taken_back', target: { kind: 'live_session', id: params['id'] ?? '' } } : null),
  'POST /live-sessions/:id/stock': ({ params, body, reply }) => ((reply['changed'] as unknown) === true
    ? { action: 'live_session.stock_told', target: { kind: 'live_session', id: params['id'] ?? '' }, details: { link: String(body['link']), to: String(body['state'] ?? 'none') } } : null),
  'POST /live-sessions/sheet': ({ reply }) => (reply['kept'] ? { action: 'live_session.imported', target: { kind: 'live_session', id: 'sheet' } } : null),
  'POST /orders/sheet': ({ reply }) => (reply['kept'] ? { action: 'orders.imported', target: { kind: 'orders', id: 'sheet' }, details: { orders: Number(reply['created']) + Number(reply['changed']) } } : null),
  'PUT /orders': ({ body }) => ({ action: 'orders.imported', target: { kind: 'orders', id: 'orders' }, details: { orders: count(body['orders']) } }),
  'PUT /escalation-rules': ({ body }) => ({
    action: 'escalation_rules.changed', target: { kind: 'shop', id: 'escalation_rules' },
    details: { supervisorAfterMs: Number(body['supervisorAfterMs']), ownerAfterMs: Number(body['ownerAfterMs']) },
  }),
  'POST /escalations/acknowledge': ({ body }) => ({ action: 'escalation.acknowledged', target: { kind: 'escalations', id: '' }, details: { ids: (body['ids'] as string[]).slice(0, 20) } }),
  'PUT /hours': () => ({ action: 'hours.changed', target: shop('hours') }),
  'PUT /reports/settings': () => ({ action: 'report_settings.changed', target: shop('report_settings') }),
  'POST /labels': ({ body }) => ({ action: 'label.added', target: { kind: 'label', id: '', name: String(body['name']) } }),
  'PUT /labels/:id': ({ params, body }) => ({ action: 'label.changed', target: { kind: 'label', id: params['id'] ?? '', name: String(body['name']) } }),
  'DELETE /labels/:id': ({ params }) => ({ action: 'label.removed', target: { kind: 'label', id: params['id'] ?? '' } }),
  'PUT /conversations/:id/labels': ({ params, body }) => ({ action: 'conversation.labelled', target: talk(params['id']), details: { count: count(body['labels']) } }),
  'PUT /conversations/:id/snooze': ({ params, body }) => (typeof body['until'] === 'number'
    ? { action: 'conversation.snoozed', target: talk(params['id']), details: { until: body['until'] } } : { action: 'conversation.unsnoozed', target: talk(params['id']) }),
  'POST /conversations/:id/notes': ({ params }) => ({ action: 'conversation.note_added', target: talk(params['id']) }),
  'PUT /conversations/:conversationId/follow-ups/:id': ({ params, body }) => ({ action: 'follow_up.made', target: talk(params['conversationId']), details: { dueAt: Number(body['dueAt']) } }),
  'PATCH /follow-ups/:id': ({ body, reply }) => {
    const target = talk(reply['followUp']?.['conversationId']);
    if (body['state'] === 'done' || body['state'] === 'cancelled') return { action: `follow_up.${body['state']}`, target };
    if (body['state'] === 'open') return { action: 'follow_up.reopened', target };
    return { action: 'follow_up.moved', target, details: { dueAt: Number(body['dueAt']) } };
  },
  'POST /incidents/:id/sends': (seen) => ({ action: 'incident.sent', target: incident(seen), details: { sendId: String(seen.body['id']) } }),
  'POST /incidents/:id/sends/:sendId/:act': (seen) => ({ action: sendActs[seen.params['act'] ?? ''] ?? 'incident.send_stopped', target: incident(seen), details: { sendId: seen.params['sendId'] ?? '' } }),
  'POST /incidents/:id/closing': (seen) => ({ action: 'incident.closed_with_words', target: incident(seen) }),
  'POST /incidents': ({ reply, body }) => ({ action: 'incident.opened', target: { kind: 'incident', id: String(reply['incident']?.['id']) }, details: { count: count(body['conversationIds']) } }),
  'POST /incidents/:id/members': (seen) => ({ action: 'incident.conversations_added', target: incident(seen), details: { count: count(seen.body['conversationIds']) } }),
  'DELETE /incidents/:id/members/:conversationId': (seen) => ({ action: 'incident.conversation_removed', target: incident(seen), details: { conversation: seen.params['conversationId'] ?? '' } }),
  'POST /incidents/:id/replies': (seen) => ({ action: 'incident.replied', target: incident(seen), details: { resolves: seen.body['resolves'] === true } }),
  'POST /incidents/:id/close': (seen) => ({ action: 'incident.closed', target: incident(seen) }),
  'PUT /knowledge/drafts/:language/:id': (seen) => ({ action: 'knowledge.draft_kept', target: entry(seen) }),
  'DELETE /knowledge/drafts/:language/:id': (seen) => ({ action: 'knowledge.draft_discarded', target: entry(seen) }),
  'POST /knowledge/checks': ({ reply }) => ({ action: 'knowledge.check_kept', target: { kind: 'knowledge_check', id: String(reply['check']?.['id']) } }),
  'DELETE /knowledge/checks/:id': ({ params }) => ({ action: 'knowledge.check_removed', target: { kind: 'knowledge_check', id: params['id'] ?? '' } }),
  'POST /knowledge/:language/worklist/:key/phrasings': (seen) => ({ action: 'worklist.phrasings_added', target: row(seen), details: { to: String(seen.body['entryId']), count: count(seen.body['phrasings']) } }),
  'POST /knowledge/:language/worklist/:key/entry': (seen) => ({ action: 'worklist.entry_drafted', target: row(seen), details: { to: String(seen.reply['draft']?.['entryId']) } }),
  'PUT /knowledge/:language/worklist/:key/decision': (seen) => ({ action: 'worklist.dismissed', target: row(seen) }),
  'DELETE /knowledge/:language/worklist/:key/decision': (seen) => ({ action: 'worklist.restored', target: row(seen) }),
  'PUT /templates/:language/:id': (seen) => ({ action: 'template.written', target: template(seen) }),
  'DELETE /templates/:language/:id': (seen) => ({ action: 'template.removed', target: template(seen) }),
  'POST /templates/:language/:id/reset': (seen) => ({ action: 'template.reset', target: template(seen) }),
  'PUT /templates/:language': ({ params }) => ({ action: 'templates.ordered', target: { kind: 'templates', id: params['language'] ?? '' } }),
  'DELETE /templates/:language': ({ params }) => ({ action: 'templates.reset', target: { kind: 'templates', id: params['language'] ?? '' } }),
  'PUT /macros': () => ({ action: 'macros.ordered', target: { kind: 'macros', id: '' } }),
  'PUT /macros/:id': (seen) => ({ action: 'macro.written', target: macro(seen) }),
  'DELETE /macros/:id': (seen) => ({ action: 'macro.removed', target: macro(seen) }),
  'PUT /products/:id': (seen) => ({ action: 'product.written', target: byId('product')(seen) }),
  'GET /live-sessions/:id/sheet': (seen) => ({ action: 'live_session.exported', target: byId('live_session')(seen), details: { format: String(seen.query['format']) } }),
  'GET /reports/figures.csv': ({ query }) => ({ action: 'report.exported', target: { kind: 'report', id: String(query['by']) } }),
  'GET /reports/clocks/:rule.csv': ({ params }) => ({ action: 'report.exported', target: { kind: 'report', id: params['rule'] ?? '' } }),
};
