import { affectedStatuses } from '@aftercast/shared/client';
import { ChosenField } from '../../components/ChosenField.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Field, TextField } from '../../components/Field.tsx';
import { Section } from '../../components/page/Section.tsx';
import { WordsField } from '../../components/WordsField.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { sendProblems, type SendDraft } from '../../models/cases/send-draft.ts';

interface Props { draft: SendDraft; onDraft: (part: Partial<SendDraft>) => void; asked: boolean }

/** Which orders, and what is said about them. @param asked problems are shown once somebody wanted to look */
export function SendFields({ draft, onDraft, asked }: Props) {
  const { api, session } = useConsole();
  const all = useWords();
  const words = all.incidents.sends;
  const goods = useLoaded('goods', api.care.goods).data;
  const problems = asked ? sendProblems(draft) : {};
  const told = (field: keyof ReturnType<typeof sendProblems>): string | null => { const found = problems[field]; return found ? words.problems[found] : null; };
  return (
    <div class="send-fields">
      <Section title={words.which} lead={words.whichLead}>
        {problems.rule && <p class="form-problem" role="alert">{words.problems.no_rule}</p>}
        <div class="care-pair">
          <TextField label={all.care.carriers} hint={all.care.listHint} value={draft.carriers} onText={(carriers) => onDraft({ carriers })} problem={told('carriers')} autocomplete="off" />
          <TextField label={all.care.regions} hint={all.care.listHint} value={draft.regions} onText={(regions) => onDraft({ regions })} problem={told('regions')} autocomplete="off" />
        </div>
        <ChosenField label={all.care.products} chosen={draft.products} options={goods?.products ?? []} onChosen={(products) => onDraft({ products })} />
        <ChosenField label={all.care.liveSessions} chosen={draft.liveSessions} options={(goods?.liveSessions ?? []).map(({ id, title }) => ({ id, name: title }))} onChosen={(liveSessions) => onDraft({ liveSessions })} />
        <fieldset class="field care-statuses">
          <legend>{words.statuses}</legend>
          <div class="care-checks">
            {affectedStatuses.map((status) => (
              <label key={status} class="care-check">
                <input type="checkbox" checked={draft.statuses.includes(status)} onChange={(event) => onDraft({ statuses: event.currentTarget.checked ? [...draft.statuses, status] : draft.statuses.filter((one) => one !== status) })} />
                <span>{all.conversation.orderStatus[status]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <TextField label={words.unshipped} hint={words.unshippedHint} inputMode="numeric" value={draft.unshippedHours} onText={(unshippedHours) => onDraft({ unshippedHours })} problem={told('unshippedHours')} autocomplete="off" />
        <MomentField label={words.paidFrom} value={draft.paidFrom} onText={(paidFrom) => onDraft({ paidFrom })} />
        <MomentField label={words.paidTo} value={draft.paidTo} onText={(paidTo) => onDraft({ paidTo })} hint={all.live.zone(session.shop.value?.timeZone ?? 'UTC')} problem={told('paidTo')} />
        <label class="care-check"><input type="checkbox" checked={draft.keepsOn} onChange={(event) => onDraft({ keepsOn: event.currentTarget.checked })} /><span>{words.keepsOn}</span></label>
      </Section>
      <Section title={words.what} lead={words.whatLead}>
        <WordsField label={all.care.zh} kind="status" value={draft.zh} onText={(zh) => onDraft({ zh })} problem={told('zh')} />
        <WordsField label={all.care.en} kind="status" value={draft.en} onText={(en) => onDraft({ en })} problem={told('en')} />
      </Section>
    </div>
  );
}

function MomentField({ label, value, onText, hint, problem = null }: { label: string; value: string; onText: (text: string) => void; hint?: string | undefined; problem?: string | null }) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {({ id, describedBy, invalid }) => <input id={id} class="input" type="datetime-local" value={value} aria-describedby={describedBy} aria-invalid={invalid} onInput={(event) => onText(event.currentTarget.value)} />}
    </Field>
  );
}
