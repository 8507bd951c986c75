import type { ComponentChildren } from 'preact';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Page } from '../../components/page/Page.tsx';
import type { SettingsSection } from '../../models/route.ts';
import { settingsOf } from '../../models/settings-access.ts';

interface Props { section: SettingsSection; lead?: string; action?: ComponentChildren; width?: 'form' | 'full'; children: ComponentChildren }

/** One page of the settings; on a phone with the way back to their list. */
export function SettingsPage({ section, lead, action, width = 'form', children }: Props) {
  const { session } = useConsole();
  const words = useWords();
  const several = settingsOf(session.agent.value).length > 1;
  return (
    <Page
      level={2} width={width} title={words.settings.sections[section]} lead={lead} action={action}
      back={several ? { to: { page: 'settings', section: null }, on: 'phone' } : undefined}
    >
      {children}
    </Page>
  );
}
