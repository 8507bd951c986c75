/**
 * Answers of the knowledge base for the agent who has to reply, and what became of them: each use, edit or "none fits" is kept
 * for the work list. Owns nothing of the conversation; what is sent goes the usual way. Called by the routes.
 */
import type { Language, PageContext, SuggestionUse, Suggestions } from '@aftercast/shared';
import type { Agent } from '../agents/agent-repository.ts';
import { isAboutHealth, mayReadHealth } from '../conversation/health.ts';
import type { TranscriptService } from '../conversation/transcript-service.ts';
import { AppError } from '../errors.ts';
import { detectLanguage } from '../knowledge/detect-language.ts';
import type { KnowledgeService } from '../knowledge/knowledge-service.ts';
import type { Shop } from '../merchants/shop-repository.ts';
import { openQuestions } from './open-question.ts';
import type { SuggestionRepository } from './suggestion-repository.ts';

/** As many as there are keys for. */
const most = 3;

/** A question an agent dealt with, as the work list hears of it. */
export interface Dealt { conversationId: string; id: string; shopId: string; language: Language; text: string; at: number; context: PageContext; entryId: string | null }

interface Deps {
  repository: SuggestionRepository;
  transcript: Pick<TranscriptService, 'ofShop' | 'logs'>;
  knowledge: Pick<KnowledgeService, 'suggest'>;
  shopById: (id: string) => Promise<Shop | null>;
  shopperById: (id: string) => Promise<{ externalId: string | null; name: string | null } | null>;
  /** Tells the work list. */
  onDealt: (dealt: Dealt) => Promise<void>;
  clock: () => number;
}

export function createSuggestionService({ repository, transcript, knowledge, shopById, shopperById, onDealt, clock }: Deps) {
  return {
    /** None for who may not read what was said. For what the shopper said last; for words that meet no entry, what was said before. @throws conversation_not_found */
    async of(agent: Agent, conversationId: string): Promise<Suggestions> {
      const row = await transcript.ofShop(agent.shopId, conversationId);
      if (!mayReadHealth(agent, row)) return { questionId: null, suggestions: [] };
      const [logs, shop, shopper] = await Promise.all([transcript.logs([row]), shopById(agent.shopId), shopperById(row.shopperId)]);
      if (!shop || !shopper) return { questionId: null, suggestions: [] };
      const asked = openQuestions(logs.get(row.id) ?? []);
      for (const { id, text, previous } of asked) {
        const found = await knowledge.suggest({ shop, shopper, text, previous, context: row.context as PageContext, language: row.language }, most);
        if (found.length > 0) return { questionId: id, suggestions: found };
      }
      return { questionId: asked[0]?.id ?? null, suggestions: [] };
    },

    /** Keeps what the agent did; the same again changes nothing. Of a conversation about someone's health nothing is kept: many read the work list. @throws conversation_not_found, message_not_found */
    async use(agent: Agent, conversationId: string, questionId: string, use: SuggestionUse): Promise<void> {
      const row = await transcript.ofShop(agent.shopId, conversationId);
      const message = (await transcript.logs([row])).get(row.id)?.find(({ id }) => id === questionId);
      if (message?.sender !== 'shopper' || message.body.kind !== 'text') throw new AppError('message_not_found', 'there is no such question');
      if (isAboutHealth(row)) return;
      const { text } = message.body;
      const language = detectLanguage(text, row.language);
      const entryId = use.outcome === 'none' ? null : use.entryId;
      await repository.put({
        conversationId, questionId, shopId: row.shopId, language, outcome: use.outcome, entryId, reply: use.outcome === 'none' ? '' : use.reply, agentId: agent.id, usedAt: clock(),
      });
      await onDealt({ conversationId, id: questionId, shopId: row.shopId, language, text, at: message.at, context: row.context as PageContext, entryId });
    },
  };
}
export type SuggestionService = ReturnType<typeof createSuggestionService>;
