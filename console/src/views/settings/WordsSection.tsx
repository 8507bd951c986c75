import { useSignal } from '@preact/signals';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/ConsoleContext.tsx';
import { TextField } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useShopForm } from '../../components/use-shop-form.ts';
import { SaveBar } from './SaveBar.tsx';
import { SettingsPage } from './SettingsPage.tsx';

const keys = ['forceWords'] as const;
const most = 200;
const longest = 30;

/** Words that call for a person at once. */
export function WordsSection() {
  const words = useWords().settings.words;
  const form = useShopForm(keys);
  const held = form.value.value.forceWords;
  const typed = useSignal('');
  // Several at once, as people paste them.
  const wanted = typed.value.split(/[\n,，、;；]+/).map((word) => word.trim()).filter(Boolean);
  const problem = wanted.some((word) => word.length > longest) ? words.tooLong
    : held.length + wanted.length > most ? words.tooMany
    : wanted.length > 0 && wanted.every((word) => held.includes(word)) ? words.exists : null;
  const add = (): void => {
    if (wanted.length === 0 || problem) return;
    form.set('forceWords', [...new Set([...held, ...wanted])]);
    typed.value = '';
  };
  return (
    <SettingsPage section="words" lead={words.lead}>
      <div class="form">
        <form class="add-line" onSubmit={(event) => { event.preventDefault(); if (!(event as SubmitEvent & { isComposing?: boolean }).isComposing) add(); }}>
          <TextField label={words.label} value={typed.value} onText={(value) => { typed.value = value; }} placeholder={words.placeholder} problem={problem} />
          <Button submit icon="plus">{words.add}</Button>
        </form>
        {held.length === 0 && <p class="faint">{words.empty} <Button tone="quiet" onPress={() => form.set('forceWords', [...words.suggestions])}>{words.suggest}</Button></p>}
        <ul class="chips">
          {held.map((word) => (
            <li key={word}>
              <bdi>{word}</bdi>
              <button type="button" aria-label={words.remove(word)} title={words.remove(word)} onClick={() => form.set('forceWords', held.filter((one) => one !== word))}><Icon name="close" size={14} /></button>
            </li>
          ))}
        </ul>
        <SaveBar form={form} />
      </div>
    </SettingsPage>
  );
}
