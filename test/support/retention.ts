import { createRetentionService } from '../../server/src/retention/retention-service.ts';
import type { Core } from './core.ts';

/** What lets go of things past their time, by the clock of a core. `deleted` names the pictures that went from the storage. */
export function retentionOf({ store, clock }: Pick<Core, 'store' | 'clock'>) {
  const deleted: string[] = [];
  const { sweep } = createRetentionService({ store, clock, onError: (error) => { throw error; }, storage: { delete: async (key) => { deleted.push(key); } } });
  return { sweep, deleted };
}
