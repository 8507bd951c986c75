import { columns } from './columns.pg.ts';
import { defineTables } from './schema.ts';

export const {
  settings, shops, agents, agentSessions, invitations, shoppers, conversations, messages, events, eventCursors,
  knowledgeEntries, knowledgeDrafts, knowledgeVersions, knowledgeChanges, knowledgeChecks, knowledgeThresholds, questions, workDecisions, products, liveSessions, orders, uploads,
  replyTemplates, macros, suggestionUses, followUps,
} = defineTables(columns);
