import { useState } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { useConsole, useWords } from '../components/ConsoleContext.tsx';
import { PasswordField, TextField } from '../components/Field.tsx';
import { failureCode, type FailureCode } from '../models/failure.ts';
import { EntryFrame } from './EntryFrame.tsx';

/** Email and password. */
export function SignInView() {
  const { session } = useConsole();
  const words = useWords();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureCode | null>(null);

  async function signIn(): Promise<void> {
    setBusy(true);
    setFailure(null);
    try { await session.signIn(email.trim(), password); } catch (cause) { setFailure(failureCode(cause)); setBusy(false); }
  }
  const told = failure ? words.errors[failure] : session.expired.value ? words.general.connection.signedOut : null;
  return (
    <EntryFrame title={words.general.signInTitle} lead={words.general.signInLead}>
      <form class="form" onSubmit={(event) => { event.preventDefault(); void signIn(); }}>
        <TextField label={words.general.email} value={email} onText={setEmail} type="email" name="email" autocomplete="username" required autofocus />
        <PasswordField label={words.general.password} value={password} onText={setPassword} name="password" autocomplete="current-password" required />
        {told && <p class="form-problem" role="alert">{told}</p>}
        <Button submit tone="primary" busy={busy} class="wide">{busy ? words.general.signingIn : words.general.signIn}</Button>
        <p class="entry-hint">{words.general.forgotPassword}</p>
      </form>
    </EntryFrame>
  );
}
