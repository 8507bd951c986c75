import { useSignal } from '@preact/signals';
import type { WidgetTheme } from '@aftercast/shared';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Field, Segmented, TextField } from '../../components/Field.tsx';
import { SplitEditor } from '../../components/page/SplitEditor.tsx';
import { useShopForm } from '../../components/use-shop-form.ts';
import { inkOn, isColor } from '../../models/theme-colors.ts';
import { SaveBar } from './SaveBar.tsx';
import { SettingsPage } from './SettingsPage.tsx';

const keys = ['theme'] as const;

/** How the bubble looks, with a preview that follows every change. */
export function LookSection() {
  const words = useWords().settings.look;
  const form = useShopForm(keys);
  const { theme } = form.value.value;
  const typed = useSignal<string | null>(null);
  const set = (patch: Partial<WidgetTheme>): void => form.set('theme', { ...theme, ...patch });
  const color = typed.value ?? theme.color;
  const choose = (value: string): void => {
    typed.value = value;
    if (isColor(value)) set({ color: value.toLowerCase() });
  };
  return (
    <SettingsPage section="look" lead={words.lead} width="full">
      <SplitEditor
        label={words.preview} editLabel={words.edit} sideLabel={words.preview} side={<Preview theme={theme} />}
        foot={<SaveBar form={{ ...form, undo() { typed.value = null; form.undo(); } }} blocked={!isColor(color)} />}
        edit={<>
          <Field label={words.color} hint={words.contrastKept} problem={isColor(color) ? null : words.colorInvalid}>
            {({ id, describedBy, invalid }) => (
              <span class="color-field">
                <input type="color" aria-label={words.color} value={theme.color} onInput={(event) => choose(event.currentTarget.value)} />
                <input id={id} class="input" value={color} maxLength={7} spellcheck={false} aria-describedby={describedBy} aria-invalid={invalid} onInput={(event) => choose(event.currentTarget.value.trim())} />
              </span>
            )}
          </Field>
          <Segmented label={words.mode} value={theme.mode} options={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: words.modes[value] }))} onChoose={(mode) => set({ mode })} />
          <Segmented label={words.position} value={theme.position} options={(['left', 'right'] as const).map((value) => ({ value, label: words.positions[value] }))} onChoose={(position) => set({ position })} />
          <TextField label={words.launcherText} value={theme.launcherText} onText={(launcherText) => set({ launcherText })} hint={words.launcherTextHint} maxLength={20} />
        </>}
      />
    </SettingsPage>
  );
}

function Preview({ theme }: { theme: WidgetTheme }) {
  const words = useWords().settings.look;
  const { session } = useConsole();
  const shop = session.shop.value;
  const dark = theme.mode === 'dark' || (theme.mode === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const accent = { backgroundColor: theme.color, color: inkOn(theme.color) };
  return (
    <figure class="preview">
      <figcaption>{words.preview}</figcaption>
      <div class={`preview-page at-${theme.position}`} data-theme={dark ? 'dark' : 'light'}>
        <div class="preview-window" aria-hidden="true">
          <header style={accent}><b>{shop?.assistantName}</b><span>{shop?.name}</span></header>
          <p class="preview-bot">{words.previewHello}</p>
          <p class="preview-shopper" style={accent}>{words.previewQuestion}</p>
          <p class="preview-bot">{words.previewAnswer}</p>
          <footer>{words.previewWrite}</footer>
        </div>
        <span class="preview-launcher" style={accent} aria-hidden="true">
          <svg viewBox="0 0 24 24" width="22" height="22"><path d="M4 5h16v11H9l-5 4z" /></svg>{theme.launcherText && <span>{theme.launcherText}</span>}
        </span>
      </div>
    </figure>
  );
}
