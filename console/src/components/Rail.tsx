import { useConsole, useWorkspace, useWords } from './ConsoleContext.tsx';
import { Avatar } from './Avatar.tsx';
import { IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { Link } from './Link.tsx';

/** The way between the two places of the console, and what is at hand in both. */
export function Rail({ onKeys }: { onKeys: () => void }) {
  const { navigation, session, preferences } = useConsole();
  const { inbox } = useWorkspace();
  const words = useWords();
  const { page } = navigation.route.value;
  const waiting = inbox.counts.value.waiting;
  const agent = session.agent.value;
  const sound = preferences.sound;
  const account = page === 'settings' && navigation.route.value.page === 'settings' && navigation.route.value.section === 'account';
  return (
    <nav class="rail" aria-label={words.general.product}>
      <span class="rail-mark" aria-hidden="true">播</span>
      <Link to={{ page: 'inbox', list: 'waiting', conversationId: null, shopper: false }} class="rail-link" label={words.general.inbox} current={page === 'inbox'}>
        <Icon name="chat" size={20} />
        <span class="rail-words">{words.general.inbox}</span>
        {waiting > 0 && <span class="rail-count">{waiting > 99 ? '99+' : waiting}</span>}
      </Link>
      {agent?.role === 'owner' && (
        <Link to={{ page: 'settings', section: null }} class="rail-link" label={words.general.settings} current={page === 'settings' && !account}>
          <Icon name="settings" size={20} />
          <span class="rail-words">{words.general.settings}</span>
        </Link>
      )}
      <span class="rail-space" />
      <IconButton class="rail-extra" label={words.general.keys.open} icon="keyboard" onPress={onKeys} />
      <IconButton
        class="rail-extra" label={sound.value ? words.inbox.alerts.soundOn : words.inbox.alerts.soundOff} icon={sound.value ? 'sound' : 'mute'}
        pressed={sound.value} onPress={() => { sound.value = !sound.value; }}
      />
      <Link to={{ page: 'settings', section: 'account' }} class="rail-link" label={words.general.account} current={account}>
        <Avatar name={agent?.name ?? ''} kind="me" />
        <span class="rail-words">{words.general.account}</span>
      </Link>
    </nav>
  );
}
