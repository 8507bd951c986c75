import type { Language } from '@aftercast/shared';

/** Hundredths as money: `¥25`, `¥25.50`. Pure. */
export function money(cents: number, currency: string, language: Language): string {
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', { style: 'currency', currency, minimumFractionDigits: cents % 100 === 0 ? 0 : 2, maximumFractionDigits: 2 }).format(cents / 100);
}

/** What was typed, in hundredths; null for nothing, undefined for what is no amount. Pure. */
export function centsOf(typed: string): number | null | undefined {
  const text = typed.trim().replace(/[¥￥,，\s]/g, '').replace('。', '.');
  if (text === '') return null;
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(text)) return undefined;
  const [whole = '0', part = ''] = text.split('.');
  const cents = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return cents <= 100_000_000 ? cents : undefined;
}

/** Hundredths as they are typed. Pure. */
export function typedCents(cents: number | null): string {
  return cents === null ? '' : (cents / 100).toFixed(cents % 100 === 0 ? 0 : 2);
}
