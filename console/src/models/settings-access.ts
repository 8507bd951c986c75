import type { AgentView } from '@aftercast/shared';
import { can } from '@aftercast/shared/client';
import { settingsSections, type SettingsSection } from './route.ts';

/** The pages of the settings an agent may change; one's own account always. */
export function settingsOf(agent: AgentView | null): SettingsSection[] {
  return settingsSections.filter((section) => {
    if (section === 'account') return true;
    return agent !== null && (section === 'templates' || section === 'macros' ? can(agent, 'update', 'templates') : can(agent, 'update', 'shop'));
  });
}
