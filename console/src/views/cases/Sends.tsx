import type { IncidentSend } from '@aftercast/shared';
import { useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { Section } from '../../components/page/Section.tsx';
import { Tag, type TagTone } from '../../components/Tag.tsx';
import { worded } from '../../models/cases/worded.ts';
import { failureCode } from '../../models/failure.ts';
import { RecipientsDialog } from './RecipientsDialog.tsx';

const tones: Record<IncidentSend['state'], TagTone> = { choosing: 'info', sending: 'info', watching: 'info', paused: 'soon', stopped: 'plain', done: 'fine' };

/** What everyone it concerns was told, how far that is, and what came of it. */
export function Sends({ incidentId, sends, may, onTell, onChanged }: { incidentId: string; sends: readonly IncidentSend[]; may: boolean; onTell: (() => void) | null; onChanged: () => void }) {
  const words = useWords().incidents.sends;
  const [shown, show] = useState<IncidentSend | null>(null);
  return (
    <Section title={words.told} level={2} {...(onTell ? { lead: words.lead } : {})}>
      {onTell && <div><Button icon="people" onPress={onTell}>{words.title}</Button></div>}
      {sends.length > 0 && <ol class="sends">{sends.map((send) => <One key={send.id} incidentId={incidentId} send={send} may={may} onChanged={onChanged} onWho={() => show(send)} />)}</ol>}
      {shown && <RecipientsDialog incidentId={incidentId} send={shown} onClose={() => show(null)} />}
    </Section>
  );
}

function One({ incidentId, send, may, onChanged, onWho }: { incidentId: string; send: IncidentSend; may: boolean; onChanged: () => void; onWho: () => void }) {
  const { api, preferences, toasts } = useConsole();
  const times = useTimes();
  const all = useWords();
  const words = all.incidents.sends;
  const [busy, setBusy] = useState(false);
  const language = preferences.language.value;
  const [stopping, askStop] = useState(false);
  const { kind, state, texts, agentName, createdAt, counts, keepsOn } = send;
  const { waiting, told, passed, failed } = counts;
  const total = waiting + told + passed + failed;
  const steer = (act: 'pause' | 'resume' | 'stop'): void => {
    setBusy(true);
    api.sends.steer(incidentId, send.id, act).then(onChanged, (cause: unknown) => toasts.say(all.errors[failureCode(cause)], 'bad')).finally(() => setBusy(false));
  };
  const runs = state === 'choosing' || state === 'sending' || state === 'watching';
  return (
    <li class="send">
      <header>
        <b>{words.kinds[kind]}</b><Tag tone={tones[state]}>{words.states[state]}</Tag>
        <span class="faint"><bdi>{agentName}</bdi> · <time dateTime={new Date(createdAt).toISOString()}>{times.short(createdAt)}</time></span>
      </header>
      <p dir="auto">{worded(language === 'zh' ? texts.zh || texts.en : texts.en || texts.zh, all.care.variableNames, all.templates.blank)}</p>
      <progress max={Math.max(total, 1)} value={total - waiting} aria-label={words.progress(told, total)} />
      <dl class="send-figures">
        <div><dt>{words.figures.told}</dt><dd>{words.ofAll(told, total)}</dd></div>
        <div><dt>{words.figures.seen}</dt><dd>{counts.seen}</dd></div>
        {kind === 'opening' && <div><dt>{words.figures.asked}</dt><dd>{counts.asked}</dd></div>}
        <div><dt>{words.figures.wrote}</dt><dd>{counts.wrote}</dd></div>
        {kind === 'opening' && <div><dt>{words.figures.solved}</dt><dd>{counts.solved}</dd></div>}
        {failed > 0 && <div><dt>{words.figures.failed}</dt><dd class="case-late">{failed}</dd></div>}
      </dl>
      {state === 'watching' && keepsOn && <p class="faint">{words.watching}</p>}
      <footer>
        <Button tone="quiet" onPress={onWho}>{words.who}</Button>
        {may && runs && <Button busy={busy} onPress={() => steer('pause')}>{words.pause}</Button>}
        {may && state === 'paused' && <Button tone="primary" busy={busy} onPress={() => steer('resume')}>{words.resume}</Button>}
        {may && (runs || state === 'paused') && <Button busy={busy} onPress={() => askStop(true)}>{words.stop}</Button>}
      </footer>
      {stopping && <Confirm title={words.stop} text={words.stopText(waiting)} yes={words.stop} danger onYes={() => steer('stop')} onClose={() => askStop(false)} />}
    </li>
  );
}
