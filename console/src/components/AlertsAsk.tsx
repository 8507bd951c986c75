import { useConsole, useWorkspace, useWords } from './ConsoleContext.tsx';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

/** Offers desktop alerts once, by a button; browsers and people dislike being asked at load. */
export function AlertsAsk() {
  const { preferences } = useConsole();
  const { alerts } = useWorkspace();
  const words = useWords().inbox.alerts;
  if (alerts.permission.value !== 'default' || preferences.alertsDeclined.value) return null;
  return (
    <aside class="alerts-ask">
      <Icon name="bell" />
      <p>{words.askText}</p>
      <Button onPress={() => { void alerts.askPermission(); }}>{words.ask}</Button>
      <Button tone="quiet" onPress={() => { preferences.alertsDeclined.value = true; }}>{words.later}</Button>
    </aside>
  );
}
