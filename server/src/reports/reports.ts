/**
 * Puts the reports together: the recorder that listens, the service that adds up, the wall.
 * A leaf: delete this folder and its lines in the composition root, and chat still works.
 */
import type { Store } from '../db/store.ts';
import { createFiguresRepository } from './figures-repository.ts';
import { createRecorder, type RecorderDeps } from './recorder-service.ts';
import { createReportService, type ReportDeps } from './report-service.ts';
import { createWallService, type WallDeps } from './wall-service.ts';

interface Deps extends Omit<RecorderDeps, 'figures'>, Omit<ReportDeps, 'figures'>, Pick<WallDeps, 'present'> { store: Store }

export function createReports({ store, feed, bus, transcript, elapsed, wait, onError, present, ...reading }: Deps) {
  const figures = createFiguresRepository(store);
  const reports = createReportService({ ...reading, figures });
  return { recorder: createRecorder({ feed, bus, transcript, elapsed, wait, onError, figures }), reports, wall: createWallService({ figures, reports, clock: reading.clock, present }) };
}
export type Reports = ReturnType<typeof createReports>;
