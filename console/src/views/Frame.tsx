import { useEffect, useRef, useState } from 'preact/hooks';
import { attachKeyboard } from '../browser/keyboard.ts';
import { Blank } from '../components/Blank.tsx';
import { useConsole, useWords } from '../components/ConsoleContext.tsx';
import { ConnectionLine } from '../components/ConnectionLine.tsx';
import { EscalationBanner } from '../components/EscalationBanner.tsx';
import { KeysDialog } from '../components/KeysDialog.tsx';
import { Link } from '../components/Link.tsx';
import { MentionsNotice } from '../components/notes/MentionsNotice.tsx';
import { QuickOpen } from '../components/quick/QuickOpen.tsx';
import { SurgeLine } from '../components/SurgeLine.tsx';
import { Rail } from '../components/Rail.tsx';
import { mayOpen } from '../models/areas.ts';
import type { Command } from '../models/keys.ts';
import { CareView } from './care/CareView.tsx';
import { CasesView } from './cases/CasesView.tsx';
import { FollowUpsView } from './FollowUpsView.tsx';
import { InboxView } from './InboxView.tsx';
import { KnowledgeView } from './knowledge/KnowledgeView.tsx';
import { LiveView } from './live/LiveView.tsx';
import { ReportsView } from './reports/ReportsView.tsx';
import { WallView } from './reports/WallView.tsx';
import { SettingsView } from './SettingsView.tsx';

/** What stays around the work while signed in: the rail, the line's state, the keys. */
export function Frame() {
  const { navigation } = useConsole();
  const words = useWords().general;
  const [keys, showKeys] = useState(false);
  /** What the quick open begins with; null while it is closed. */
  const [quick, showQuick] = useState<string | null>(null);
  const route = navigation.route.value;
  const inTalk = route.page === 'inbox' && route.conversationId !== null;
  useEverywhereKeys(() => showKeys(true), () => showQuick(''));
  return (
    <div class={`frame${inTalk ? ' in-talk' : ''}${route.page === 'wall' ? ' at-wall' : ''}`}>
      <a class="skip" href="#content">{words.skipToContent}</a>
      <Rail onKeys={() => showKeys(true)} onQuick={() => showQuick('')} />
      <main class="frame-main" id="content" tabIndex={-1}>
        <ConnectionLine />
        <EscalationBanner />
        <SurgeLine />
        {route.page !== 'wall' && <MentionsNotice />}
        {route.page === 'inbox' && <InboxView route={route} onSearch={showQuick} />}
        {route.page === 'cases' && <CasesView route={route} />}
        {route.page === 'followUps' && <FollowUpsView />}
        {route.page === 'care' && <CareView route={route} />}
        {route.page === 'live' && <LiveView route={route} />}
        {route.page === 'knowledge' && <KnowledgeView route={route} />}
        {route.page === 'reports' && <ReportsView route={route} />}
        {route.page === 'wall' && <WallView />}
        {route.page === 'settings' && <SettingsView section={route.section} />}
        {route.page === 'unknown' && (
          <div class="whole">
            <h1 class="only-heard">{words.notFoundTitle}</h1>
            <Blank icon="alert" title={words.notFoundTitle} text={words.notFoundText}>
              <Link class="button primary" to={{ page: 'inbox', list: 'waiting', conversationId: null, shopper: false }}>{words.toInbox}</Link>
            </Blank>
          </div>
        )}
      </main>
      {quick !== null && <QuickOpen begin={quick} onClose={() => showQuick(null)} />}
      {keys && <KeysDialog onClose={() => showKeys(false)} />}
    </div>
  );
}

/** Keys that mean the same in every area. An area's own keyboard comes first and keeps what it uses. */
function useEverywhereKeys(onKeys: () => void, onQuick: () => void): void {
  const { navigation, session } = useConsole();
  const handler = useRef<(command: Command) => boolean>(() => false);
  handler.current = (command) => {
    switch (command.do) {
      case 'help': onKeys(); return true;
      case 'quick': onQuick(); return true;
      case 'area': {
        if (!mayOpen(session.agent.value, command.area)) return false;
        navigation.go(command.area.to);
        return true;
      }
      case 'list': navigation.go({ page: 'inbox', list: command.list, conversationId: null, shopper: false }); return true;
      case 'filter': {
        const field = document.querySelector<HTMLElement>('.search-field input');
        field?.focus();
        return field !== null;
      }
      case 'leave': {
        const active = document.activeElement;
        if (!(active instanceof HTMLElement && active.matches('input, textarea, select'))) return false;
        active.blur();
        return true;
      }
      default: return false;
    }
  };
  useEffect(() => attachKeyboard(document, (command) => handler.current(command)), []);
}
