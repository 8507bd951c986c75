import { useState } from 'preact/hooks';
import type { KnowledgeEntry } from '@aftercast/shared';
import { entryLimits } from '@aftercast/shared/client';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/ConsoleContext.tsx';
import { Segmented, TextAreaField, TextField } from '../../components/Field.tsx';
import { Drawer } from '../../components/page/Drawer.tsx';
import type { WorkList } from '../../models/worklist/work-list.ts';
import type { WorkItem } from '../../models/worklist/worklist-api.ts';

interface Props { item: WorkItem; list: WorkList; onClose: () => void; onSave: (entry: Omit<KnowledgeEntry, 'id'>) => void }

/** A row's words as a new entry: only its answer is still to be written. */
export function WorkEntryForm({ item, list, onClose, onSave }: Props) {
  const all = useWords();
  const words = all.worklist;
  const [question, setQuestion] = useState(item.phrasings[0] ?? item.title);
  const [answer, setAnswer] = useState('');
  const [tier, setTier] = useState<'1' | '2'>(item.scope.product === null ? '1' : '2');
  const [phrasings, setPhrasings] = useState(item.phrasings.slice(1).join('\n'));
  const lines = [...new Set(phrasings.split('\n').map((line) => line.trim()))].filter((line) => line !== '' && line !== question.trim());
  const save = (): void => onSave({
    tier: tier === '1' ? 1 : 2, category: '', question: question.trim(), phrasings: lines, keywords: [], answer: answer.trim(), scope: item.scope,
  });
  return (
    <Drawer
      title={words.act.make} onClose={onClose}
      foot={<>
        <Button onPress={onClose}>{all.general.cancel}</Button>
        <Button tone="primary" busy={list.busy.value === item.key} disabled={question.trim() === '' || answer.trim() === ''} onPress={save}>{words.detail.save}</Button>
      </>}
    >
      <div class="form">
        <TextField label={words.detail.question} value={question} onText={setQuestion} maxLength={entryLimits.phrasingLength} />
        <TextAreaField label={words.detail.answer} hint={words.detail.answerHint} rows={4} value={answer} onText={setAnswer} maxLength={entryLimits.answerLength} />
        <TextAreaField label={words.detail.phrasings} rows={3} value={phrasings} onText={setPhrasings} />
        <Segmented label={words.detail.tier} value={tier} options={(['1', '2'] as const).map((value) => ({ value, label: words.detail.tiers[value] }))} onChoose={setTier} />
      </div>
    </Drawer>
  );
}
