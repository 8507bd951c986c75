import { useRef } from 'preact/hooks';
import type { EntryPart, EntryRow } from '@aftercast/shared';
import { entryLimits } from '@aftercast/shared/client';
import { Button, IconButton } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { TextField } from '../../components/Field.tsx';
import type { EntryEditor } from '../../models/knowledge/entry-editor.ts';
import { isWebAddress } from '../../models/knowledge/entry-form.ts';
import { EntryPicker } from './EntryPicker.tsx';

interface Props { editor: EntryEditor; rows: readonly EntryRow[]; /** What is left empty is told too. */ strict: boolean }

/** Buttons, pictures and links under an answer. */
export function PartsEditor({ editor, rows, strict }: Props) {
  const { toasts } = useConsole();
  const all = useWords();
  const words = all.knowledge.editor;
  const file = useRef<HTMLInputElement>(null);
  const { parts } = editor.form.value;
  const change = (at: number, part: EntryPart): void => editor.set('parts', parts.map((one, index) => (index === at ? part : one)));
  const add = (part: EntryPart): void => editor.set('parts', [...parts, part]);
  const upload = async (chosen: File | undefined): Promise<void> => {
    const failed = chosen && await editor.upload(chosen);
    if (failed) toasts.say(all.errors[failed], 'bad');
  };
  const swap = (at: number): void => editor.set('parts', parts.map((part, index) => (index === at - 1 ? parts[at] as EntryPart : index === at ? parts[at - 1] as EntryPart : part)));
  return (
    <div class="parts">
      {parts.map((part, at) => (
        <fieldset key={at} class="part">
          <legend class="only-heard">{words.partKinds[part.kind]}</legend>
          <div class="part-fields"><PartFields part={part} editor={editor} rows={rows} strict={strict} onChange={(next) => change(at, next)} /></div>
          <div class="part-buttons">
            {at > 0 && <IconButton label={words.moveUp} icon="up" onPress={() => swap(at)} />}
            <IconButton label={words.removePart} icon="close" onPress={() => editor.set('parts', parts.filter((_, index) => index !== at))} />
          </div>
        </fieldset>
      ))}
      {parts.length < entryLimits.parts && (
        <div class="part-adds">
          <Button icon="plus" onPress={() => add({ kind: 'button', label: '', url: '' })}>{words.addPart.button}</Button>
          <Button icon="plus" onPress={() => add({ kind: 'ask', label: '', entryId: '' })}>{words.addPart.ask}</Button>
          <Button icon="plus" onPress={() => file.current?.click()}>{words.addPart.image}</Button>
          <Button icon="plus" onPress={() => add({ kind: 'link', title: '', url: '' })}>{words.addPart.link}</Button>
          <input
            ref={file} type="file" accept="image/*" class="only-heard" tabIndex={-1} aria-label={words.addPart.image}
            onChange={(event) => { void upload(event.currentTarget.files?.[0]); event.currentTarget.value = ''; }}
          />
        </div>
      )}
    </div>
  );
}

function PartFields({ part, editor, rows, strict, onChange }: Props & { part: EntryPart; onChange: (part: EntryPart) => void }) {
  const words = useWords().knowledge.editor;
  const empty = (text: string): string | null => (strict && text.trim() === '' ? words.problems.missing : null);
  const address = (url: string): string | null => (url === '' ? empty(url) : isWebAddress(url) ? null : words.problems.bad_address);
  const url = (part.kind === 'button' || part.kind === 'link') && (
    <TextField label={words.url} type="url" inputMode="url" placeholder="https://" maxLength={1_000} value={part.url} onText={(text) => onChange({ ...part, url: text.trim() })} problem={address(part.url)} />
  );
  switch (part.kind) {
    case 'button': return <><TextField label={words.label} maxLength={40} value={part.label} onText={(label) => onChange({ ...part, label })} problem={empty(part.label)} />{url}</>;
    case 'link': return <><TextField label={words.linkTitle} maxLength={80} value={part.title} onText={(title) => onChange({ ...part, title })} problem={empty(part.title)} />{url}</>;
    case 'ask': return (
      <>
        <TextField label={words.label} maxLength={40} value={part.label} onText={(label) => onChange({ ...part, label })} problem={empty(part.label)} />
        <div class="field">
          <span class="field-label">{words.asks}</span>
          <EntryPicker
            label={words.asks} problem={empty(part.entryId)} rows={rows.filter(({ id }) => id !== editor.key.entryId)} value={part.entryId}
            onChoose={(entryId) => onChange({ ...part, entryId, label: part.label || (rows.find(({ id }) => id === entryId)?.question ?? '').slice(0, 40) })}
          />
        </div>
      </>
    );
    case 'image': {
      const image = editor.images.value.get(part.uploadId);
      return (
        <>
          {image && <img class="part-picture" src={image.url} width={image.width} height={image.height} alt="" />}
          <TextField label={words.alt} maxLength={200} value={part.alt} onText={(alt) => onChange({ ...part, alt })} />
        </>
      );
    }
  }
}
