/** What a template's variables stand for in one conversation. Pure but for `Intl`. */
import type { Language, TemplateVariable } from '@aftercast/shared';
import { moneyFormat } from '../formatters.ts';
import type { Order } from '../orders/order.ts';
import { itemOf, orderVariables } from '../orders/order-words.ts';

/** Called for a shopper we don't know by name. */
const neutralName: Record<Language, string> = { zh: '亲', en: 'there' };

interface People { shopper: string | null; agent: string; shop: string }

/** Only what is known; see `orderVariables` for when a promise is. */
export function valuesOf(people: People, order: Order | null, language: Language, timeZone: string): Record<string, string> {
  const all: Partial<Record<TemplateVariable, string | undefined>> = {
    ...orderVariables(order, language, timeZone),
    'order.item': order ? itemOf(order, language) : undefined,
    'order.amount': order ? moneyFormat(language, order.currency).format(order.amount) : undefined,
    'shopper.name': people.shopper ?? neutralName[language], 'agent.name': people.agent, 'shop.name': people.shop,
  };
  return Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1].trim() !== ''));
}
