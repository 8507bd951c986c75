import type { SuggestionUse, Suggestions } from '@aftercast/shared';
import type { Http } from './http.ts';

/** Suggested answers of a conversation, and what became of them. */
export function createSuggestionApi(http: Http) {
  const path = encodeURIComponent;
  const base = (conversationId: string) => `/conversations/${path(conversationId)}/suggestions`;
  return {
    of: (conversationId: string) => http.get<Suggestions>(base(conversationId)),
    use: (conversationId: string, questionId: string, use: SuggestionUse) => http.send<unknown>('PUT', `${base(conversationId)}/${path(questionId)}`, use),
  };
}
export type SuggestionApi = ReturnType<typeof createSuggestionApi>;
