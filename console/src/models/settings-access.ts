import type { AgentRole, Noun, Verb } from '@aftercast/shared';
import { can } from '@aftercast/shared/client';
import { settingsSections, type SettingsSection } from './route.ts';

/** The sentence that opens each page of the settings; one's own account is everyone's. */
const sentences: Record<Exclude<SettingsSection, 'account'>, readonly [Verb, Noun]> = {
  shop: ['update', 'shop'], install: ['read', 'secret'], look: ['update', 'shop'], words: ['update', 'shop'], staff: ['update', 'agents'],
  escalation: ['update', 'routing'], routing: ['update', 'routing'], hours: ['update', 'routing'], integrations: ['update', 'integrations'], audit: ['read', 'audit'], templates: ['update', 'templates'], macros: ['update', 'templates'], labels: ['update', 'labels'],
};

/** The pages that this agent may open, in the order shown. */
export function sectionsFor(agent: { role: AgentRole; disabled: boolean } | null): SettingsSection[] {
  return settingsSections.filter((section) => section === 'account' || (agent !== null && can(agent, ...sentences[section])));
}
