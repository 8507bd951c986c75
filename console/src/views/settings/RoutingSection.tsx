import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DeskView } from '@aftercast/shared';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Segmented, TextField } from '../../components/Field.tsx';
import { FormFoot } from '../../components/page/FormFoot.tsx';
import { Section } from '../../components/page/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { createRoutingPage, settingProblems, type RoutingPage } from '../../models/routing.ts';
import { DeskDialog } from './DeskDialog.tsx';
import { DeskTable } from './DeskTable.tsx';
import { SettingsPage } from './SettingsPage.tsx';

/** Who is there changes while one looks. */
const refreshMs = 4_000;

/** How the queue is served, and everyone's desk. */
export function RoutingSection() {
  const { api } = useConsole();
  const words = useWords();
  const page = useMemo(() => createRoutingPage(api), [api]);
  const [edited, edit] = useState<DeskView | null>(null);
  useEffect(() => {
    void page.load();
    const timer = setInterval(() => { void page.refresh(); }, refreshMs);
    return () => clearInterval(timer);
  }, [page]);
  const failure = page.failure.value;
  const desks = page.desks.value;
  return (
    <SettingsPage section="routing" lead={words.routing.settings.lead} width="full">
      {desks === null && failure === null && <Skeleton rows={4} label={words.general.loading} />}
      {failure !== null && <Blank icon="warning" tone="bad" title={words.errors[failure]}><Button onPress={() => { void page.load(); }}>{words.general.retry}</Button></Blank>}
      {desks && <div class="form"><Rules page={page} /><Section title={words.routing.settings.desksTitle} lead={words.routing.settings.desksLead}><DeskTable desks={desks} onEdit={edit} /></Section></div>}
      {edited && <DeskDialog desk={edited} page={page} onClose={() => edit(null)} />}
    </SettingsPage>
  );
}

function Rules({ page }: { page: RoutingPage }) {
  const { toasts } = useConsole();
  const all = useWords();
  const words = all.routing.settings;
  const settings = page.settings.value;
  if (!settings) return null;
  const wrong = settingProblems(settings);
  const shown = (value: number): string => (Number.isNaN(value) ? '' : String(value));
  const read = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));
  const save = async (): Promise<void> => {
    const failure = await page.save();
    toasts.say(failure ? all.errors[failure] : all.general.saved, failure ? 'bad' : undefined);
  };
  return (
    <>
      <Section title={words.assignTitle}>
        <Segmented
          label={words.autoAssign} value={settings.autoAssign ? 'auto' : 'hand'} hint={words.autoHint} onChoose={(value) => page.set({ autoAssign: value === 'auto' })}
          options={[{ value: 'hand', label: words.byHand }, { value: 'auto', label: words.auto }]}
        />
      </Section>
      <Section title={words.backTitle}>
        <TextField label={words.silence} value={shown(settings.silenceSeconds)} inputMode="numeric" onText={(text) => page.set({ silenceSeconds: read(text) })} problem={wrong.silence ? words.silenceInvalid : null} />
        <TextField label={words.grace} value={shown(settings.graceSeconds)} inputMode="numeric" onText={(text) => page.set({ graceSeconds: read(text) })} problem={wrong.grace ? words.graceInvalid : null} />
      </Section>
      {page.changed.value && <FormFoot note={all.settings.unsaved} busy={page.busy.value} blocked={wrong.silence || wrong.grace} onYes={() => { void save(); }} onUndo={page.undo} />}
    </>
  );
}
