import { can } from '@aftercast/shared/client';
import { areas, mayOpen } from '../models/areas.ts';
import { useConsole, useWorkspace, useWords } from './ConsoleContext.tsx';
import { Avatar } from './Avatar.tsx';
import { Menu } from './page/Menu.tsx';
import { IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { Link } from './Link.tsx';
import { OwnState } from './OwnState.tsx';

/** As many areas as a phone's bar has room for, in English too; the others are behind its three dots. */
const onBar = 3;

/** The way between the areas of the console, and what is at hand in all of them. On a phone a bar at the foot. */
export function Rail({ onKeys, onQuick }: { onKeys: () => void; onQuick: () => void }) {
  const { navigation, session, preferences } = useConsole();
  const { inbox, cases, followUps } = useWorkspace();
  const words = useWords();
  const route = navigation.route.value;
  const agent = session.agent.value;
  const sound = preferences.sound;
  const account = route.page === 'settings' && route.section === 'account';
  const offered = areas.filter((area) => mayOpen(agent, area));
  /** What asks for attention in an area. */
  const due = (name: (typeof areas)[number]['name']): number => {
    if (name === 'inbox') return inbox.counts.value.waiting;
    return name === 'cases' && agent && can(agent, 'approve', 'cases') ? cases.approvals.value : name === 'followUps' ? followUps.due.value : 0;
  };
  return (
    <nav class="rail" aria-label={words.general.product}>
      <span class="rail-mark" aria-hidden="true">播</span>
      <div class="rail-areas">
        {offered.map(({ name, page, to, icon }, place) => (
          <Link key={name} to={to} class={`rail-link${place < onBar ? '' : ' rail-extra'}`} label={words.general[name]} current={route.page === page && !account}>
            <Icon name={icon} size={20} />
            <span class="rail-words">{words.general[name]}</span>
            {due(name) > 0 && <span class="rail-count">{due(name) > 99 ? '99+' : due(name)}</span>}
          </Link>
        ))}
      </div>
      <IconButton class="rail-extra" label={words.desk.quick.title} icon="search" onPress={onQuick} />
      {agent && can(agent, 'answer', 'conversations') && <OwnState />}
      <IconButton class="rail-extra" label={words.general.keys.open} icon="keyboard" onPress={onKeys} />
      <IconButton
        class="rail-extra" label={sound.value ? words.inbox.alerts.soundOn : words.inbox.alerts.soundOff} icon={sound.value ? 'sound' : 'mute'}
        pressed={sound.value} onPress={() => { sound.value = !sound.value; }}
      />
      <Link to={{ page: 'settings', section: 'account' }} class="rail-link rail-extra" label={words.general.account} current={account}>
        <Avatar name={agent?.name ?? ''} kind="me" />
        <span class="rail-words">{words.general.account}</span>
      </Link>
      <div class={`rail-more${account || offered.some(({ page }, place) => place >= onBar && page === route.page) ? ' here' : ''}`}>
        <Menu label={words.desk.labels.more}>
          {offered.slice(onBar).map(({ name, page, to, icon }) => (
            <Link key={name} to={to} class="button quiet" current={route.page === page && !account}><Icon name={icon} />{words.general[name]}</Link>
          ))}
          <Link to={{ page: 'settings', section: 'account' }} class="button quiet" current={account}><Avatar name={agent?.name ?? ''} kind="me" />{words.general.account}</Link>
        </Menu>
        <span class="rail-words" aria-hidden="true">{words.desk.labels.more}</span>
      </div>
    </nav>
  );
}
