import { useConsole, useWords } from '../components/ConsoleContext.tsx';
import { IconButton } from '../components/Button.tsx';
import { ShopperPanel } from '../components/ShopperPanel.tsx';
import type { Route } from '../models/route.ts';

/** The right column; a drawer where there is no room for it, a screen of its own on a phone. */
export function ShopperColumn({ route }: { route: Extract<Route, { page: 'inbox' }> }) {
  const { navigation } = useConsole();
  const words = useWords();
  const close = (): void => navigation.go({ ...route, shopper: false });
  return (
    <>
      {route.shopper && <div class="shopper-veil" onClick={close} />}
      <section class="shopper-column" aria-label={words.conversation.shopper.title} tabIndex={0}>
        <header class="shopper-head">
          <h2>{words.conversation.shopper.title}</h2>
          <IconButton label={words.general.close} icon="close" onPress={close} />
        </header>
        <ShopperPanel />
      </section>
    </>
  );
}
