import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Blank } from '../components/Blank.tsx';
import { Button } from '../components/Button.tsx';
import { useConsole, useWords } from '../components/ConsoleContext.tsx';
import { focusFirstProblem, PasswordField, Segmented, TextField } from '../components/Field.tsx';
import { Link } from '../components/Link.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { TimeZoneField } from '../components/TimeZoneField.tsx';
import { createInvitation, type Invitation, type InvitationField } from '../models/invitation.ts';
import { EntryFrame } from './EntryFrame.tsx';

/** The end of a one-time link: a new shop, a new colleague, or a new password. */
export function InvitationView({ token }: { token: string }) {
  const { api, session, preferences, navigation } = useConsole();
  const all = useWords();
  const words = all.general.invitation;
  const invitation = useMemo(() => createInvitation({
    api, token, accept: session.accept, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, language: preferences.language.peek(),
  }), [token]);
  useEffect(() => { void invitation.load(); }, [invitation]);
  const card = useRef<HTMLFormElement>(null);
  const view = invitation.view.value;
  const failure = invitation.failure.value;

  async function submit(): Promise<void> {
    const setup = view?.kind === 'owner_setup';
    if (!await invitation.submit()) return focusFirstProblem(card.current);
    navigation.go(setup ? { page: 'settings', section: 'install' } : { page: 'inbox', list: 'waiting', conversationId: null, shopper: false }, 'replace');
  }

  if (!view) {
    const gone = failure === 'invitation_invalid' || failure === 'not_found' || failure === 'setup_already_done' || failure === 'invalid_request';
    return (
      <EntryFrame title={gone ? words.goneTitle : words.checking}>
        {failure === null && <Skeleton rows={2} label={words.checking} />}
        {gone && <><p class="entry-text">{failure === 'setup_already_done' ? all.errors.setup_already_done : words.goneText}</p><Link class="button primary" to={{ page: 'inbox', list: 'waiting', conversationId: null, shopper: false }}>{all.general.signIn}</Link></>}
        {failure !== null && !gone && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={() => { void invitation.load(); }}>{all.general.retry}</Button></Blank>}
      </EntryFrame>
    );
  }
  const title = { owner_setup: words.setupTitle, agent_invitation: words.joinTitle(view.shopName ?? ''), password_reset: words.resetTitle }[view.kind];
  const lead = { owner_setup: words.setupLead, agent_invitation: words.joinLead(view.email ?? ''), password_reset: words.resetLead(view.email ?? '') }[view.kind];
  const action = { owner_setup: words.create, agent_invitation: words.join, password_reset: words.reset }[view.kind];
  return (
    <EntryFrame title={title} lead={lead} wide={view.kind === 'owner_setup'}>
      <form ref={card} class="form" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        {view.kind === 'owner_setup' && <ShopFields invitation={invitation} />}
        {view.kind !== 'owner_setup' && <input class="only-heard" type="email" name="email" autocomplete="username" readOnly tabIndex={-1} aria-hidden="true" value={view.email ?? ''} />}
        <PersonFields invitation={invitation} withName={view.kind !== 'password_reset'} withEmail={view.kind === 'owner_setup'} />
        {failure && <p class="form-problem" role="alert">{all.errors[failure]}</p>}
        <Button submit tone="primary" class="wide" busy={invitation.busy.value}>{action}</Button>
      </form>
    </EntryFrame>
  );
}

function useFields({ form, problems }: Invitation) {
  const { missing } = useWords().general.invitation;
  return {
    form: form.value,
    set: (field: InvitationField) => (value: string) => { form.value = { ...form.value, [field]: value }; },
    problem: (field: InvitationField) => (problems.value.has(field) ? missing : null),
  };
}

function ShopFields({ invitation }: { invitation: Invitation }) {
  const all = useWords();
  const words = all.general.invitation;
  const { form, set, problem } = useFields(invitation);
  return (
    <>
      <TextField label={words.shopName} value={form.shopName} onText={set('shopName')} hint={words.shopNameHint} problem={problem('shopName')} autocomplete="organization" maxLength={80} autofocus />
      <TimeZoneField label={words.timeZone} value={form.timeZone} onChange={set('timeZone')} />
      <Segmented label={all.general.language} value={form.language} options={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }]} onChoose={set('language')} />
    </>
  );
}

function PersonFields({ invitation, withName, withEmail }: { invitation: Invitation; withName: boolean; withEmail: boolean }) {
  const words = useWords().general;
  const { form, set, problem } = useFields(invitation);
  return (
    <>
      {withName && <TextField label={words.yourName} value={form.name} onText={set('name')} hint={words.yourNameHint} problem={problem('name')} autocomplete="name" maxLength={80} />}
      {withEmail && <TextField label={words.invitation.ownerEmail} value={form.email} onText={set('email')} problem={problem('email')} type="email" autocomplete="username" />}
      <PasswordField label={withName ? words.choosePassword : words.newPassword} value={form.password} onText={set('password')} hint={words.passwordHint} problem={problem('password') && words.passwordHint} autocomplete="new-password" maxLength={200} />
    </>
  );
}
