/**
 * Who may read a conversation in which someone's health is spoken of, and what everyone else sees of it. Pure.
 * Called wherever words of a conversation go to an agent.
 */
import { can, careSign, type AgentRole, type Message, type MessageBody, type Note } from '@aftercast/shared';
import type { ConversationRow } from './conversation-repository.ts';

/** An agent who looks. */
export interface Reader { id: string; role: AgentRole; disabled: boolean }
/** A reader of whose reading may have to be told. `address`: where it comes from. */
export interface Onlooker extends Reader { shopId: string; name: string; address?: string }
/** What decides about a conversation. */
export type HealthRow = Pick<ConversationRow, 'state' | 'ownerId' | 'lastAgentId' | 'urgencyReasons' | 'careConsent'>;

/** True when words in it tell of someone's health. */
export function isAboutHealth({ urgencyReasons }: Pick<HealthRow, 'urgencyReasons'>): boolean {
  return urgencyReasons?.includes('vulnerable') ?? false;
}

/** The agent who has it; after its end the one who had it last. */
function handlerOf({ state, ownerId, lastAgentId }: HealthRow): string | null {
  return state === 'resolved' ? lastAgentId : ownerId;
}

/** True for who handles it, and where the shopper agreed for whoever has the permission; anyone may read what is not about health. */
export function mayReadHealth(reader: Reader, row: HealthRow): boolean {
  return !isAboutHealth(row) || handlerOf(row) === reader.id || readsByPermission(reader, row);
}

/** True when it is the shopper's consent that lets this agent read, and not that they handle it. */
export function readsByPermission(reader: Reader, row: HealthRow): boolean {
  return isAboutHealth(row) && handlerOf(row) !== reader.id && row.careConsent === 'given' && can(reader, 'read', 'health');
}

/**
 * Messages as this agent may see them. Where they may not read, all that was said is covered, whoever said it: a reply or
 * the bot's question tells of the matter as well. Notices stay, without what the shopper wrote in a rating; so do one's own words.
 */
export function asReadBy(reader: Reader, row: HealthRow, messages: Message[]): Message[] {
  if (mayReadHealth(reader, row)) return messages;
  return messages.map((message) => (message.authorId === reader.id ? message : { ...message, body: covered(message.body) }));
}

/** A private note as this agent may see it: beside such talk it is for whoever may read that, wrote it, or is called by it. */
export function noteAsReadBy(reader: Reader, row: HealthRow, note: Note): Note {
  return mayReadHealth(reader, row) || isToldBy(note, reader.id) ? note : { ...note, text: careSign, hidden: 'health' };
}

/** True for its author and whom it calls. */
export function isToldBy({ authorId, mentions }: Pick<Note, 'authorId' | 'mentions'>, agentId: string): boolean {
  return authorId === agentId || mentions.includes(agentId);
}

function covered(body: MessageBody): MessageBody {
  if (body.kind !== 'notice') return { kind: 'text', text: careSign, hidden: 'health' };
  return body.satisfaction ? { ...body, satisfaction: { ...body.satisfaction, words: null } } : body;
}
