/** What a screen on the wall shows of this moment: who waits, what is due, who holds how much, and how today goes. Reads only. */
import type { WallFigures } from '@aftercast/shared';
import type { FiguresRepository } from './figures-repository.ts';
import type { ReportService } from './report-service.ts';

/** A screen counts down by itself until it is told again. */
const lookAheadMs = 10 * 60_000;

export interface WallDeps {
  figures: Pick<FiguresRepository, 'waiting' | 'agentNames'>;
  reports: Pick<ReportService, 'today'>;
  clock: () => number;
  /** Who is there and may answer; whose hands are free stands on the wall too. */
  present: (shopId: string) => Iterable<string>;
}

export function createWallService({ figures, reports, clock, present }: WallDeps) {
  return {
    async wall(shopId: string): Promise<WallFigures> {
      const [open, names, today] = await Promise.all([figures.waiting(shopId), figures.agentNames(shopId), reports.today(shopId)]);
      const now = clock();
      // Who wrote while the shop was closed waits from the opening on.
      const waits = (since: number | null): since is number => since !== null && since <= now;
      const since = open.map(({ waitingSince }) => waitingSince).filter(waits);
      const agents = new Map<string, WallFigures['agents'][number]>();
      const agentOf = (id: string): WallFigures['agents'][number] => {
        const agent = agents.get(id) ?? { id, name: names.get(id) ?? '', holding: 0, waiting: 0 };
        agents.set(id, agent);
        return agent;
      };
      for (const id of present(shopId)) agentOf(id);
      for (const { ownerId, waitingSince } of open) {
        if (ownerId === null) continue;
        const agent = agentOf(ownerId);
        agent.holding += 1;
        if (waits(waitingSince)) agent.waiting += 1;
      }
      return {
        now, today, waiting: open.filter(({ state }) => state === 'queued').length,
        longestSince: since.length === 0 ? null : since.reduce((earliest, at) => Math.min(earliest, at)),
        dueAt: open.flatMap(({ dueAt }) => (dueAt !== null && dueAt <= now + lookAheadMs ? dueAt : [])).sort((a, b) => a - b),
        agents: [...agents.values()].sort((a, b) => b.holding - a.holding || (a.name < b.name ? -1 : 1)),
      };
    },
  };
}
export type WallService = ReturnType<typeof createWallService>;
