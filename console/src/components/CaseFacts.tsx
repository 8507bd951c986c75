import type { CaseState, CaseView } from '@aftercast/shared';
import { isOpenCase } from '@aftercast/shared/client';
import { money } from '../models/cases/money.ts';
import { useConsole, useTimes, useWords } from './ConsoleContext.tsx';
import { Tag, type TagTone } from './Tag.tsx';

const tones: Record<CaseState, TagTone> = { open: 'info', waiting_shopper: 'plain', waiting_approval: 'soon', approved: 'fine', refused: 'plain', done: 'fine', cancelled: 'plain' };

/** How a case stands, as a word. */
export function CaseStateTag({ state }: { state: CaseState }) {
  return <Tag tone={tones[state]}>{useWords().cases.states[state]}</Tag>;
}

/** Until when; pressing once that is past. */
export function CaseDue({ about: { state, dueAt } }: { about: CaseView }) {
  const { clock } = useConsole();
  const times = useTimes();
  const words = useWords().cases;
  if (!isOpenCase(state)) return null;
  if (dueAt === null) return <span class="faint">{words.noDue}</span>;
  const past = dueAt < clock.now.value;
  return <span class={past ? 'case-late' : undefined}>{past ? words.overdue(times.short(dueAt)) : words.due(times.short(dueAt))}</span>;
}

/** What it is about, in one line: the matter, and how much. */
export function useCaseTitle(): (about: Pick<CaseView, 'matter' | 'amountCents' | 'currency'>) => string {
  const { preferences } = useConsole();
  const words = useWords().cases;
  return ({ matter, amountCents, currency }) => `${words.matters[matter]}${amountCents ? ` ${money(amountCents, currency, preferences.language.value)}` : ''}`;
}
