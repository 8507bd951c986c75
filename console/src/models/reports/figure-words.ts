/** Figures in words of the reader's language. Pure. */
import type { Language, ReportFigures } from '@aftercast/shared';

/** Where nothing was counted there is no figure. */
export const noFigure = '—';

export function createFigureWords(language: Language) {
  const locale = language === 'zh' ? 'zh-CN' : 'en';
  const whole = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const money = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const chinese = { second: '秒', minute: '分', hour: '小时', day: '天' };
  const unit = (value: number, name: 'second' | 'minute' | 'hour' | 'day', digits = 0): string => (language === 'zh'
    ? `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${chinese[name]}`
    : new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits }).format(value));

  function span(ms: number | null): string {
    if (ms === null) return noFigure;
    const seconds = Math.round(ms / 1_000);
    if (seconds < 60) return unit(seconds, 'second');
    if (seconds < 3_600) return seconds % 60 === 0 || seconds >= 600 ? unit(Math.round(seconds / 60), 'minute') : `${unit(Math.floor(seconds / 60), 'minute')} ${unit(seconds % 60, 'second')}`;
    return seconds < 86_400 ? unit(seconds / 3_600, 'hour', 1) : unit(seconds / 86_400, 'day', 1);
  }
  return {
    count: (value: number): string => whole.format(value),
    share: ({ sum, of }: { sum: number; of: number }): string => (of === 0 ? noFigure : percent.format(sum / of)),
    span,
    mean: ({ sum, of }: { sum: number; of: number }): string => span(of === 0 ? null : sum / of),
    /** Hundredths of the shop's currency. */
    money: (cents: number | null): string => (cents === null ? noFigure : money.format(cents / 100)),
  };
}
export type FigureWords = ReturnType<typeof createFigureWords>;

/** Hundredths a conversation; null where there was none or no price is set. */
export function costOf({ humanMs, conversations }: ReportFigures, minuteCents: number): number | null {
  return conversations === 0 || minuteCents === 0 ? null : (humanMs / 60_000) * minuteCents / conversations;
}
