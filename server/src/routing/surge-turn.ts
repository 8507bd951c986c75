/**
 * What a surge changes in one turn of the bot: it reads what the pure path (`surge-path`) decides by. Called by the conversation
 * core, which is handed it; without it every turn is as always.
 */
import type { Language, MessageBody, PageContext } from '@aftercast/shared';
import type { BotReply } from '../knowledge/bot-reply.ts';
import { causeOf, shorter } from './surge-path.ts';
import { isSerious, type Urgent } from './urgency.ts';

/** A turn as the core knows it. `conversation` is null before its first message is written. */
export interface SurgeTurn {
  shop: { id: string; name: string; timeZone: string };
  shopper: { id: string; name: string | null; externalId: string | null };
  context: PageContext;
  language: Language;
  conversation: { id: string } | null;
  heard: Urgent;
}

/** What is said instead. `after` is to be done once it is committed; it never fails. */
export interface Hurried { reply: BotReply; after?: (conversationId: string) => Promise<void> }

export interface SurgeRules {
  isOn(shopId: string): boolean;
  /** Whether something may be said instead although there is no surge: an incident that was told to shoppers. Reads nothing. */
  concerns(shopId: string): boolean;
  shorten(reply: BotReply, turn: SurgeTurn): Promise<Hurried>;
}

/** What an open incident has to say to one shopper, and what files their conversation with it. */
export interface KnownAnswer { text: string; join: (conversationId: string) => Promise<void> }

interface Deps {
  isOn: SurgeRules['isOn'];
  /** The last thing that was said by anyone but the shopper. */
  lastSaid: (conversation: { id: string }) => Promise<MessageBody | null>;
  /** Null: no open incident with this cause was answered, or this conversation has had the answer. */
  knownAnswer: (entryId: string, turn: SurgeTurn) => Promise<KnownAnswer | null>;
  /** What was told to everyone an incident concerns. `again`: this conversation has had it as an answer. */
  told: { concerns: SurgeRules['concerns']; answer: (entryId: string, turn: SurgeTurn) => Promise<KnownAnswer | 'again' | null> };
}

export const withoutSurge: SurgeRules = { isOn: () => false, concerns: () => false, shorten: async (reply) => ({ reply }) };

export function createSurgeRules({ isOn, lastSaid, knownAnswer, told }: Deps): SurgeRules {
  return {
    isOn,
    concerns: told.concerns,
    async shorten(reply, turn) {
      // Whoever speaks of their health or of an authority goes to a person, with the entry's own words.
      if (isSerious(turn.heard)) return { reply };
      const cause = causeOf(reply);
      const heard = cause && told.concerns(turn.shop.id) ? await told.answer(cause.entryId, turn) : null;
      // Who has had the incident's words and asks again wants to hear it from a person.
      if (heard === 'again') return { reply: { kind: 'handoff', reason: 'needs_person', language: reply.language } };
      if (heard) return { reply: shorter(reply, heard.text, false), after: heard.join };
      if (!isOn(turn.shop.id)) return { reply };
      const known = cause && await knownAnswer(cause.entryId, turn);
      const offered = known === null && reply.kind === 'choices' && turn.conversation !== null && (await lastSaid(turn.conversation))?.kind === 'choices';
      return { reply: shorter(reply, known?.text ?? null, offered), ...(known ? { after: known.join } : {}) };
    },
  };
}
