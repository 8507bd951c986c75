import type { Language, Macro, MacroPlan, MacroWords, ReplyTemplate, TemplateValues, TemplateWords } from '@aftercast/shared';
import type { Http } from '../http.ts';

/** Reply templates, macros and what fills them. */
export function createTemplateApi(http: Http) {
  const path = encodeURIComponent;
  type Listed = { templates: ReplyTemplate[] };
  return {
    list: (language: Language) => http.get<Listed>(`/templates/${language}`),
    put: (language: Language, id: string, words: TemplateWords) => http.send<Listed>('PUT', `/templates/${language}/${path(id)}`, words),
    remove: (language: Language, id: string) => http.send<Listed>('DELETE', `/templates/${language}/${path(id)}`),
    reset: (language: Language, id: string) => http.send<Listed>('POST', `/templates/${language}/${path(id)}/reset`),
    order: (language: Language, ids: string[]) => http.send<Listed>('PUT', `/templates/${language}`, { ids }),
    resetAll: (language: Language) => http.send<Listed>('DELETE', `/templates/${language}`),
    values: (conversationId: string, language: Language, orderId?: string) =>
      http.get<TemplateValues>(`/conversations/${path(conversationId)}/values?language=${language}${orderId === undefined ? '' : `&orderId=${path(orderId)}`}`),
    macros: () => http.get<{ macros: Macro[] }>('/macros'),
    putMacro: (id: string, words: MacroWords) => http.send<{ macros: Macro[] }>('PUT', `/macros/${path(id)}`, words),
    orderMacros: (ids: string[]) => http.send<{ macros: Macro[] }>('PUT', '/macros', { ids }),
    planMacro: (conversationId: string, id: string) => http.get<MacroPlan>(`/conversations/${path(conversationId)}/macros/${path(id)}`),
    removeMacro: (id: string) => http.send<{ macros: Macro[] }>('DELETE', `/macros/${path(id)}`),
  };
}
export type TemplateApi = ReturnType<typeof createTemplateApi>;
