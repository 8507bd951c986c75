import { useEffect, useMemo } from 'preact/hooks';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Segmented, TextField } from '../../components/Field.tsx';
import { FormFoot } from '../../components/page/FormFoot.tsx';
import { Section } from '../../components/page/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { createHoursForm, type HoursForm } from '../../models/hours/hours-form.ts';
import { toZonedField } from '../../models/zoned-time.ts';
import { BlocksEditor } from './hours/BlocksEditor.tsx';
import { ExceptionsEditor } from './hours/ExceptionsEditor.tsx';
import { HoursPreview } from './hours/HoursPreview.tsx';
import { SettingsPage } from './SettingsPage.tsx';

function later(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** When people are there: the week, days that differ, live sessions, and what it all comes to. */
export function HoursSection() {
  const { api } = useConsole();
  const all = useWords();
  const words = all.settings.hours;
  const form = useMemo(() => createHoursForm({ http: api.http, later }), [api]);
  useEffect(() => { void form.load(); }, [form]);
  const hours = form.hours.value;
  const failure = form.failure.value;
  return (
    <SettingsPage section="hours" lead={words.lead}>
      {hours === null
        ? failure ? <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={() => { void form.load(); }}>{all.general.retry}</Button></Blank> : <Skeleton rows={7} label={all.general.loading} />
        : (
          <form class="form" onSubmit={(event) => event.preventDefault()}>
            <Segmented
              label={words.mode} value={hours.mode} options={[{ value: 'always', label: words.always }, { value: 'hours', label: words.byHours }]}
              onChoose={(mode) => form.update({ mode })} hint={hours.mode === 'always' ? words.alwaysHint : words.byHoursHint}
            />
            {hours.mode === 'hours' && <Times form={form} />}
            <Foot form={form} />
          </form>
        )}
    </SettingsPage>
  );
}

function Times({ form }: { form: HoursForm }) {
  const { clock } = useConsole();
  const words = useWords().settings.hours;
  const hours = form.hours.value;
  const view = form.seen.value;
  if (!hours || !view) return null;
  const { live } = hours;
  const minutes = (text: string, most: number): number => Math.min(most, Number(text.replace(/\D/g, '')) || 0);
  return (
    <>
      <Section title={words.week} lead={words.zone(view.timeZone)}>
        <ul class="hours-days">
          {words.weekdays.map((name, weekday) => (
            <li key={name}>
              <span class="hours-name">{name}</span>
              <BlocksEditor day={name} blocks={hours.week[weekday] ?? []} onBlocks={(blocks) => form.setDay(weekday, blocks)} />
            </li>
          ))}
        </ul>
        <div><Button tone="quiet" icon="copy" onPress={() => form.everyDay(0)}>{words.everyDay}</Button></div>
      </Section>
      <Section title={words.exceptions} lead={words.exceptionsLead}>
        <ExceptionsEditor exceptions={hours.exceptions} today={toZonedField(clock.now.peek(), view.timeZone).slice(0, 10)} onExceptions={(exceptions) => form.update({ exceptions })} />
      </Section>
      <Section title={words.live} lead={words.liveLead}>
        <Segmented
          quiet label={words.live} value={live ? 'on' : 'off'} options={[{ value: 'on', label: words.liveOn }, { value: 'off', label: words.liveOff }]}
          onChoose={(value) => form.update({ live: value === 'on' ? { beforeMinutes: 30, afterMinutes: 120 } : null })}
        />
        {live && (
          <div class="hours-live">
            <TextField label={words.before} inputMode="numeric" value={String(live.beforeMinutes)} onText={(text) => form.update({ live: { ...live, beforeMinutes: minutes(text, 720) } })} />
            <TextField label={words.after} inputMode="numeric" value={String(live.afterMinutes)} onText={(text) => form.update({ live: { ...live, afterMinutes: minutes(text, 1440) } })} />
          </div>
        )}
      </Section>
      <HoursPreview view={view} />
    </>
  );
}

function Foot({ form }: { form: HoursForm }) {
  const { toasts } = useConsole();
  const all = useWords();
  const failure = form.failure.value;
  if (!form.changed.value) return null;
  const save = async (): Promise<void> => { if (await form.save()) toasts.say(all.general.saved); };
  return <FormFoot note={failure ? all.errors[failure] : form.wrong.value ? all.settings.hours.unfinished : all.settings.unsaved} failed={failure !== null} busy={form.busy.value} blocked={form.wrong.value} onYes={() => { void save(); }} onUndo={form.undo} />;
}
