import { useEffect, useState } from 'preact/hooks';
import type { EscalationRules } from '@aftercast/shared';
import { escalationBoundsMs } from '@aftercast/shared/client';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { TextField } from '../../components/Field.tsx';
import { FormFoot } from '../../components/page/FormFoot.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { failureCode, type FailureCode } from '../../models/failure.ts';
import { SettingsPage } from './SettingsPage.tsx';

/** In seconds. */
const [least, most] = [escalationBoundsMs.least / 1000, escalationBoundsMs.most / 1000];
type Typed = Record<keyof EscalationRules, string>;
const typedFrom = (rules: EscalationRules): Typed => ({ supervisorAfterMs: String(rules.supervisorAfterMs / 1000), ownerAfterMs: String(rules.ownerAfterMs / 1000) });

/** After how many seconds past a deadline whom is told. */
export function EscalationSection() {
  const { api, toasts } = useConsole();
  const all = useWords();
  const words = all.settings.escalation;
  const [stored, setStored] = useState<EscalationRules | null>(null);
  const [typed, setTyped] = useState<Typed | null>(null);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const [busy, setBusy] = useState(false);
  const learn = (rules: EscalationRules): void => {
    setStored(rules);
    setTyped(typedFrom(rules));
    setFailure(null);
  };
  const load = (): void => { api.escalationRules().then(({ rules }) => learn(rules), (cause: unknown) => setFailure(failureCode(cause))); };
  useEffect(load, [api]);
  if (stored === null || typed === null) {
    return (
      <SettingsPage section="escalation" lead={words.lead}>
        {failure === null ? <Skeleton rows={2} label={all.general.loading} /> : <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={load}>{all.general.retry}</Button></Blank>}
      </SettingsPage>
    );
  }
  const [supervisor, owner] = [Number(typed.supervisorAfterMs), Number(typed.ownerAfterMs)];
  const problem = (value: number): string | null => (Number.isInteger(value) && value >= least && value <= most ? null : words.invalid(least, most));
  const problems = { supervisorAfterMs: problem(supervisor), ownerAfterMs: problem(owner) ?? (owner < supervisor ? words.order : null) };
  const changed = supervisor * 1000 !== stored.supervisorAfterMs || owner * 1000 !== stored.ownerAfterMs;
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      learn((await api.setEscalationRules({ supervisorAfterMs: supervisor * 1000, ownerAfterMs: owner * 1000 })).rules);
      toasts.say(all.general.saved);
    } catch (cause) {
      setFailure(failureCode(cause));
    }
    setBusy(false);
  };
  return (
    <SettingsPage section="escalation" lead={words.lead}>
      <form class="form" onSubmit={(event) => event.preventDefault()}>
        {(['supervisorAfterMs', 'ownerAfterMs'] as const).map((key) => (
          <TextField
            key={key} label={words[key]} hint={words[`${key}Hint`]} problem={problems[key]} inputMode="numeric" maxLength={5} value={typed[key]}
            onText={(text) => setTyped({ ...typed, [key]: text.trim() })}
          />
        ))}
        {changed && (
          <FormFoot
            note={failure ? all.errors[failure] : all.settings.unsaved} failed={failure !== null} busy={busy} blocked={Object.values(problems).some(Boolean)}
            onYes={() => { void save(); }} onUndo={() => learn(stored)}
          />
        )}
      </form>
    </SettingsPage>
  );
}
