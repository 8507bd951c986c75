import { useMemo } from 'preact/hooks';
import type { ShopSettings } from '@aftercast/shared';
import { createShopForm, type ShopForm } from '../models/shop-form.ts';
import { useConsole } from './ConsoleContext.tsx';

/** A form over some of the shop's settings, for as long as the view stands. @param keys must not change */
export function useShopForm<K extends keyof ShopSettings>(keys: readonly K[]): ShopForm<K> {
  const { api, session } = useConsole();
  return useMemo(() => createShopForm({ api, shop: session.shop, keys, learn: session.learnShop }), [api, session]);
}
