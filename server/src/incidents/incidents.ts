/**
 * Puts the incidents together: the service that groups conversations and the one that answers all of them.
 * A leaf: delete this folder and its lines in the composition root, and chat still works.
 */
import type { Store } from '../db/store.ts';
import { createIncidentRepository } from './incident-repository.ts';
import { createIncidentService } from './incident-service.ts';
import { createKnownAnswers } from './known-answers.ts';
import { createReplyRepository } from './reply-repository.ts';
import { createReplyService } from './reply-service.ts';
import { createAffectedRepository } from './sends/affected-repository.ts';
import { createSendRepository } from './sends/send-repository.ts';
import { createSendService } from './sends/send-service.ts';
import { createSendWorker } from './sends/send-worker.ts';
import { createToldAnswers } from './sends/told-answers.ts';

type ServiceDeps = Parameters<typeof createIncidentService>[0];
type ReplyDeps = Parameters<typeof createReplyService>[0];
type SendDeps = Parameters<typeof createSendWorker>[0];

interface Deps extends Omit<ServiceDeps, 'incidents' | 'shopperNameOf' | 'questionsOf'>, Omit<ReplyDeps, 'incidents' | 'membersPast' | 'replies' | 'shopById'>, Omit<SendDeps, 'sends' | 'affected'> {
  store: Store;
  /** Live entries of a language. */
  entriesOf: (shopId: string, language: 'zh' | 'en') => Promise<readonly { id: string; question: string; tier: number; answer: string }[]>;
}

export function createIncidents({ store, entriesOf, ...deps }: Deps) {
  const repository = createIncidentRepository(store);
  const incidents = createIncidentService({
    ...deps, incidents: repository, shopperNameOf: async (id) => (await deps.shopperById(id))?.name ?? null,
    questionsOf: async (shopId, language) => new Map((await entriesOf(shopId, language)).map(({ id, question }) => [id, question])),
  });
  const said = createReplyRepository(store);
  const replies = createReplyService({ ...deps, incidents, membersPast: repository.membersPast, replies: said });
  const [sends, affected] = [createSendRepository(store), createAffectedRepository(store)];
  return {
    incidents, replies,
    sends: createSendService({ ...deps, sends, affected, incidents }),
    sender: createSendWorker({ ...deps, sends, affected }),
    told: createToldAnswers({ ...deps, sends, incidents, members: repository, entriesOf }),
    knownAnswer: createKnownAnswers({ ...deps, incidents, repository, replies: said, entriesOf }),
  };
}
