/** What one shopper is told of an incident, with their own orders in it. Pure but for `Intl`. */
import { fillTemplate, type Language, type SendTexts } from '@aftercast/shared';
import type { Order } from '../../orders/order.ts';
import { valuesOf } from '../../templates/template-values.ts';

const between: Record<Language, string> = { zh: '、', en: ', ' };

/** Their own language where there are words in it, else the other. */
export const spokenIn = ({ zh, en }: SendTexts, language: Language): Language => ((language === 'zh' ? zh : en) !== '' ? language : zh !== '' ? 'zh' : 'en');

/**
 * @param orders those that are affected, newest first: `order.id` names all of them, all else is the newest's; none where the words are for everyone who was told
 * @returns null where a variable has no value for this shopper
 */
export function sendWords(texts: SendTexts, to: { language: Language; name: string | null; orders: readonly Order[] }, shop: { name: string; timeZone: string }): string | null {
  const language = spokenIn(texts, to.language);
  const values = valuesOf({ shopper: to.name, agent: '', shop: shop.name }, to.orders[0] ?? null, language, shop.timeZone);
  if (to.orders.length > 1) values['order.id'] = to.orders.map(({ id }) => id).join(between[language]);
  const { text, missing } = fillTemplate(texts[language], values, () => '');
  return missing.length > 0 ? null : text;
}
