/** The demo page's switchable shoppers: one for each thing that can happen to an order. */
import type { Language } from '@aftercast/shared';

export const demoShoppers: readonly { externalId: string; about: Record<Language, string> }[] = [
  { externalId: 'shopper-015', about: { zh: '羽绒服在路上', en: 'Down jacket on its way' } },
  { externalId: 'shopper-016', about: { zh: '羽绒服预售，还没发货', en: 'Down jacket on presale, not shipped yet' } },
  { externalId: 'shopper-017', about: { zh: '摄像头和空气炸锅，超时还没发', en: 'Camera and air fryer, late and not shipped' } },
  { externalId: 'shopper-009', about: { zh: '扫拖机器人被暴雪耽搁', en: 'Robot vacuum held up by snow' } },
  { externalId: 'shopper-011', about: { zh: '摄像头显示签收，人没收到', en: 'Camera marked delivered, never received' } },
  { externalId: 'shopper-006', about: { zh: '扫拖机器人退货中', en: 'Robot vacuum being returned' } },
];
