import { columns } from './columns.sqlite.ts';
import { defineTables } from './schema.ts';

export const {
  settings, shops, agents, agentSessions, invitations, shoppers, conversations, messages, events, eventCursors,
  knowledgeEntries, knowledgeDrafts, knowledgeVersions, knowledgeChanges, knowledgeChecks, knowledgeThresholds, questions, workDecisions, products, liveSessions, orders, orderEvents, orderTries, connections, receipts, webhooks, webhookDeliveries, uploads, shopHours,
  satisfaction, escalationRules, escalations, auditEntries, auditSettings,
  conversationFigures, reportSettings, notes, mentions, labels, conversationLabels,
  cases, caseEvents, caseLimits, incidents, incidentMembers, incidentReplies, incidentDeliveries, incidentSends, incidentRecipients,
  routingSettings, agentDesks, transfers,
  replyTemplates, macros, suggestionUses, followUps,
  careRules, careTrials, careJobs, careDeliveries, careReceipts,
} = defineTables(columns);
