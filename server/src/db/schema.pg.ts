import { columns } from './columns.pg.ts';
import { defineTables } from './schema.ts';

export const {
  settings, shops, agents, agentSessions, invitations, shoppers, conversations, messages, events, eventCursors,
  knowledgeEntries, products, liveSessions, orders, uploads,
} = defineTables(columns);
