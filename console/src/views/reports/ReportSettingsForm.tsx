import { useState } from 'preact/hooks';
import type { ReportSettings } from '@aftercast/shared';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { TextField } from '../../components/Field.tsx';
import { FormFoot } from '../../components/page/FormFoot.tsx';
import { Section } from '../../components/page/Section.tsx';
import { failureCode } from '../../models/failure.ts';
import { DateField } from './PeriodBar.tsx';

const written = (cents: number): string => String(cents / 100);

/** What the reports rest on; for owners. */
export function ReportSettingsForm({ settings, today, onSaved }: { settings: ReportSettings; today: string; onSaved: () => void }) {
  const { api, toasts } = useConsole();
  const all = useWords();
  const words = all.reports.settings;
  const [minute, setMinute] = useState(written(settings.minuteCents));
  const [changedOn, setChangedOn] = useState(settings.changedOn ?? '');
  const [busy, setBusy] = useState(false);
  const cents = Math.round(Number(minute.replace(',', '.')) * 100);
  const wrong = minute.trim() === '' || !(cents >= 0 && cents <= 100_000);
  const changed = minute !== written(settings.minuteCents) || changedOn !== (settings.changedOn ?? '');

  async function save(): Promise<void> {
    setBusy(true);
    try {
      await api.reports.saveSettings({ minuteCents: cents, changedOn: changedOn === '' ? null : changedOn });
      toasts.say(words.saved);
      onSaved();
    } catch (cause) {
      toasts.say(all.errors[failureCode(cause)], 'bad');
    } finally {
      setBusy(false);
    }
  }
  return (
    <Section title={words.title} level={2} class="report-settings">
      <TextField label={words.minute} hint={words.minuteHint} inputMode="numeric" value={minute} problem={wrong ? words.minuteProblem : null} onText={setMinute} />
      <DateField label={words.changedOn} value={changedOn} max={today} onDate={setChangedOn} />
      {changed && <FormFoot note={words.unsaved} busy={busy} blocked={wrong} onYes={() => { void save(); }} onUndo={() => { setMinute(written(settings.minuteCents)); setChangedOn(settings.changedOn ?? ''); }} />}
    </Section>
  );
}
