/**
 * Tells shoppers how their cases stand: each change that concerns them becomes a notice in the conversation they are in.
 * What is still to be told lies in the case's own history, so that a crash in between tells it later and nothing twice.
 */
import type { Bus } from '../events/bus.ts';
import type { NoticeService } from '../conversation/notice-service.ts';
import { toProgress } from './case-presenter.ts';
import type { CaseRepository } from './case-repository.ts';

export interface TellerDeps {
  cases: Pick<CaseRepository, 'untold' | 'told'>;
  notices: Pick<NoticeService, 'post'>;
  bus: Bus;
  onError: (error: unknown) => void;
}

export function createTeller({ cases, notices, bus, onError }: TellerDeps) {
  /** One after the other: a shopper hears of a case in the order in which it went. */
  let last: Promise<void> = Promise.resolve();

  async function tell(caseId?: string): Promise<void> {
    for (const { line, row } of await cases.untold(caseId)) {
      if (line.notice !== null) {
        const { state, amountCents, dueAt } = line;
        await notices.post(row.conversationId, {
          id: `${row.id}.${line.version}`, agent: { id: line.agentId, name: line.agentName },
          body: { kind: 'notice', event: line.notice, agentName: line.agentName, case: toProgress({ ...row, state, amountCents, dueAt }) },
        });
      }
      await cases.told(row.id, line.version);
    }
  }
  const next = (caseId?: string): Promise<void> => (last = last.then(() => tell(caseId)).catch(onError));

  return {
    /** Tells what a stop left untold, then listens. @returns the end of it, which waits for what is on its way */
    start(): () => Promise<void> {
      const off = bus.on('case.changed', (changed) => { void next(changed.case.id); });
      void next();
      return async () => {
        off();
        await last;
      };
    },
    /** Resolves when all that has happened so far is told. */
    settled: (): Promise<void> => next(),
  };
}
export type Teller = ReturnType<typeof createTeller>;
