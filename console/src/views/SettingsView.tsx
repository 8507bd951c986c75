import { useConsole, useWords } from '../components/ConsoleContext.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import { Link } from '../components/Link.tsx';
import { settingsSections, type SettingsSection } from '../models/route.ts';
import { AccountSection } from './settings/AccountSection.tsx';
import { HoursSection } from './settings/HoursSection.tsx';
import { InstallSection } from './settings/InstallSection.tsx';
import { LookSection } from './settings/LookSection.tsx';
import { SettingsPage } from './settings/SettingsPage.tsx';
import { ShopSection } from './settings/ShopSection.tsx';
import { StaffSection } from './settings/StaffSection.tsx';
import { WordsSection } from './settings/WordsSection.tsx';

const icons: Record<SettingsSection, IconName> = { shop: 'store', install: 'code', look: 'palette', words: 'alert', hours: 'clock', staff: 'people', account: 'person' };
const sections: Record<SettingsSection, () => preact.JSX.Element | null> = {
  shop: ShopSection, install: InstallSection, look: LookSection, words: WordsSection, hours: HoursSection, staff: StaffSection, account: AccountSection,
};

/** The settings: all of them for an owner, one's own account for everyone. On a phone the list and each page are screens. */
export function SettingsView({ section }: { section: SettingsSection | null }) {
  const { session } = useConsole();
  const words = useWords();
  const owner = session.agent.value?.role === 'owner';
  const offered = owner ? settingsSections : settingsSections.filter((one) => one === 'account');
  const shown = section ?? (owner ? 'shop' : 'account');
  const Section = sections[shown];
  return (
    <div class={`settings${section === null ? ' at-list' : ''}`}>
      <h1 class="only-heard">{words.general.settings}</h1>
      <nav class="settings-nav" aria-label={words.general.settings}>
        <p class="settings-title" aria-hidden="true">{words.general.settings}</p>
        {offered.map((one) => (
          <Link key={one} to={{ page: 'settings', section: one }} class="settings-link" current={one === shown}>
            <Icon name={icons[one]} />{words.settings.sections[one]}
          </Link>
        ))}
      </nav>
      {owner || shown === 'account'
        ? <Section key={shown} />
        : <SettingsPage section={shown} lead={words.settings.ownersOnly}>{null}</SettingsPage>}
    </div>
  );
}
