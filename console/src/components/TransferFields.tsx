import type { DeskView } from '@aftercast/shared';
import { queue, type TransferDraft } from '../models/transfer-draft.ts';
import type { Messages } from '../messages/index.ts';
import { useWords } from './ConsoleContext.tsx';
import { Segmented, SelectField, TextAreaField } from './Field.tsx';

interface Props {
  draft: TransferDraft;
  onChange: (draft: TransferDraft) => void;
  /** Those it may go to; null while they are not known. */
  colleagues: readonly DeskView[] | null;
  /** False where it stands in the queue already. */
  toQueue?: boolean;
  /** How full and whether they are there belongs to this moment; `names`: it is meant for any moment. */
  show?: 'desks' | 'names';
  problem?: string | null;
  reasonProblem?: string | null;
}

function nameOf({ name, present, paused, load, capacity }: DeskView, words: Messages['routing']['transfer']): string {
  return !present ? words.absent(name) : paused ? words.paused(name) : words.colleague(name, load, capacity);
}

/** Those who are there and have a place first. */
function byFit(a: DeskView, b: DeskView): number {
  const rank = (desk: DeskView): number => (desk.present ? 0 : 2) + (desk.paused || desk.load >= desk.capacity ? 1 : 0);
  return rank(a) - rank(b) || a.load - b.load;
}

/** To whom, who is needed, and why; the reason stays among colleagues. */
export function TransferFields({ draft, onChange, colleagues, toQueue = true, show = 'desks', problem, reasonProblem }: Props) {
  const { transfer, settings } = useWords().routing;
  const set = (change: Partial<TransferDraft>): void => onChange({ ...draft, ...change });
  const known = [...colleagues ?? []].sort(show === 'desks' ? byFit : (a, b) => a.name.localeCompare(b.name));
  const options = known.map((one) => ({ value: one.agentId, label: show === 'desks' ? nameOf(one, transfer) : one.name }));
  const gone = draft.to !== queue && draft.to !== '' && !known.some(({ agentId }) => agentId === draft.to);
  return (
    <>
      <SelectField
        label={transfer.to} value={draft.to} onChoose={(to) => set({ to })} hint={draft.to === queue && toQueue ? transfer.queueHint : undefined} problem={problem ?? null}
        options={[...(draft.to === '' ? [{ value: '', label: transfer.choose }] : []), ...(toQueue ? [{ value: queue, label: transfer.queue }] : []), ...options, ...(gone ? [{ value: draft.to, label: colleagues === null ? '…' : transfer.gone }] : [])]}
      />
      {draft.to === queue && toQueue && <>
        <Segmented label={transfer.tier} value={draft.tier} options={[{ value: 'any', label: transfer.anyTier }, { value: '3', label: transfer.complexTier }]} onChoose={(tier) => set({ tier })} />
        <SelectField
          label={transfer.languageNeed} value={draft.language} onChoose={(language) => set({ language })}
          options={[{ value: '', label: transfer.anyLanguage }, { value: 'zh', label: settings.languageNames.zh }, { value: 'en', label: settings.languageNames.en }]}
        />
      </>}
      <TextAreaField label={transfer.reason} value={draft.reason} onText={(reason) => set({ reason })} maxLength={500} hint={transfer.reasonHint} problem={reasonProblem} />
    </>
  );
}
