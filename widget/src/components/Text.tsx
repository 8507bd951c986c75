import { findLinks } from '../models/links.ts';

/** Words as they were written: nothing in them becomes markup, only http addresses become links. */
export function Text({ text }: { text: string }) {
  return <>{findLinks(text).map(({ text: piece, href }) => href
    ? <a href={href} target="_blank" rel="noopener noreferrer nofollow">{piece}</a>
    : piece)}</>;
}
