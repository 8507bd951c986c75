import type { InboxConversation, Label, Mention, Message, Note, SearchPage } from '@aftercast/shared';
import type { Http } from '../http.ts';

/** What an agent writes as a note; the id makes a second sending harmless. */
export interface NoteDraft { id: string; text: string; mentions: string[] }

/** The calls of the desk: notes, mentions, labels, putting aside. */
export function createDeskApi(http: Http) {
  const of = (id: string): string => `/conversations/${encodeURIComponent(id)}`;
  return {
    notes: (conversationId: string) => http.get<{ notes: Note[] }>(`${of(conversationId)}/notes`),
    addNote: (conversationId: string, draft: NoteDraft) => http.send<{ note: Note }>('POST', `${of(conversationId)}/notes`, draft),
    mentions: () => http.get<{ mentions: Mention[] }>('/mentions'),
    mentionsSeen: (noteIds: string[]) => http.send<{ mentions: Mention[] }>('POST', '/mentions/seen', { noteIds }),
    labels: () => http.get<{ labels: Label[] }>('/labels'),
    labelUses: () => http.get<{ uses: Record<string, number> }>('/labels/uses'),
    addLabel: (draft: Omit<Label, 'id'>) => http.send<{ labels: Label[] }>('POST', '/labels', draft),
    changeLabel: (id: string, draft: Omit<Label, 'id'>) => http.send<{ labels: Label[] }>('PUT', `/labels/${encodeURIComponent(id)}`, draft),
    removeLabel: (id: string) => http.send<{ labels: Label[] }>('DELETE', `/labels/${encodeURIComponent(id)}`),
    putLabels: (conversationId: string, labels: string[]) => http.send<{ conversation: InboxConversation }>('PUT', `${of(conversationId)}/labels`, { labels }),
    search: (words: string, cursor: string | undefined) => http.get<SearchPage>(`/conversations/search?${new URLSearchParams({ q: words, ...(cursor === undefined ? {} : { cursor }) }).toString()}`),
    messages: (conversationId: string, beforeSeq: number) => http.get<{ messages: Message[]; hasOlder: boolean }>(`${of(conversationId)}/messages?beforeSeq=${beforeSeq}`),
    snooze: (conversationId: string, until: number | null) => http.send<{ conversation: InboxConversation }>('PUT', `${of(conversationId)}/snooze`, { until }),
  };
}
export type DeskApi = ReturnType<typeof createDeskApi>;
