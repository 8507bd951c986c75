/**
 * Tells shoppers how their cases stand: each change that concerns them becomes a notice in the conversation they are in.
 * What is still to be told lies in the case's own history, so that a crash in between tells it later and nothing twice.
 */
import type { Bus } from '../events/bus.ts';
import type { NoticeService } from '../conversation/notice-service.ts';
import { toProgress } from './case-presenter.ts';
import type { CaseEventRow, CaseRepository, CaseRow } from './case-repository.ts';

/** Lines read at once, and the most cases that may fail in one look. */
const atOnce = 200;
/** How often what could not be told is tried again. */
const everyMs = 30_000;

export interface TellerDeps {
  cases: Pick<CaseRepository, 'untold' | 'told'>;
  notices: Pick<NoticeService, 'post'>;
  bus: Bus;
  onError: (error: unknown) => void;
}

export function createTeller({ cases, notices, bus, onError }: TellerDeps) {
  /** One after the other: a shopper hears of a case in the order in which it went. */
  let last: Promise<void> = Promise.resolve();

  async function tellLine({ line, row }: { line: CaseEventRow; row: CaseRow }): Promise<void> {
    if (line.notice !== null) {
      const { state, amountCents, dueAt } = line;
      await notices.post(row.conversationId, {
        id: `${row.id}.${line.version}`, agent: { id: line.agentId, name: line.agentName },
        body: { kind: 'notice', event: line.notice, agentName: line.agentName, case: toProgress({ ...row, state, amountCents, dueAt }) },
      });
    }
    await cases.told(row.id, line.version);
  }
  /** All that is untold. A case that can't be told now waits for the next look and holds up no other. */
  async function tell(caseId?: string): Promise<void> {
    const failed = new Set<string>();
    for (let isMore = true; isMore && failed.size < atOnce;) {
      const untold = await cases.untold(atOnce, { caseId, except: [...failed] });
      for (const one of untold) {
        if (failed.has(one.row.id)) continue;
        await tellLine(one).catch((error: unknown) => {
          failed.add(one.row.id);
          onError(error);
        });
      }
      isMore = untold.length === atOnce;
    }
  }
  const next = (caseId?: string): Promise<void> => (last = last.then(() => tell(caseId)).catch(onError));

  return {
    /** Tells what a stop left untold, then listens, and tries again what failed. @returns the end of it, which waits for what is on its way */
    start(): () => Promise<void> {
      const off = bus.on('case.changed', (changed) => { void next(changed.case.id); });
      let looking: Promise<void> | null = null;
      const look = (): void => { looking ??= next().finally(() => { looking = null; }); };
      const timer = setInterval(look, everyMs);
      timer.unref();
      look();
      return async () => {
        clearInterval(timer);
        off();
        await last;
      };
    },
    /** Resolves when all that has happened so far is told. */
    settled: (): Promise<void> => next(),
  };
}
export type Teller = ReturnType<typeof createTeller>;
