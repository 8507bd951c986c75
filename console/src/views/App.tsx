/** Chooses the view: before sign-in, behind it, or at the end of a one-time link. Called by main.tsx. */
import { Component, type ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { ConsoleContext, useConsole, useWords } from '../components/ConsoleContext.tsx';
import { Blank } from '../components/Blank.tsx';
import { Button } from '../components/Button.tsx';
import { Toasts } from '../components/Toasts.tsx';
import type { Console } from '../models/console.ts';
import { Frame } from './Frame.tsx';
import { InvitationView } from './InvitationView.tsx';
import { SignInView } from './SignInView.tsx';

/** The console. */
export function App({ model }: { model: Console }) {
  useEffect(() => { void model.session.load(); }, []);
  return (
    <ConsoleContext.Provider value={model}>
      <Safety><Place /></Safety>
      <Toasts />
    </ConsoleContext.Provider>
  );
}

function Place() {
  const { navigation, session, workspace } = useConsole();
  const words = useWords();
  const route = navigation.route.value;
  if (route.page === 'invitation') return <InvitationView key={route.token} token={route.token} />;
  switch (session.state.value) {
    case 'unknown': return <main class="whole" aria-busy="true"><span class="skeleton-mark" /></main>;
    case 'signed_out': return <SignInView />;
    case 'failed': return (
      <main class="whole">
        <Blank icon="warning" tone="bad" title={words.general.unreachableTitle} text={words.errors[session.failure.value ?? 'unexpected']}>
          <Button tone="primary" onPress={() => { void session.load(); }}>{words.general.retry}</Button>
        </Blank>
      </main>
    );
    case 'signed_in': return workspace.value ? <Frame key={workspace.value.agentId} /> : null;
  }
}

/** Catches a defect in a view, so that the agent can go on after a reload. */
class Safety extends Component<{ children: ComponentChildren }, { broken: boolean }> {
  override state = { broken: false };
  static override getDerivedStateFromError(): { broken: boolean } { return { broken: true }; }
  override componentDidCatch(cause: unknown): void { console.error(cause); }
  override render(): ComponentChildren { return this.state.broken ? <Broken /> : this.props.children; }
}

function Broken() {
  const words = useWords().general;
  return (
    <main class="whole">
      <Blank icon="warning" tone="bad" title={words.crashedTitle} text={words.crashedText}>
        <Button tone="primary" onPress={() => location.reload()}>{words.reload}</Button>
      </Blank>
    </main>
  );
}
