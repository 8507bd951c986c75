import { careKinds, orderStatuses, subjectOf } from '@aftercast/shared/client';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Segmented, SelectField, TextField } from '../../components/Field.tsx';
import { Section } from '../../components/page/Section.tsx';
import type { RuleDraft } from '../../models/care/rule-draft.ts';
import type { RuleEditor } from '../../models/care/rule-editor.ts';
import { ChosenField } from '../../components/ChosenField.tsx';
import { WordsField } from '../../components/WordsField.tsx';
import { useLoaded } from '../../components/use-loaded.ts';

/** When, whom, what, and what keeps it back. */
export function RuleFields({ editor, disabled }: { editor: RuleEditor; disabled: boolean }) {
  const words = useWords().care;
  const draft = editor.draft.value;
  return (
    <fieldset class="care-fields" disabled={disabled}>
      <TextField label={words.name} value={draft.name} onText={(name) => editor.set({ name })} hint={words.nameHint} problem={useProblem(editor, 'name')} maxLength={60} autocomplete="off" />
      <When editor={editor} />
      <Whom editor={editor} />
      <Section title={words.what} lead={words.whatLead} level={2}>
        <WordsField label={words.zh} kind={draft.kind} value={draft.zh} onText={(zh) => editor.set({ zh })} problem={useProblem(editor, 'zh')} />
        <WordsField label={words.en} kind={draft.kind} value={draft.en} onText={(en) => editor.set({ en })} problem={useProblem(editor, 'en')} />
      </Section>
      <Bounds editor={editor} />
    </fieldset>
  );
}

function useProblem(editor: RuleEditor, field: keyof RuleDraft): string | null {
  const { problems } = useWords().care;
  const found = editor.problems.value[field];
  return found ? problems[found] : null;
}

/** A number as text. */
function NumberField({ editor, field, label, hint }: { editor: RuleEditor; field: keyof RuleDraft; label: string; hint?: string }) {
  return <TextField label={label} hint={hint} inputMode="numeric" autocomplete="off" value={String(editor.draft.value[field])} onText={(text) => editor.set({ [field]: text })} problem={useProblem(editor, field)} />;
}

function When({ editor }: { editor: RuleEditor }) {
  const words = useWords().care;
  const { kind, codes } = editor.draft.value;
  const codesProblem = useProblem(editor, 'codes');
  return (
    <Section title={words.when} level={2}>
      <SelectField label={words.happens} value={kind} options={careKinds.map((value) => ({ value, label: words.kinds[value] }))} onChoose={(next) => editor.set({ kind: next, statuses: [] })} />
      {kind === 'status' && <Statuses editor={editor} label={words.statuses} />}
      {kind === 'scan' && <TextField label={words.codes} hint={words.codesHint} value={codes} onText={(text) => editor.set({ codes: text })} problem={codesProblem} autocomplete="off" />}
      {kind === 'unshipped' && <NumberField editor={editor} field="amount" label={words.graceHours} hint={words.graceHint} />}
      {kind === 'waiting' && <NumberField editor={editor} field="amount" label={words.overMinutes} />}
      {(kind === 'unmoved' || kind === 'unconfirmed' || kind === 'case_stalled') && <NumberField editor={editor} field="amount" label={words.hours} />}
    </Section>
  );
}

/** Any of the states an order can be in. */
function Statuses({ editor, label }: { editor: RuleEditor; label: string }) {
  const words = useWords();
  const { statuses } = editor.draft.value;
  const problem = useProblem(editor, 'statuses');
  return (
    <fieldset class="field care-statuses" aria-invalid={problem !== null} tabIndex={-1}>
      <legend>{label}</legend>
      <div class="care-checks">
        {orderStatuses.map((status) => (
          <label key={status} class="care-check">
            <input type="checkbox" checked={statuses.includes(status)} onChange={(event) => editor.set({ statuses: event.currentTarget.checked ? [...statuses, status] : statuses.filter((one) => one !== status) })} />
            <span>{words.conversation.orderStatus[status]}</span>
          </label>
        ))}
      </div>
      {problem && <p class="field-problem" role="alert">{problem}</p>}
    </fieldset>
  );
}

function Whom({ editor }: { editor: RuleEditor }) {
  const { api } = useConsole();
  const words = useWords().care;
  const { kind, liveSessions, products, carriers, regions } = editor.draft.value;
  const goods = useLoaded('goods', api.care.goods).data;
  const [carriersProblem, regionsProblem] = [useProblem(editor, 'carriers'), useProblem(editor, 'regions')];
  if (subjectOf(kind) !== 'order') return <Section title={words.whom} lead={words.whomNone} level={2} />;
  return (
    <Section title={words.whom} lead={words.whomLead} level={2}>
      <ChosenField label={words.liveSessions} chosen={liveSessions} options={(goods?.liveSessions ?? []).map(({ id, title }) => ({ id, name: title }))} onChosen={(next) => editor.set({ liveSessions: next })} />
      <ChosenField label={words.products} chosen={products} options={goods?.products ?? []} onChosen={(next) => editor.set({ products: next })} />
      <div class="care-pair">
        <TextField label={words.carriers} hint={words.listHint} value={carriers} onText={(text) => editor.set({ carriers: text })} problem={carriersProblem} autocomplete="off" />
        <TextField label={words.regions} hint={words.listHint} value={regions} onText={(text) => editor.set({ regions: text })} problem={regionsProblem} autocomplete="off" />
      </div>
      <div class="care-pair"><NumberField editor={editor} field="minAmount" label={words.minAmount} /><NumberField editor={editor} field="maxAmount" label={words.maxAmount} /></div>
      {kind !== 'status' && <Statuses editor={editor} label={words.orderIn} />}
    </Section>
  );
}

function Bounds({ editor }: { editor: RuleEditor }) {
  const { session } = useConsole();
  const words = useWords().care;
  const { quiet, quietFrom, quietTo, quietThen } = editor.draft.value;
  const quietProblem = useProblem(editor, 'quietTo');
  return (
    <Section title={words.bounds} level={2}>
      <Segmented label={words.quiet} value={quiet ? 'on' : 'off'} options={[{ value: 'on', label: words.quietOn }, { value: 'off', label: words.quietOff }]} onChoose={(value) => editor.set({ quiet: value === 'on' })} hint={words.quietZone(session.shop.value?.timeZone ?? 'UTC')} />
      {quiet && (
        <>
          <div class="care-pair">
            <ClockField label={words.quietFrom} value={quietFrom} onText={(text) => editor.set({ quietFrom: text })} />
            <ClockField label={words.quietTo} value={quietTo} onText={(text) => editor.set({ quietTo: text })} problem={quietProblem} />
          </div>
          <Segmented label={words.quietThen} value={quietThen} options={(['wait', 'drop'] as const).map((value) => ({ value, label: words.then[value] }))} onChoose={(then) => editor.set({ quietThen: then })} hint={words.quietHint} />
        </>
      )}
      <div class="care-pair"><NumberField editor={editor} field="perDay" label={words.perDay} hint={words.capHint} /><NumberField editor={editor} field="perWeek" label={words.perWeek} hint={words.capHint} /></div>
      <NumberField editor={editor} field="maxAgeHours" label={words.maxAge} hint={words.maxAgeHint} />
    </Section>
  );
}

/** A time of the shop's clock, with seconds left out. */
function ClockField({ label, value, onText, problem = null }: { label: string; value: string; onText: (text: string) => void; problem?: string | null }) {
  return (
    <label class="field">
      <span>{label}</span>
      <input type="time" class="input" value={value} aria-invalid={problem !== null} onInput={(event) => onText(event.currentTarget.value.slice(0, 5))} />
      {problem && <span class="field-problem" role="alert">{problem}</span>}
    </label>
  );
}
