/** How a shop starts before its owner has changed anything. Pure. */
import type { Language, ShopSettings } from '@aftercast/shared';
import type { Shop } from './shop-repository.ts';

/** What must be known to open a shop; the rest has sensible values. */
export type NewShopSettings = Pick<ShopSettings, 'name' | 'timeZone' | 'language'> & Partial<ShopSettings>;

/** Words that mean trouble in any shop: such a message goes to a person whatever the bot believes. */
const forceWords = ['投诉', '12315', '律师', '消协', '曝光', '工商', 'lawyer', 'lawsuit', 'complaint'];
const assistantNames: Record<Language, string> = { zh: '小播', en: 'Aftercast' };

/** The settings of a new shop. */
export function settingsOfNewShop(given: NewShopSettings): ShopSettings {
  return {
    assistantName: assistantNames[given.language],
    privacyUrl: '',
    retentionDays: 180,
    allowedOrigins: [],
    forceWords: [...forceWords],
    theme: { color: '#c93f22', mode: 'auto', position: 'right', launcherText: '' },
    ...given,
  };
}

/** What a new row needs besides settings. */
export interface ShopFacts { id: string; siteKey: string; identitySecret: string; demo: boolean; createdAt: number }

/** The row of a new shop. */
export function newShop(given: NewShopSettings, facts: ShopFacts): Shop {
  return { ...settingsOfNewShop(given), ...facts, previousSecret: null, previousSecretUntil: null };
}
