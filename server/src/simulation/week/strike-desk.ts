/** What the shop's supervisor does about the strike: an incident to everyone whose parcel stands still, and a last word when it is over. */
import { affectedRule } from '@aftercast/shared';
import type { Agent } from '../../agents/agent-repository.ts';
import { isAffected } from '../../incidents/sends/affected.ts';
import type { Services } from '../../services.ts';
import type { Care, Told } from './care.ts';
import { hourMs, type Strike } from './fate.ts';

/** They hear of it on the wall, and write a while later. */
const noticedAfterMs = 4 * hourMs;
const id = 'week_strike';
const texts = {
  zh: '{{shopper.name}}，承运您订单 {{order.id}} 的快递临时停运，包裹会晚到几天。恢复后优先派送，给您添麻烦了。', en: '{{shopper.name}}, the carrier of your order {{order.id}} has stopped for now, so it will be some days late. It goes on first when they work again. Sorry for the trouble.',
};
const lastWords = { zh: '快递已经恢复，您的包裹在路上了，谢谢您的耐心。', en: 'The carrier works again and your parcel is on its way. Thank you for your patience.' };

type Needs = Pick<Services, 'incidents' | 'orders'>;

export function createStrikeDesk({ incidents: { incidents, sends, sender }, orders }: Needs, agent: Agent, strike: Strike, now: () => number): Care {
  const rule = affectedRule.parse({ carriers: [strike.carrier], statuses: ['shipped', 'exception'] });
  const told = new Set<string>();
  let stage: 'before' | 'open' | 'over' = 'before';

  async function toldNow(): Promise<Told[]> {
    const found: Told[] = [];
    for (let after = ''; ;) {
      const page = await sends.recipients(agent.shopId, id, id, { filter: null, after, limit: 500 });
      for (const { shopperExternalId, toldAt } of page) {
        if (toldAt === null || told.has(shopperExternalId)) continue;
        told.add(shopperExternalId);
        const affected = (await orders.ordersOf(agent.shopId, shopperExternalId)).filter((order) => isAffected(order, rule, now()));
        found.push(...affected.map((order) => ({ rule: `事件：${strike.carrier}停运`, orderId: order.id, at: toldAt, holds: true })));
      }
      const last = page.at(-1);
      if (!last || page.length < 500) return found;
      after = last.shopperExternalId;
    }
  }
  return {
    async tick() {
      if (stage === 'before' && now() >= strike.from + noticedAfterMs) {
        stage = 'open';
        await incidents.open(agent, { id, title: `${strike.carrier}停运`, cause: '', product: null, liveSession: null, conversationIds: [] });
        await sends.open(agent, id, { id, rule, texts, keepsOn: true });
      }
      if (stage === 'open' && now() >= strike.until + noticedAfterMs) {
        stage = 'over';
        await sends.close(agent, id, { id: `${id}_over`, texts: lastWords });
      }
      if (stage === 'before') return [];
      await sender.settle();
      return stage === 'open' ? toldNow() : [];
    },
  };
}
