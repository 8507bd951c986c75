/** Reads a message that makes sense only after the one before it: "那运费呢", "多久", "and for returns?". Pure. */
import type { Normalised } from './normalise.ts';

/** Elliptic by form: starts with 那 or ends with 呢, or is nothing but a question word. */
const elliptic = /^(?:那么?|然后|还有).{1,8}呢?$|^.{1,6}呢$|^(?:要|需要|大概|一般|得)?(?:多久|几天|多少钱?|多长时间|什么时候|啥时候|哪里|在哪|怎么[弄办搞]?|为什么|为啥|可以吗|行吗|谁出|谁付)(?:呀|啊|呢|能到|到账)?$/;
const ellipticEnglish = /^(?:and |then |so )?(?:what|how) about .{2,30}$|^and (?:for |the |if )?.{2,24}$|^(?:and )?(?:how long|how much|when|where|why|how|who pays)(?: is it| does it take| then| exactly)?$/;

/** "还有货吗" begins as "还有运费呢" does and asks whether something is left. */
const whetherLeft = /^还有(?!.*呢$)(?:现?货|库存|.*(?:吗|嘛|么|没|没有|木有|不)$)/;

/** The longest turn that is worth carrying over, in characters. */
const longest = 60;

/** Nothing but a question word: only the turn before says of what. */
const questionWord = /^(?:要|需要|大概|一般|得)?(?:多久|几天|多少钱?|多长时间|什么时候|啥时候|哪里|在哪|怎么[弄办搞]?|为什么|为啥|可以吗|行吗)?(?:呀|啊|呢)?$|^(?:how long|how much|when|where|why|how)?(?: is it| does it take| then| exactly)?$/;

export interface FollowUp {
  /** Both turns as one question. */
  whole: Normalised;
  /** What the message adds, or null where it is nothing but a question word. */
  added: Normalised | null;
}

/** Whether a normalised message may need the turn before it to make sense. */
export function isElliptic(text: string): boolean {
  const joined = text.replace(/ /g, '');
  return (elliptic.test(joined) && !whetherLeft.test(joined)) || ellipticEnglish.test(text);
}

/**
 * The message together with the turn before it, or null where it stands by itself.
 * @param previous what the shopper wrote before, as written
 */
export function readFollowUp({ text }: Normalised, previous: string | null | undefined, normalise: (raw: string) => Normalised): FollowUp | null {
  if (!previous || !isElliptic(text)) return null;
  const before = normalise(previous.slice(0, longest)).text;
  if (before === '') return null;
  const bare = text.replace(/^(?:那么?|然后|还有|and |then |so )/, '').replace(/呢$/, '');
  const whole = `${before} ${bare}`.trim();
  return { whole: { text: whole, clauses: [whole] }, added: questionWord.test(bare) ? null : { text: bare, clauses: [bare] } };
}
