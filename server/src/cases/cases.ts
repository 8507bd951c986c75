/**
 * Puts the cases together: the service that changes them and the teller that tells shoppers.
 * A leaf: delete this folder and its lines in the composition root, and chat still works.
 */
import type { HealthRow } from '../conversation/health.ts';
import type { NoticeService } from '../conversation/notice-service.ts';
import type { Store } from '../db/store.ts';
import type { Bus } from '../events/bus.ts';
import { createCaseCover } from './case-cover.ts';
import { createCaseRepository } from './case-repository.ts';
import { createCaseService, type CaseServiceDeps, type CaseShopper } from './case-service.ts';
import { createLimitRepository } from './limit-repository.ts';
import { createTeller } from './teller.ts';

interface Deps extends Omit<CaseServiceDeps, 'cases' | 'limits' | 'conversationOf' | 'shoppersOf'> {
  store: Store;
  bus: Bus;
  notices: Pick<NoticeService, 'post'>;
  transcript: {
    ofShop(shopId: string, id: string): Promise<unknown>;
    rowsOf(ids: string[]): Promise<({ id: string; shopperId: string } & HealthRow)[]>;
  };
  shopperById: (id: string) => Promise<CaseShopper | null>;
  onError: (error: unknown) => void;
}

export function createCases({ store, notices, transcript, shopperById, onError, ...deps }: Deps) {
  const cases = createCaseRepository(store);
  const service = createCaseService({
    ...deps, cases, limits: createLimitRepository(store), conversationOf: transcript.ofShop,
    async shoppersOf(ids) {
      const found = new Map<string, CaseShopper>();
      await Promise.all((await transcript.rowsOf(ids)).map(async ({ id, shopperId }) => {
        const shopper = await shopperById(shopperId);
        if (shopper) found.set(id, { id: shopper.id, name: shopper.name });
      }));
      return found;
    },
  });
  return { service, cover: createCaseCover(transcript.rowsOf), teller: createTeller({ cases, notices, bus: deps.bus, onError }) };
}
