/** Puts follow-ups together: the service, the job that brings them back, and who hears of it. A leaf: delete this folder and its lines in the composition root, and chat still works. */
import type { FollowUp } from '@aftercast/shared';
import type { Store } from '../db/store.ts';
import { createDueJob } from './due-job.ts';
import { createFollowUpRepository } from './follow-up-repository.ts';
import { createFollowUpService } from './follow-up-service.ts';

type ServiceDeps = Parameters<typeof createFollowUpService>[0];
type JobDeps = Parameters<typeof createDueJob>[0];

interface Deps extends Omit<ServiceDeps, 'repository' | 'onChanged' | 'reply'>, Pick<JobDeps, 'agentOf' | 'onError'> {
  store: Store;
  desk: { reply: ServiceDeps['reply']; command: JobDeps['command'] };
}

export function createFollowUps({ store, desk, agentOf, onError, ...shared }: Deps) {
  const repository = createFollowUpRepository(store);
  const listeners = new Set<(changed: FollowUp) => void>();
  const onChanged = (changed: FollowUp): void => { for (const tell of listeners) tell(changed); };
  return {
    service: createFollowUpService({ ...shared, repository, reply: desk.reply, onChanged }),
    job: createDueJob({ ...shared, repository, command: desk.command, agentOf, onChanged, onError }),
    /** Hears each change. */
    onChanged(tell: (changed: FollowUp) => void): void { listeners.add(tell); },
  };
}
