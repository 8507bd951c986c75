import type { ComponentChildren } from 'preact';

/** What a tag says by its colour: `late` and `soon` press, `fine` is done well, `info` is good to know, `plain` says nothing. */
export type TagTone = 'plain' | 'info' | 'fine' | 'soon' | 'late';

/** A short word about a thing, beside its name. */
export function Tag({ tone = 'plain', children }: { tone?: TagTone; children: ComponentChildren }) {
  return <span class={`tag ${tone}`}>{children}</span>;
}
