import { useSignal } from '@preact/signals';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Segmented, TextField } from '../../components/Field.tsx';
import { TimeZoneField } from '../../components/TimeZoneField.tsx';
import { useShopForm } from '../../components/use-shop-form.ts';
import { safeAddress } from '../../models/message-lines.ts';
import { isTimeZone } from '../../models/times.ts';
import { SaveBar } from './SaveBar.tsx';
import { SettingsPage } from './SettingsPage.tsx';

const keys = ['name', 'assistantName', 'language', 'timeZone', 'privacyUrl', 'retentionDays'] as const;

/** The shop's names and house rules. */
export function ShopSection() {
  const words = useWords().settings.shop;
  const { session } = useConsole();
  const form = useShopForm(keys);
  const { name, assistantName, language, timeZone, privacyUrl, retentionDays } = form.value.value;
  const typedDays = useSignal(String(session.shop.peek()?.retentionDays ?? ''));
  const empty = (text: string): string | null => (text.trim() === '' ? words.nameMissing : null);
  const problems = {
    name: empty(name),
    assistantName: empty(assistantName),
    privacyUrl: privacyUrl === '' || safeAddress(privacyUrl) ? null : words.privacyUrlInvalid,
    retentionDays: /^\d{1,4}$/.test(typedDays.value) && retentionDays >= 1 && retentionDays <= 3650 ? null : words.retentionDaysInvalid,
  };
  const blocked = !isTimeZone(timeZone) || Object.values(problems).some((problem) => problem !== null);
  return (
    <SettingsPage section="shop" lead={words.lead}>
      <form class="form" onSubmit={(event) => event.preventDefault()}>
        <TextField label={words.name} value={name} onText={(value) => form.set('name', value)} problem={problems.name} maxLength={80} />
        <TextField label={words.assistantName} value={assistantName} onText={(value) => form.set('assistantName', value)} problem={problems.assistantName} maxLength={40} />
        <Segmented label={words.language} value={language} options={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }]} onChoose={(value) => form.set('language', value)} hint={words.languageHint} />
        <TimeZoneField label={words.timeZone} value={timeZone} onChange={(value) => form.set('timeZone', value)} hint={words.timeZoneHint} />
        <TextField label={words.privacyUrl} value={privacyUrl} onText={(value) => form.set('privacyUrl', value.trim())} hint={words.privacyUrlHint} problem={problems.privacyUrl} type="url" inputMode="url" placeholder="https://" maxLength={500} />
        <TextField
          label={words.retentionDays} value={typedDays.value} hint={words.retentionDaysHint} problem={problems.retentionDays} inputMode="numeric" maxLength={4}
          onText={(value) => { typedDays.value = value.trim(); form.set('retentionDays', Number(value) || 0); }}
        />
        <SaveBar form={form} blocked={blocked} />
      </form>
    </SettingsPage>
  );
}
