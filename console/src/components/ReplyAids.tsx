import type { ReplyStep } from '@aftercast/shared';
import { replySteps } from '@aftercast/shared/client';
import { catalogues } from '../messages/index.ts';
import { coldWordsIn, soften } from '../models/cold-words.ts';
import { stepsIn } from '../models/reply-steps.ts';
import { blanksIn, type LeftBlank } from '../models/templates/filling.ts';
import { Icon } from './Icon.tsx';
import { useWorkspace, useWords } from './ConsoleContext.tsx';

/** Below so many letters a reply is a word between two people and no answer: nothing is measured. */
const measuredFrom = 12;
/** More than one such warning at a time would be scolding. */
const warnings = 2;

/** The blanks left in a text, in either language's words. */
export const leftBlanks = (text: string): LeftBlank[] => blanksIn(text, Object.values(catalogues).map(({ templates }) => templates));

interface Props { text: string; onText: (text: string) => void; onStep: (step: ReplyStep) => void; onBlank: (blank: LeftBlank) => void }

/** What helps a reply without holding it up: the four steps, blanks to fill, and gentler words. */
export function ReplyAids({ text, onText, onStep, onBlank }: Props) {
  const words = useWords().templates;
  if (text.trim() === '') return null;
  const blanks = leftBlanks(text);
  return (
    <div class="reply-aids">
      {text.trim().length >= measuredFrom && <StepMeter text={text} onStep={onStep} />}
      {blanks[0] && (
        <p class="aid">
          <span class="soon">{words.blanksLeft([...new Set(blanks.map(({ label }) => label))].join(' · '))}</span>
          <button type="button" class="aid-act" onClick={() => { if (blanks[0]) onBlank(blanks[0]); }}>{words.goToBlank}</button>
          <OrderChoice />
        </p>
      )}
      {coldWordsIn(text).slice(0, warnings).map((word) => (
        <p key={`${word.at} ${word.found}`} class="aid" role="status">
          <span class="soon">{words.cold[word.kind](word.found)}</span>
          <button type="button" class="aid-act" onClick={() => onText(soften(text, word))}>{words.soften(word.gentler)}</button>
        </p>
      ))}
    </div>
  );
}

function StepMeter({ text, onStep }: { text: string; onStep: (step: ReplyStep) => void }) {
  const words = useWords().templates;
  const there = stepsIn(text);
  return (
    <ul class="step-meter" aria-label={words.meter}>
      {replySteps.map((step) => (
        <li key={step} class={there.has(step) ? 'has' : ''}>
          {there.has(step)
            ? <span title={words.has(words.steps[step])}><Icon name="check" size={14} />{words.steps[step]}</span>
            : <button type="button" title={words.lacks(words.steps[step])} onClick={() => onStep(step)}><Icon name="plus" size={14} />{words.steps[step]}</button>}
        </li>
      ))}
    </ul>
  );
}

/** Which of several orders fills what comes next. */
export function OrderChoice() {
  const { filling } = useWorkspace();
  const words = useWords().templates;
  const known = filling.values.value;
  if (!known || known.orders.length < 2) return null;
  return (
    <select class="order-choice" aria-label={words.order} title={words.order} value={known.orderId ?? ''} onChange={(event) => filling.chooseOrder(event.currentTarget.value)}>
      {known.orders.map(({ id, item }) => <option key={id} value={id}>{`${id} · ${item}`}</option>)}
    </select>
  );
}
