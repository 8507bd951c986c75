/** Splits a message that asks two things. Pure, and careful: shoppers tell a story in several clauses far more often than they ask twice. */
import type { Normalised } from './normalise.ts';

/** Words that announce a second matter. */
const announces = /(?:还有(?:就是|个问题|一个问题|一件事)?|另外|顺便(?:问(?:一?下)?|再问)?|再问(?:一?下|个)|对了|以及|再就是)/;
const announcesEnglish = /\b(?:and also|also|another (?:question|thing)|one more (?:thing|question)|plus|oh and|on top of that|secondly|by the way|btw)\b/;
/** A clause that asks or wants something. */
const asks = /[吗么呢]$|怎么|咋|什么|啥|多久|几天|几号|多少|哪|谁|能不能|可不可以|可以|能否|是不是|有没有|要不要|我要|我想|帮我|给我|想/;
const asksEnglish = /^(?:what|when|where|why|how|who|which|can|could|do|does|did|is|are|will|would|should|may|have|has)\b|\b(?:i want|i need|i would like|can i|can you|could you|how do|how long|how much|when will|where is|do you|is there|is it)\b/;
/** The shortest part that can be a question, in characters. */
const shortest = 3;

const isAsking = (clause: string): boolean => asks.test(clause) || asksEnglish.test(clause);

/** The two questions of a message, or null where it is not plainly two. */
export function partsOf({ text, clauses }: Normalised): [string, string] | null {
  const found = announces.exec(text) ?? announcesEnglish.exec(text);
  if (found && found.index > 0) {
    const parts: [string, string] = [text.slice(0, found.index).trim(), text.slice(found.index + found[0].length).trim()];
    if (parts.every((part) => part.length >= shortest) && isAsking(parts[1]) && isAsking(parts[0])) return parts;
  }
  const asking = clauses.filter(isAsking);
  if (asking.length !== 2 || clauses.length !== 2) return null;
  return asking.every((part) => part.length >= shortest) ? [asking[0] as string, asking[1] as string] : null;
}
