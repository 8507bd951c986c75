/** What is typed after a `/` in the composer. Pure. */
import type { ReplyTemplate } from '@aftercast/shared';

/** The slash before the caret that begins a line or follows a space, and what was typed after it. `from` is the slash's place. */
export interface Slash { from: number; query: string }

/** Null where the caret is not behind one. */
export function slashBefore(text: string, caret: number): Slash | null {
  const match = /(?:^|\s)\/([^\s/]{0,20})$/.exec(text.slice(0, caret));
  if (!match) return null;
  const query = match[1] ?? '';
  return { from: caret - query.length - 1, query };
}

/** The templates whose title or words hold the query, titles first. */
export function findTemplates(templates: readonly ReplyTemplate[], query: string): ReplyTemplate[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [...templates];
  const titled = templates.filter(({ title, id }) => `${title} ${id.replace(/_/g, ' ')}`.toLowerCase().includes(wanted));
  const worded = templates.filter((each) => !titled.includes(each) && Object.values(each.steps).some((text) => text.toLowerCase().includes(wanted)));
  return [...titled, ...worded];
}

/** Puts words in place of what stands between; on a line of their own where other words stand before them. */
export function putWords(text: string, from: number, to: number, words: string): { text: string; from: number; to: number } {
  const before = text.slice(0, from).replace(/[ \t]+$/, '');
  const lead = before === '' || before.endsWith('\n') ? '' : '\n';
  const start = before.length + lead.length;
  return { text: before + lead + words + text.slice(to).replace(/^[ \t]+/, ''), from: start, to: start + words.length };
}
