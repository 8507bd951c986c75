/** What the shop tells before it is asked, in the simulated week: every ready-made rule switched on, as a shop would that has tried them. */
import { z } from 'zod';
import type { Services } from '../../services.ts';

/** One message that went out: by which rule, about which order, when in milliseconds. `holds`: it also answers what comes of it later. */
export interface Told { rule: string; orderId: string; at: number; holds?: boolean }
export interface Care {
  /** Does what is due by now. @returns what was told */
  tick(): Promise<Told[]>;
}

const consumer = 'simulation';
const atOnce = 5_000;
const sent = z.object({ ruleName: z.string(), orderId: z.string().nullable() });
/** The week keeps no log of who switched what. */
const noTrace = () => function* () { /* nothing is written beside it */ };

export async function switchOnCare({ triggers: { rules, worker }, feed }: Pick<Services, 'triggers' | 'feed'>, shopId: string): Promise<Care> {
  worker.listen();
  for (const { id, version } of await rules.list(shopId)) {
    await rules.try(shopId, id);
    await rules.switch(shopId, id, { on: true, version }, noTrace);
  }
  await feed.skip(shopId, consumer);

  /** What the outbox tells of messages that went out since the last look. */
  async function told(): Promise<Told[]> {
    const next = await feed.readOf(shopId, consumer, ['care.sent'], atOnce);
    if (!next) return [];
    await feed.advance(shopId, consumer, next.upTo);
    const read = next.events.flatMap(({ payload, at }) => {
      const { ruleName, orderId } = sent.parse(payload);
      return orderId === null ? [] : [{ rule: ruleName, orderId, at }];
    });
    return next.read === atOnce ? [...read, ...await told()] : read;
  }
  return {
    async tick() {
      await worker.settle();
      return told();
    },
  };
}
