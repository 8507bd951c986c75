/** The words a shopper gets of a rule. Pure but for `Intl`. */
import { fillTemplate, type CareRuleWords, type Language } from '@aftercast/shared';
import type { Order } from '../orders/order.ts';
import { valuesOf } from '../templates/template-values.ts';
import type { Facts, OrderFacts } from './facts.ts';

interface Place { shop: { name: string; language: Language; timeZone: string }; language: Language; shopperName: string | null }

/** The language a rule is told in: the shopper's where it has words in it, else the shop's, else the one it has. */
export function languageFor({ zh, en }: CareRuleWords['texts'], wanted: Language, shop: Language): Language {
  const has = { zh: zh !== '', en: en !== '' };
  return has[wanted] ? wanted : has[shop] ? shop : has.zh ? 'zh' : 'en';
}

/** @returns null text where a variable has no value for this one */
export function careWords(texts: CareRuleWords['texts'], facts: Facts, { shop, language, shopperName }: Place): { language: Language; text: string | null } {
  const spoken = languageFor(texts, language, shop.language);
  const values = {
    ...valuesOf({ shopper: shopperName, agent: '', shop: shop.name }, facts.subject === 'order' ? asSpoken(facts) : null, spoken, shop.timeZone),
    ...(facts.subject === 'case' && facts.orderId !== null ? { 'order.id': facts.orderId } : {}),
  };
  const { text, missing } = fillTemplate(texts[spoken], values, () => '');
  return { language: spoken, text: missing.length > 0 ? null : text };
}

/** A parcel with a label that nobody has scanned is still to be shipped: it is spoken of by its promise. */
function asSpoken({ order, status, lastMovedAt }: OrderFacts): Order {
  return lastMovedAt === null && (status === 'pending' || status === 'delayed') ? { ...order, shipment: null } : order;
}
