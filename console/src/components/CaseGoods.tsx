import type { CaseView } from '@aftercast/shared';
import { money } from '../models/cases/money.ts';
import { useConsole, useWords } from './ConsoleContext.tsx';

/** What the shopper gives back: which goods, how many of those they bought, and while it is undecided how the suggested sum comes about. */
export function CaseGoods({ about: { goods, state, amountCents, currency } }: { about: CaseView }) {
  const { preferences } = useConsole();
  const words = useWords().cases;
  const language = preferences.language.value;
  if (!goods) return null;
  const undecided = state === 'open' || state === 'waiting_shopper';
  return (
    <div class="case-goods">
      <ul>
        {goods.map(({ id, name, sku, quantity, bought, price }) => (
          <li key={id}>
            <bdi>{name}</bdi> <b>{words.ofBought(quantity, bought)}</b>
            <span class="faint">{[sku, money(Math.round(price * 100), currency, language)].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {undecided && amountCents !== null && <p class="faint">{words.suggested(money(amountCents, currency, language))}</p>}
    </div>
  );
}

/** Why, as the shopper chose it and in their or a colleague's words; empty where nobody said. */
export function useCaseReason(): (about: Pick<CaseView, 'reasonKind' | 'reason'>) => string {
  const { reasons } = useWords().cases;
  return ({ reasonKind, reason }) => [reasonKind && reasons[reasonKind], reason].filter(Boolean).join(' · ');
}
