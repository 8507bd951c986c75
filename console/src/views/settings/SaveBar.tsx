import type { ShopSettings } from '@aftercast/shared';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { FormFoot } from '../../components/page/FormFoot.tsx';
import type { ShopForm } from '../../models/shop-form.ts';

/** Saves some of the shop's settings; drawn while there is something to save. */
export function SaveBar<K extends keyof ShopSettings>({ form, blocked = false }: { form: ShopForm<K>; blocked?: boolean }) {
  const { toasts } = useConsole();
  const words = useWords();
  const failure = form.failure.value;
  if (!form.changed.value && !blocked) return null;
  const save = async (): Promise<void> => { if (await form.save()) toasts.say(words.general.saved); };
  return <FormFoot note={failure ? words.errors[failure] : words.settings.unsaved} failed={failure !== null} busy={form.busy.value} blocked={blocked} onYes={() => { void save(); }} onUndo={form.undo} />;
}
