import { useConsole, useWords } from '../components/ConsoleContext.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import { Link } from '../components/Link.tsx';
import type { SettingsSection } from '../models/route.ts';
import { sectionsFor } from '../models/settings-access.ts';
import { AccountSection } from './settings/AccountSection.tsx';
import { AuditSection } from './settings/AuditSection.tsx';
import { EscalationSection } from './settings/EscalationSection.tsx';
import { HoursSection } from './settings/HoursSection.tsx';
import { InstallSection } from './settings/InstallSection.tsx';
import { LabelsSection } from './settings/LabelsSection.tsx';
import { LookSection } from './settings/LookSection.tsx';
import { IntegrationsSection } from './settings/integrations/IntegrationsSection.tsx';
import { RoutingSection } from './settings/RoutingSection.tsx';
import { SettingsPage } from './settings/SettingsPage.tsx';
import { ShopSection } from './settings/ShopSection.tsx';
import { StaffSection } from './settings/StaffSection.tsx';
import { MacrosSection } from './templates/MacrosSection.tsx';
import { TemplatesSection } from './templates/TemplatesSection.tsx';
import { WordsSection } from './settings/WordsSection.tsx';

const icons: Record<SettingsSection, IconName> = { shop: 'store', install: 'code', look: 'palette', words: 'alert', templates: 'steps', macros: 'bolt', labels: 'tag', hours: 'clock', staff: 'people', escalation: 'bell', routing: 'split', integrations: 'external', audit: 'history', account: 'person' };
const sections: Record<SettingsSection, () => preact.JSX.Element | null> = {
  shop: ShopSection, install: InstallSection, look: LookSection, words: WordsSection, templates: TemplatesSection, macros: MacrosSection, labels: LabelsSection, hours: HoursSection, staff: StaffSection, escalation: EscalationSection, routing: RoutingSection, integrations: IntegrationsSection, audit: AuditSection, account: AccountSection,
};

/** The settings that one's role may change, and one's own account. On a phone the list and each page are screens. */
export function SettingsView({ section }: { section: SettingsSection | null }) {
  const { session } = useConsole();
  const words = useWords();
  const offered = sectionsFor(session.agent.value);
  const shown = section ?? offered[0] ?? 'account';
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
      {offered.includes(shown)
        ? <Section key={shown} />
        : <SettingsPage section={shown} lead={words.settings.notAllowed}>{null}</SettingsPage>}
    </div>
  );
}
