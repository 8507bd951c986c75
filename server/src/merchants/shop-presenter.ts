/** A shop's row into what its staff and what the public may see. Pure. */
import type { ShopView, WidgetConfig } from '@aftercast/shared';
import type { Shop } from './shop-repository.ts';

/** @param withSecret true for owners, who need the secret to sign identities */
export function toShopView(shop: Shop, withSecret: boolean): ShopView {
  const { id, siteKey, name, assistantName, language, timeZone, privacyUrl, retentionDays, allowedOrigins, forceWords, theme, createdAt } = shop;
  return {
    id, siteKey, name, assistantName, language, timeZone, privacyUrl, retentionDays, allowedOrigins, forceWords, theme, createdAt,
    ...(withSecret ? { identitySecret: shop.identitySecret } : {}),
  };
}

/** What anyone may learn who knows the site key: no origins, no force words, no ids of staff. */
export function toWidgetConfig(shop: Shop, questions: WidgetConfig['questions']): WidgetConfig {
  const { name, assistantName, language, timeZone, privacyUrl, retentionDays, theme } = shop;
  return { shopName: name, assistantName, language, timeZone, privacyUrl, retentionDays, theme, questions };
}
