import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { TextField } from '../../components/Field.tsx';
import { Section } from '../../components/page/Section.tsx';
import { readMoment } from '../../models/live/moments.ts';
import { LinkList } from './LinkList.tsx';
import { MomentField } from './MomentField.tsx';
import { useProblem, type PartProps } from './part.ts';
import { PromiseList } from './PromiseList.tsx';
import { SpanLine } from './SpanLine.tsx';

/** What a session is, its links and its promises. */
export function SessionFields({ disabled, ...part }: PartProps & { disabled: boolean }) {
  const { editor } = part;
  const { session } = useConsole();
  const all = useWords().live;
  const words = all.session;
  const problemOf = useProblem(editor);
  const zone = session.shop.value?.timeZone ?? 'UTC';
  const draft = editor.draft.value;
  const [from, until] = [readMoment(draft.from, zone), readMoment(draft.until, zone)];
  return (
    <fieldset class="care-fields" disabled={disabled}>
      <Section>
        <div class="two-fields">
          <TextField label={words.name} value={draft.title} onText={(title) => editor.set({ title })} problem={problemOf('title')} maxLength={120} autocomplete="off" />
          <TextField label={words.host} value={draft.host} onText={(host) => editor.set({ host })} problem={problemOf('host')} maxLength={60} autocomplete="off" />
        </div>
        <div class="two-fields">
          <MomentField label={words.from} value={draft.from} onValue={(value) => editor.set({ from: value })} problem={problemOf('from')} />
          <MomentField label={words.until} value={draft.until} onValue={(value) => editor.set({ until: value })} problem={problemOf('until')} />
        </div>
        <p class="field-hint">{all.zone(zone)}</p>
        {from !== null && until !== null && until > from && <p aria-live="polite"><SpanLine startsAt={from} endsAt={until} bare /></p>}
        <details class="side-part">
          <summary>{words.id}<span class="session-time"><bdi>{draft.id}</bdi></span></summary>
          <div class="live-more">
            {editor.session.value === null && <TextField label={words.id} value={draft.id} onText={(id) => editor.set({ id })} hint={words.idHint} problem={problemOf('id')} maxLength={64} autocapitalize="off" autocomplete="off" />}
            <div class="two-fields">
              <TextField label={words.nameEn} value={draft.titleEn} onText={(titleEn) => editor.set({ titleEn })} hint={words.nameEnHint} problem={problemOf('titleEn')} maxLength={120} autocomplete="off" />
              <TextField label={words.delay} value={draft.delay} onText={(delay) => editor.set({ delay })} hint={words.delayHint} problem={problemOf('delay')} inputMode="numeric" maxLength={3} autocomplete="off" />
            </div>
          </div>
        </details>
      </Section>
      <LinkList {...part} />
      <PromiseList {...part} />
    </fieldset>
  );
}
