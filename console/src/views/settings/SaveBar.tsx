import type { ShopSettings } from '@aftercast/shared';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import type { ShopForm } from '../../models/shop-form.ts';

/** Saves what was changed; stands still at the foot of a form while there is something to save. */
export function SaveBar<K extends keyof ShopSettings>({ form, blocked = false }: { form: ShopForm<K>; blocked?: boolean }) {
  const { toasts } = useConsole();
  const words = useWords();
  const failure = form.failure.value;
  if (!form.changed.value && !blocked) return null;
  const save = async (): Promise<void> => { if (await form.save()) toasts.say(words.general.saved); };
  return (
    <div class="save-bar">
      <p class={failure ? 'form-problem' : 'faint'} role={failure ? 'alert' : undefined}>{failure ? words.errors[failure] : words.settings.unsaved}</p>
      <Button onPress={form.undo}>{words.general.cancel}</Button>
      <Button tone="primary" busy={form.busy.value} disabled={blocked} onPress={() => { void save(); }}>{form.busy.value ? words.general.saving : words.general.save}</Button>
    </div>
  );
}
