/**
 * A shopper's consent to showing what they say of their health to others than the agent who handles it: asked for once such
 * words were said, given or declined by them alone, and changed whenever they like. Called by the shopper's frames.
 */
import type { CareConsent } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import type { CareRepository } from './care-repository.ts';
import type { ConversationRepository } from './conversation-repository.ts';
import { isAboutHealth } from './health.ts';
import type { Serial } from './serial.ts';

interface Deps {
  repository: CareRepository;
  conversationById: ConversationRepository['byId'];
  /** Keeps one shopper's commands in order: what they say meanwhile is written with the answer known. */
  serial: Serial;
  bus: Bus;
  clock: () => number;
}

export function createCareService({ repository, conversationById, serial, bus, clock }: Deps) {
  return {
    /** Nothing where nobody's health is spoken of, and for the same again. @throws conversation_not_found for another's conversation */
    set(shopperId: string, conversationId: string, consent: CareConsent): Promise<void> {
      return serial(shopperId, async () => {
        const row = await conversationById(conversationId);
        if (row?.shopperId !== shopperId) throw new AppError('conversation_not_found', 'there is no such conversation');
        const changed = isAboutHealth(row) ? await repository.put(row, consent, clock()) : null;
        if (changed) bus.emit('conversation.committed', { conversation: changed, messages: [], moved: false, origin: null });
      });
    },
  };
}
export type CareService = ReturnType<typeof createCareService>;
