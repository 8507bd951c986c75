import { z } from 'zod';
import { limits } from '../limits.ts';
import { language } from './context.ts';

/** How the bubble looks; the page's own options win over it. */
export const widgetTheme = z.object({
  color: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  mode: z.enum(['light', 'dark', 'auto']),
  position: z.enum(['right', 'left']),
  launcherText: z.string().max(20),
});
export type WidgetTheme = z.infer<typeof widgetTheme>;

/** `https://shop.example`, `https://*.shop.example` or `http://127.0.0.1:8080`; scheme and port always count. */
export const allowedOrigin = z.string().max(200).regex(/^[Hh][Tt][Tt][Pp][Ss]?:\/\/(\*\.)?[A-Za-z0-9.-]+(:\d{1,5})?$/);

const timeZone = z.string().max(60).refine((value) => {
  try { new Intl.DateTimeFormat('en', { timeZone: value }); return true; } catch { return false; }
}, 'unknown time zone');

/** What an owner may change. */
export const shopSettings = z.object({
  name: z.string().trim().min(1).max(limits.nameLength),
  assistantName: z.string().trim().min(1).max(40),
  language: language,
  timeZone: timeZone,
  privacyUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]),
  retentionDays: z.number().int().min(1).max(3650),
  allowedOrigins: z.array(allowedOrigin).max(50),
  forceWords: z.array(z.string().trim().min(1).max(30)).max(200),
  theme: widgetTheme,
});
export type ShopSettings = z.infer<typeof shopSettings>;

/** A shop as its staff sees it. `identitySecret` is shown to owners alone. */
export const shopView = shopSettings.extend({
  id: z.string(),
  siteKey: z.string(),
  identitySecret: z.string().optional(),
  createdAt: z.number(),
});
export type ShopView = z.infer<typeof shopView>;

/** What the widget learns from the public site key alone. */
export const widgetConfig = z.object({
  shopName: z.string(),
  assistantName: z.string(),
  language: language,
  timeZone: z.string(),
  privacyUrl: z.string(),
  retentionDays: z.number(),
  theme: widgetTheme,
  /** The most asked questions, in the language asked for, to offer as buttons. */
  questions: z.array(z.object({ entryId: z.string(), question: z.string() })),
});
export type WidgetConfig = z.infer<typeof widgetConfig>;
