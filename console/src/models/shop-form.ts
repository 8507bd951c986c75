import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ShopSettings, ShopView } from '@aftercast/shared';
import type { Api } from './api.ts';
import { failureCode, type FailureCode } from './failure.ts';

/** Some of the shop's settings while they are being changed. Only what differs is sent. */
export interface ShopForm<K extends keyof ShopSettings> {
  value: ReadonlySignal<Pick<ShopSettings, K>>;
  set<P extends K>(key: P, value: ShopSettings[P]): void;
  changed: ReadonlySignal<boolean>;
  busy: ReadonlySignal<boolean>;
  failure: ReadonlySignal<FailureCode | null>;
  /** True when saved. */
  save(): Promise<boolean>;
  undo(): void;
}

interface Deps<K extends keyof ShopSettings> {
  api: Api;
  shop: ReadonlySignal<ShopView | null>;
  keys: readonly K[];
  learn: (shop: ShopView) => void;
}

export function createShopForm<K extends keyof ShopSettings>({ api, shop, keys, learn }: Deps<K>): ShopForm<K> {
  const changes = signal<Partial<ShopSettings>>({});
  const busy = signal(false);
  const failure = signal<FailureCode | null>(null);
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  const value = computed(() => {
    const held = shop.value as ShopView;
    return Object.fromEntries(keys.map((key) => [key, changes.value[key] ?? held[key]])) as unknown as Pick<ShopSettings, K>;
  });
  const different = computed(() => keys.filter((key) => !same(value.value[key], shop.value?.[key])));
  return {
    value, busy, failure,
    changed: computed(() => different.value.length > 0),
    set(key, next) { changes.value = { ...changes.value, [key]: next }; },
    undo() { batch(() => { changes.value = {}; failure.value = null; }); },
    async save() {
      if (busy.value) return false;
      busy.value = true;
      failure.value = null;
      try {
        const saved = await api.changeShop(Object.fromEntries(different.value.map((key) => [key, value.value[key]])));
        batch(() => {
          learn(saved.shop);
          changes.value = {};
        });
        return true;
      } catch (cause) {
        failure.value = failureCode(cause);
        return false;
      } finally {
        busy.value = false;
      }
    },
  };
}
