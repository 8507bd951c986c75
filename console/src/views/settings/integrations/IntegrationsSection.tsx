import { useWords } from '../../../components/ConsoleContext.tsx';
import { SettingsPage } from '../SettingsPage.tsx';
import { Connections } from './Connections.tsx';
import { OrderImport } from './OrderImport.tsx';
import { OrderLookup } from './OrderLookup.tsx';
import { Webhooks } from './Webhooks.tsx';

/** Systems of the merchant's: those that tell us of orders, what came of it, and those that we tell what happens. */
export function IntegrationsSection() {
  return <SettingsPage section="integrations" lead={useWords().integrations.lead}><Connections /><OrderImport /><OrderLookup /><Webhooks /></SettingsPage>;
}
