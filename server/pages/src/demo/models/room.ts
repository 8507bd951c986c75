/**
 * The state of the demo room: who one is, what one looks at, in which language. It tells the bubble each change
 * through the public API alone, as a merchant's page would. Knows no DOM but the address bar and the root element.
 */
import { batch, computed, effect, signal, untracked } from '@preact/signals';
import type { Language } from '@aftercast/shared';
import { readAddress, writeAddress, type Address, type Theme } from './address.ts';
import type { chat } from '../../chat.ts';
import { messages } from './messages.ts';
import type { fetchRoom, RoomData } from './room-data.ts';

interface Deps { load: typeof fetchRoom; tell: typeof chat; page: Window }

export function createRoom({ load, tell, page }: Deps) {
  const root = page.document.documentElement;
  const pageLanguage = root.lang;
  const address = signal<Address>(readAddress(new URL(page.location.href), pageLanguage));
  const data = signal<RoomData | null>(null);
  const failed = signal(false);
  const sheet = signal<'none' | 'products' | 'guide'>('none');

  const language = computed(() => address.value.language);
  const theme = computed(() => address.value.theme);
  const words = computed(() => messages[language.value]);
  const shopper = computed(() => {
    const wanted = address.value.shopper;
    const all = data.value?.shoppers ?? [];
    return wanted === null ? all[0] ?? null : all.find(({ externalId }) => externalId === wanted) ?? null;
  });
  const product = computed(() => data.value?.links.find((link) => link.product === address.value.product) ?? null);
  const onAir = computed(() => data.value?.links.find((link) => link.onAir) ?? data.value?.links[0] ?? null);

  async function refresh(): Promise<void> {
    failed.value = false;
    const wanted = language.peek();
    try {
      const room = await load(wanted);
      if (wanted === language.peek()) data.value = room;
    } catch {
      failed.value = true;
    }
  }

  function move(change: Partial<Address>, how: 'pushState' | 'replaceState'): void {
    address.value = { ...address.value, ...change };
    page.history[how](null, '', writeAddress(address.value, pageLanguage));
  }

  page.addEventListener('popstate', () => { address.value = readAddress(new URL(page.location.href), pageLanguage); });
  effect(() => { if (language.value) void refresh(); });
  effect(() => {
    root.lang = language.value === 'zh' ? 'zh-CN' : 'en';
    page.document.title = data.value ? `${product.value?.name ?? data.value.liveSession.title} · ${data.value.shop.name}` : 'Aftercast';
  });
  effect(() => {
    const dark = theme.value === 'dark' || (theme.value === 'auto' && page.matchMedia('(prefers-color-scheme: dark)').matches);
    root.dataset.theme = dark ? 'dark' : 'light';
  });

  /** Who the bubble believes one is, by id; undefined until it was told. */
  let told: string | null | undefined;
  function introduce(): void {
    if (!data.value) return;
    const who = shopper.value;
    if (told !== undefined && told !== (who?.externalId ?? null)) tell('reset');
    if (who && told !== who.externalId) tell('identify', { token: who.identity });
    told = who?.externalId ?? null;
  }
  function describe(): void {
    if (data.value) tell('setContext', { product: product.value?.product, liveSession: data.value.liveSession.id });
  }
  effect(introduce);
  effect(describe);

  /** The tag was written for the address as it was; another look or language needs another bubble, which knows nobody yet. */
  let dressed = `${language.value} ${theme.value}`;
  effect(() => {
    const wanted = `${language.value} ${theme.value}`;
    if (wanted === dressed) return;
    dressed = wanted;
    tell('destroy');
    tell('init', { locale: language.value, theme: theme.value });
    untracked(() => {
      told = undefined;
      introduce();
      describe();
    });
  });

  return {
    data, failed, language, theme, words, shopper, product, onAir, sheet, refresh,
    openProduct: (id: string) => batch(() => { sheet.value = 'none'; move({ product: id }, 'pushState'); }),
    backToRoom: () => move({ product: null }, 'pushState'),
    be: (externalId: string) => move({ shopper: externalId }, 'replaceState'),
    speak: (wanted: Language) => move({ language: wanted }, 'replaceState'),
    dress: (wanted: Theme) => move({ theme: wanted }, 'replaceState'),
    ask: () => { sheet.value = 'none'; tell('open'); },
  };
}
export type RoomModel = ReturnType<typeof createRoom>;
