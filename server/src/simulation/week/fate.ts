/**
 * What becomes of an order in the simulated week: when it is packed, who carries it, where it stops, when its buyer has a reason to ask.
 * Pure for a seed. The shares below are assumptions about a shop on an ordinary week, told in docs/SIMULATION.md.
 */
import type { Order } from '../../orders/order.ts';
import { shipByOf } from '../../orders/ship-by.ts';
import type { Chance } from '../chance.ts';

export const hourMs = 3_600_000;

/** Why a shopper would ask: just paid, promised moment gone by, on its way, no movement for two days, a mishap, arrived. */
export const matters = ['paid', 'late', 'travels', 'stuck', 'exception', 'delivered'] as const;
export type Matter = (typeof matters)[number];

/** `steps` are the order as the merchant's system tells it, one whole picture a change; times in milliseconds. */
export interface Fate { shopper: string; steps: { at: number; order: Order }[]; reasons: { at: number; matter: Matter }[] }
export interface Strike { carrier: string; from: number; until: number }

const carriers = [{ name: '云驿速递', en: 'Yunyi Express' }, { name: '飞燕快运', en: 'Swallow Express' }];
const towns: [town: string, region: string][] = [['武汉', '湖北'], ['成都', '四川'], ['上海', '上海'], ['郑州', '河南'], ['长沙', '湖南'], ['西安', '陕西'], ['杭州', '浙江'], ['广州', '广东'], ['济南', '山东'], ['沈阳', '辽宁']];
const shareLate = 0.12;
const shareMishap = 0.03;
const quietMs = 48 * hourMs;

type Scan = NonNullable<Order['shipment']>['events'][number];

/** @param placed the order as it was paid, with its promises and nothing shipped */
export function fateOf(placed: Order, shopper: string, strike: Strike, chance: Chance): Fate {
  const promised = shipByOf(placed) ?? placed.paidAt + 48 * hourMs;
  const leaves = chance.next() < shareLate ? promised + chance.between(6, 60) * hourMs : placed.paidAt + chance.between(0.25, 0.9) * (promised - placed.paidAt);
  const carrier = carriers[chance.next() < 0.55 ? 0 : 1] as (typeof carriers)[number];
  const [town, region] = towns[chance.below(towns.length)] as (typeof towns)[number];
  const scans = scansOf({ leaves, town, mishap: chance.next() < shareMishap, strike: carrier.name === strike.carrier ? strike : null, chance });
  const paid: Order = { ...placed, region };
  const steps = [{ at: placed.paidAt, order: paid }, ...scans.map(({ at, code }, index): Fate['steps'][number] => ({
    at, order: {
      ...paid, status: code === 'delivered' ? 'delivered' : code === 'exception' ? 'exception' : 'shipped',
      shipment: { carrier: carrier.name, carrierEn: carrier.en, trackingNumber: `W${placed.id.slice(-8)}`, events: scans.slice(0, index + 1) },
    },
  }))];
  return { shopper, steps, reasons: reasonsOf(steps, promised) };
}

function scansOf({ leaves, town, mishap, strike, chance }: { leaves: number; town: string; mishap: boolean; strike: Strike | null; chance: Chance }): Scan[] {
  const told: [afterHours: number, code: string, text: string][] = [
    [0, 'picked-up', '【嘉兴】已揽收'], [chance.between(6, 12), 'in-transit', '【嘉兴】快件已到达嘉兴转运中心，发往下一站'],
    [chance.between(16, 28), 'in-transit', `【${town}】快件已到达${town}转运中心，发往下一站`],
    ...mishap ? [[chance.between(2, 6), 'exception', `【${town}】外箱破损，快递正在核实内件`] as [number, string, string], [chance.between(24, 40), 'in-transit', `【${town}】核实完毕，继续派送`] as [number, string, string]] : [],
    [chance.between(5, 12), 'out-for-delivery', `【${town}】快件正在派送，请保持电话畅通`], [chance.between(2, 6), 'delivered', '已签收，签收人：本人'],
  ];
  let at = leaves;
  return told.map(([afterHours, code, text]) => {
    at += afterHours * hourMs;
    // Who strikes scans nothing; everything comes when they work again.
    if (strike && at >= strike.from && at < strike.until) at = strike.until + chance.between(0.5, 10) * hourMs;
    return { at: Math.round(at), code, text };
  });
}

function reasonsOf(steps: Fate['steps'], promised: number): Fate['reasons'] {
  const reasons: Fate['reasons'] = [{ at: steps[0]?.at ?? 0, matter: 'paid' }];
  const [, left] = steps;
  if (left && left.at > promised) reasons.push({ at: promised, matter: 'late' });
  if (left) reasons.push({ at: left.at, matter: 'travels' });
  for (const [index, { at, order }] of steps.entries()) {
    const next = steps[index + 1];
    if (index > 0 && next && next.at - at > quietMs) reasons.push({ at: at + quietMs, matter: 'stuck' });
    if (order.status === 'exception') reasons.push({ at, matter: 'exception' });
    if (order.status === 'delivered') reasons.push({ at, matter: 'delivered' });
  }
  return reasons;
}
