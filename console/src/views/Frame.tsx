import { useState } from 'preact/hooks';
import { Blank } from '../components/Blank.tsx';
import { useConsole, useWords } from '../components/ConsoleContext.tsx';
import { ConnectionLine } from '../components/ConnectionLine.tsx';
import { KeysDialog } from '../components/KeysDialog.tsx';
import { Link } from '../components/Link.tsx';
import { Rail } from '../components/Rail.tsx';
import { InboxView } from './InboxView.tsx';
import { SettingsView } from './SettingsView.tsx';

/** What stays around the work while signed in: the rail, the line's state, the keys. */
export function Frame() {
  const { navigation } = useConsole();
  const words = useWords().general;
  const [keys, showKeys] = useState(false);
  const route = navigation.route.value;
  const inTalk = route.page === 'inbox' && route.conversationId !== null;
  return (
    <div class={`frame${inTalk ? ' in-talk' : ''}`}>
      <a class="skip" href="#content">{words.skipToContent}</a>
      <Rail onKeys={() => showKeys(true)} />
      <main class="frame-main" id="content" tabIndex={-1}>
        <ConnectionLine />
        {route.page === 'inbox' && <InboxView route={route} onKeys={() => showKeys(true)} />}
        {route.page === 'settings' && <SettingsView section={route.section} />}
        {route.page === 'unknown' && (
          <div class="whole">
            <Blank icon="alert" title={words.notFoundTitle} text={words.notFoundText}>
              <Link class="button primary" to={{ page: 'inbox', list: 'waiting', conversationId: null, shopper: false }}>{words.toInbox}</Link>
            </Blank>
          </div>
        )}
      </main>
      {keys && <KeysDialog onClose={() => showKeys(false)} />}
    </div>
  );
}
