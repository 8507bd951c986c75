import { useConsole, useWords } from '../components/ConsoleContext.tsx';
import { Drawer } from '../components/page/Drawer.tsx';
import { ShopperPanel } from '../components/ShopperPanel.tsx';
import type { Route } from '../models/route.ts';

/** The right column; a drawer where there is no room for it, a screen of its own on a phone. */
export function ShopperColumn({ route }: { route: Extract<Route, { page: 'inbox' }> }) {
  const { navigation } = useConsole();
  const words = useWords().conversation.shopper;
  return (
    <Drawer title={words.title} class="shopper-column" pinned open={route.shopper} onClose={() => navigation.go({ ...route, shopper: false })}>
      <ShopperPanel />
    </Drawer>
  );
}
