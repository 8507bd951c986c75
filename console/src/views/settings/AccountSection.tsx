import { useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { PasswordField, Segmented, TextField } from '../../components/Field.tsx';
import { Section } from '../../components/page/Section.tsx';
import { failureCode, type FailureCode } from '../../models/failure.ts';
import { passwordLength } from '../../models/invitation.ts';
import { OwnRatings } from './OwnRatings.tsx';
import { SettingsPage } from './SettingsPage.tsx';

/** One's own name and password, and how this device behaves. */
export function AccountSection() {
  return (
    <SettingsPage section="account">
      <div class="form">
        <Profile />
        <OwnRatings />
        <Device />
        <Password />
        <SignOut />
      </div>
    </SettingsPage>
  );
}

function Profile() {
  const { api, session, toasts } = useConsole();
  const all = useWords();
  const words = all.settings.account;
  const agent = session.agent.value;
  const [name, setName] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const shown = name ?? agent?.name ?? '';
  async function save(): Promise<void> {
    setBusy(true);
    try {
      session.learnAgent((await api.changeSelf({ name: shown.trim() })).agent);
      setName(null);
      toasts.say(all.general.saved);
    } catch (cause) {
      toasts.say(all.errors[failureCode(cause)], 'bad');
    }
    setBusy(false);
  }
  const changed = shown.trim() !== '' && shown.trim() !== agent?.name;
  return (
    <Section title={words.profile}>
      <form class="add-line" onSubmit={(event) => { event.preventDefault(); if (changed) void save(); }}>
        <TextField label={all.general.yourName} value={shown} onText={setName} hint={all.general.yourNameHint} problem={shown.trim() === '' ? all.general.invitation.missing : null} maxLength={80} autocomplete="name" />
        {changed && <Button submit tone="primary" busy={busy}>{all.general.save}</Button>}
      </form>
      <p class="faint"><bdi>{agent?.email}</bdi> · {agent && all.settings.staff.roles[agent.role]}</p>
    </Section>
  );
}

function Device() {
  const { preferences } = useConsole();
  const { alerts } = useWorkspace();
  const all = useWords();
  const words = all.settings.account;
  const { language, theme, sound } = preferences;
  const permission = alerts.permission.value;
  const told = { granted: all.inbox.alerts.allowed, denied: all.inbox.alerts.blocked, unsupported: all.inbox.alerts.unsupported, default: all.inbox.alerts.askText }[permission];
  return (
    <Section title={words.appearance}>
      <Segmented label={all.general.language} value={language.value} options={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }]} onChoose={(value) => { language.value = value; }} />
      <Segmented label={words.theme} value={theme.value} options={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: all.settings.look.modes[value] }))} onChoose={(value) => { theme.value = value; }} />
      <Segmented label={words.sound} value={sound.value ? 'on' : 'off'} options={[{ value: 'on', label: words.on }, { value: 'off', label: words.off }]} onChoose={(value) => { sound.value = value === 'on'; }} hint={words.soundLead} />
      <div><Button icon="sound" onPress={alerts.tryOut}>{words.soundTry}</Button></div>
      <h4>{words.desktop}</h4>
      <p class="faint">{told}</p>
      {permission === 'default' && <div><Button icon="bell" onPress={() => { void alerts.askPermission(); }}>{all.inbox.alerts.ask}</Button></div>}
    </Section>
  );
}

function Password() {
  const { api, session, toasts } = useConsole();
  const all = useWords();
  const words = all.settings.account;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureCode | 'short' | null>(null);
  async function change(): Promise<void> {
    if (next.length < passwordLength) return setFailure('short');
    setBusy(true);
    setFailure(null);
    try {
      await api.changeSelf({ currentPassword: current, password: next });
      setCurrent('');
      setNext('');
      toasts.say(words.passwordChanged);
    } catch (cause) {
      setFailure(failureCode(cause));
    }
    setBusy(false);
  }
  return (
    <Section title={words.password}>
      <form class="form" onSubmit={(event) => { event.preventDefault(); void change(); }}>
        <input class="only-heard" type="email" name="email" autocomplete="username" readOnly tabIndex={-1} aria-hidden="true" value={session.agent.value?.email ?? ''} />
        <PasswordField label={all.general.currentPassword} value={current} onText={setCurrent} autocomplete="current-password" problem={failure !== null && failure !== 'short' ? all.errors[failure] : null} />
        <PasswordField label={all.general.newPassword} value={next} onText={setNext} autocomplete="new-password" hint={all.general.passwordHint} problem={failure === 'short' ? all.general.passwordHint : null} maxLength={200} />
        <div><Button submit busy={busy} disabled={current === '' || next === ''}>{words.changePassword}</Button></div>
      </form>
    </Section>
  );
}

function SignOut() {
  const { session, toasts } = useConsole();
  const all = useWords();
  const signOut = (): void => { session.signOut().catch((cause: unknown) => toasts.say(all.errors[failureCode(cause)], 'bad')); };
  return (
    <Section lead={all.settings.account.signOutLead}>
      <div><Button onPress={signOut}>{all.general.signOut}</Button></div>
    </Section>
  );
}
