/** What a shopper may have meant whom an answer has missed. Called by the conversation service. */
import type { Message, OfferedQuestion } from '@aftercast/shared';
import type { ConversationRepository, ConversationRow } from './conversation-repository.ts';
import type { Answering } from './conversation-service.ts';
import { fromRow } from './presenter.ts';

/** Empty where the answer rests on no entry, or on words that are gone. */
export async function othersFor(repository: ConversationRepository, answering: Answering, row: ConversationRow, answer: Message): Promise<OfferedQuestion[]> {
  if (answer.body.kind !== 'answer' || !answer.body.source) return [];
  const asked = await repository.messageById(row.id, answer.id.replace(/\.bot$/, ''));
  const body = asked && fromRow(asked).body;
  if (body?.kind !== 'text') return [];
  return answering.others({ shopId: row.shopId, text: body.text, context: row.context, language: row.language, notEntryId: answer.body.source.entryId });
}
