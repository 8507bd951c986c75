/** What the audit log can hold. Pure: the server writes it, the console has words for each. */

/** What is written down, as `thing.what_happened`, in the groups that the log is read by. */
export const auditGroups = {
  access: ['session.started', 'session.ended', 'session.refused', 'account.password_changed', 'account.renamed'],
  staff: ['agent.invited', 'agent.invitation_withdrawn', 'agent.joined', 'agent.changed', 'agent.reset_link_made', 'agent.password_reset'],
  shop: [
    'shop.opened', 'shop.changed', 'secret.rotated', 'hours.changed', 'report_settings.changed', 'audit_retention.changed', 'orders.imported',
    'connection.created', 'connection.changed', 'connection.rotated', 'connection.removed', 'webhook.created', 'webhook.changed', 'webhook.rotated', 'webhook.removed',
    'label.added', 'label.changed', 'label.removed',
  ],
  queue: ['routing.changed', 'desk.changed', 'escalation_rules.changed', 'escalation.acknowledged'],
  conversations: [
    'conversation.claimed', 'conversation.transferred', 'conversation.requeued', 'conversation.resolved', 'conversation.returned_to_bot', 'conversation.health_read',
    'conversation.labelled', 'conversation.snoozed', 'conversation.unsnoozed', 'conversation.note_added', 'follow_up.made', 'follow_up.moved', 'follow_up.done', 'follow_up.cancelled', 'follow_up.reopened',
  ],
  cases: [
    'case.opened', 'case.assigned', 'case.deadline_set', 'case.shopper_asked', 'case.resumed', 'case.approval_asked', 'case.approved', 'case.refused', 'case.done',
    'case.cancelled', 'case.reopened', 'case_limits.changed',
    'incident.opened', 'incident.conversations_added', 'incident.conversation_removed', 'incident.replied', 'incident.closed', 'incident.sent', 'incident.send_paused', 'incident.send_resumed', 'incident.send_stopped', 'incident.closed_with_words',
  ],
  knowledge: [
    'knowledge.entry_written', 'knowledge.entry_deleted', 'knowledge.imported', 'knowledge.draft_kept', 'knowledge.draft_discarded', 'knowledge.published', 'knowledge.reverted',
    'knowledge.thresholds_moved', 'knowledge.check_kept', 'knowledge.check_removed',
    'worklist.phrasings_added', 'worklist.entry_drafted', 'worklist.dismissed', 'worklist.restored',
  ],
  care: ['care_rule.written', 'care_rule.switched_on', 'care_rule.switched_off', 'care_rule.removed'],
  templates: ['template.written', 'template.removed', 'template.reset', 'templates.ordered', 'templates.reset', 'macro.written', 'macro.removed', 'macros.ordered'],
  live: ['product.written', 'live_session.written', 'live_session.deleted', 'live_session.imported', 'live_session.on_air', 'live_session.taken_back', 'live_session.stock_told'],
  exports: ['knowledge.exported', 'live_session.exported', 'report.exported', 'audit.exported'],
} as const;
export type AuditGroup = keyof typeof auditGroups;
export type AuditAction = (typeof auditGroups)[AuditGroup][number];
export const auditGroupNames = Object.keys(auditGroups) as AuditGroup[];
export const auditActions: readonly AuditAction[] = Object.values(auditGroups).flat();
