/** What a shopper is told of a promised follow-up. Pure but for `Intl`. */
import type { Language } from '@aftercast/shared';
import { momentInWords } from '../orders/order-words.ts';

/** @param timeZone the shop's; @param moved another moment was promised before */
export function promiseWords(dueAt: number, language: Language, timeZone: string, moved: boolean): string {
  const when = momentInWords(dueAt, language, timeZone);
  if (language === 'zh') return moved ? `时间有变动，我们会在 ${when} 前回复您，抱歉让您多等一会儿。` : `我们会在 ${when} 前回复您。`;
  return moved ? `The time has changed: we’ll come back to you by ${when}. Sorry for the longer wait.` : `We’ll come back to you by ${when}.`;
}
