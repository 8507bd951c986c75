/**
 * One click on a row: its wordings go to an entry, or become one. Both write drafts and nothing that is live; the row leaves the list
 * with the decision and comes back when more of the same is asked. Called by the routes.
 */
import { entryLimits, type DraftView, type KnowledgeEntry, type Language } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import type { DraftService } from '../knowledge/drafts/draft-service.ts';
import type { WorklistService } from './worklist-service.ts';

/** Who does it. */
export interface Actor { id: string; name: string; shopId: string }

/** The draft as it is now, and as it was before, for taking the click back: null where there was none. */
export interface Drafted { draft: DraftView | null; before: DraftView | null }

export interface WorklistActionDeps { list: Pick<WorklistService, 'find' | 'decide'>; drafts: Pick<DraftService, 'open' | 'save'>; newId: (prefix: string) => string }

export function createWorklistActions({ list, drafts, newId }: WorklistActionDeps) {
  return {
    /**
     * Adds wordings of a row to an entry's draft, each once. `draft` is null where the entry had them all.
     * @throws not_found (row or entry), knowledge_entry_invalid (it is to go, or is full), knowledge_draft_conflict
     */
    async addPhrasings(actor: Actor, language: Language, key: string, { entryId, phrasings }: { entryId: string; phrasings: readonly string[] }): Promise<Drafted> {
      await list.find(actor.shopId, language, key);
      const { live, draft } = await drafts.open(actor.shopId, { language, entryId });
      const entry = draft ? draft.entry : live?.entry;
      if (!entry) throw new AppError('knowledge_entry_invalid', 'a draft takes this entry away');
      const known = new Set([entry.question, ...entry.phrasings].map((each) => each.trim().toLowerCase()));
      const added = [...new Set(phrasings)].filter((each) => !known.has(each.trim().toLowerCase()));
      if (entry.phrasings.length + added.length > entryLimits.phrasings) throw new AppError('knowledge_entry_invalid', `an entry has at most ${entryLimits.phrasings} phrasings`);
      const saved = await drafts.save(actor.shopId, actor, {
        language, entryId, entry: { ...entry, phrasings: [...entry.phrasings, ...added] }, revision: draft?.revision ?? null, base: live?.version ?? 0,
      });
      await list.decide(actor.shopId, language, key, { agentId: actor.id, decision: 'phrasing', entryId });
      return { draft: saved, before: draft };
    },

    /** Drafts an entry of its own out of a row. @throws not_found, knowledge_entry_invalid */
    async makeEntry(actor: Actor, language: Language, key: string, given: Omit<KnowledgeEntry, 'id'>): Promise<Drafted> {
      await list.find(actor.shopId, language, key);
      const id = newId('e');
      const saved = await drafts.save(actor.shopId, actor, { language, entryId: id, entry: { ...given, id }, revision: null, base: 0 });
      await list.decide(actor.shopId, language, key, { agentId: actor.id, decision: 'entry', entryId: id });
      return { draft: saved, before: null };
    },
  };
}
export type WorklistActions = ReturnType<typeof createWorklistActions>;
