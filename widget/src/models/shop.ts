/** What the shop lets everyone know: fetched when the panel opens first, again when it failed. */
import type { WidgetConfig } from '@aftercast/shared';
import { createStore } from './store.ts';

export interface ShopState { config: WidgetConfig | null; /** Why there is none. */ error: string }

export function createShop({ url, fetch, emit }: { url: string; fetch: typeof globalThis.fetch; emit: (event: 'error', detail: { code: string; message: string }) => void }) {
  const store = createStore<ShopState>({ config: null, error: '' });
  let loading = false;
  return {
    store,
    async load(): Promise<void> {
      if (loading || store.get().config) return;
      loading = true;
      store.patch({ error: '' });
      try {
        const response = await fetch(url);
        const body = await response.json() as WidgetConfig & { error?: { code: string } };
        store.patch(response.ok ? { config: body } : { error: body.error?.code ?? 'internal_error' });
      } catch {
        store.patch({ error: 'server_unreachable' });
      }
      loading = false;
      const { error } = store.get();
      if (error) emit('error', { code: error, message: 'the shop\'s settings could not be read' });
    },
  };
}
export type Shop = ReturnType<typeof createShop>;
