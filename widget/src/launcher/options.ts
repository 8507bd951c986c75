import type { AftercastOptions } from '../../aftercast.d.ts';

/** Options as the rest of the widget reads them. What the page left open is undefined: the shop's settings decide. */
export interface Options {
  siteKey: string;
  /** The catalogue to speak from. */
  locale: 'zh' | 'en';
  color?: string;
  theme?: string;
  position?: string;
  offsetX: number;
  offsetY: number;
  zIndex: number;
  nonce?: string;
  launcherText?: string;
}

/** Options as they come: attributes of the tag are strings and lie flat. */
export type GivenOptions = { [Name in keyof AftercastOptions]?: AftercastOptions[Name] | string } & { offsetX?: string; offsetY?: string };

/** Fills in what the page did not say and drops what cannot be meant. What `init` says wins over the tag. */
export function resolveOptions(tag: GivenOptions, init: GivenOptions, languages: readonly string[]): Options {
  const given = { ...tag, ...init } as Partial<AftercastOptions>;
  const { x, y } = given.offset ?? {};
  return {
    ...given,
    siteKey: given.siteKey ?? '',
    locale: /^zh/i.test([given.locale, ...languages, 'zh'].find(Boolean)!) ? 'zh' : 'en',
    color: /^#[0-9a-f]{6}$/i.test(given.color ?? '') ? given.color : undefined,
    offsetX: +(x ?? tag.offsetX ?? 20),
    offsetY: +(y ?? tag.offsetY ?? 20),
    zIndex: +(given.zIndex ?? 2147483000),
  };
}
