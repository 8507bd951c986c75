/**
 * How somebody who is not signed in shows that an order is theirs: its number and the last four digits of the phone it goes to. Pure.
 *
 * The arithmetic: four digits are one of 10,000. Order numbers can be guessed and shopper tokens cost nothing, so what counts are the bounds
 * that no token gets around. An order takes `order` wrong tries a day: found with at most 5 / 10,000 = 0.05 % a day, whoever tries. The whole
 * shop takes `shop` wrong tries a day: whatever numbers are tried, at most 200 / 10,000 = 0.02 orders a day are expected to be found, one in
 * seven weeks of trying without a rest, and what is found is where a parcel is, nothing of whom it belongs to. The bounds for a shopper and
 * for an address block only keep one visitor from using up the day's tries of all.
 */

/** Wrong tries a day that are answered; over any of them a person takes over. */
export const wrongTries = { order: 5, shopper: 8, block: 20, shop: 200 } as const;
export const triesWindowMs = 24 * 3_600_000;

export interface Proof { orderId: string; tail: string }

const fullWidth = (text: string): string => text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/　/g, ' ');
/** What comes along where a number is copied off a page: it has no width and names nothing. */
const unseen = /\p{Cf}/gu;
const tailWord = /(?:尾号|尾数|后四位|后4位|末四位|last\s*(?:four|4)(?:\s*digits)?(?:\s*of(?:\s*(?:the|my))?\s*phone)?|end(?:s|ing)(?:\s*in)?)\s*(?:是|为|:|：|is)?\s*(\d{4})(?!\d)/i;
/** What order numbers look like, and telephone numbers too: letters and four digits or more, or five digits. Two times four digits alone may be anything. A part of a longer number is none. */
const numberLike = String.raw`(?<![A-Za-z0-9-])(?<![A-Za-z0-9][._])(?:[A-Za-z]{1,8}[-._]?\d[A-Za-z0-9-]{3,39}|\d[A-Za-z0-9-]{4,39})(?![A-Za-z0-9-]|[._][A-Za-z0-9])`;
const bare = new RegExp(`^\\s*(?:(${numberLike})[\\s,，、/]+(\\d{4})|(\\d{4})[\\s,，、/]+(${numberLike}))\\s*$`);
/** A word is named as the order's number only where it has a digit in it: "my order is late" names none. A shop's prefix may end in a dot: "EU.1001". */
const namedOrder = /(?:订单号?|单号|order(?:\s*(?:number|no\.?|id))?)\s*(?:是|为|:|：|#|is)?\s*#?((?=[A-Za-z0-9._-]*\d)[A-Za-z0-9-]+(?:[._][A-Za-z0-9-]+)*)/i;

/** What the bubble's two fields say: whatever was written into the first is the number. The words are the bubble's, in both languages; a sentence in the same words may have others around the number, and a comma or stop behind it. */
const fields = /^\s*(?:订单号|order) (.{1,80}) (?:尾号|last four) (\d{4})\s*$/i;

/** "订单 LY2026111300 尾号 1234", "尾号1234，单号 LY2026111300", "LY2026111300 1234", "order 1001 last four 1234". Null where it is no such thing. */
export function proofIn(said: string): Proof | null {
  const raw = said.replace(unseen, '');
  const text = fullWidth(raw);
  const filled = fields.exec(raw);
  if (filled?.[1] && filled[2]) return { orderId: filled[1].trim().replace(/^(?:(?:number|no\.?|id|is|是|为)\s+|[:：]\s*)/i, '').replace(/^#/, '').replace(/\s*[,，.。;；、]$/, ''), tail: filled[2] };
  const both = bare.exec(text);
  if (both) return { orderId: (both[1] ?? both[4]) as string, tail: (both[2] ?? both[3]) as string };
  const tail = tailWord.exec(text);
  if (!tail?.[1]) return null;
  const rest = text.replace(tail[0], ' ');
  const orderId = namedOrder.exec(rest)?.[1] ?? new RegExp(numberLike).exec(rest)?.[0];
  return orderId === undefined || orderId.length > 40 ? null : { orderId, tail: tail[1] };
}

/** Which network an address belongs to, as providers hand them out: a /24 of IPv4, a /56 of IPv6. @param address as the socket has it */
export function addressBlock(address: string): string {
  const four = /(?:^|:)(\d+\.\d+\.\d+)\.\d+$/.exec(address)?.[1];
  if (four) return `${four}.0/24`;
  const [head = '', tail = ''] = address.split('::');
  const [left, right] = [head, tail].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const groups = [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right].map((group) => group.padStart(4, '0'));
  return `${groups.slice(0, 3).join(':')}:${(groups[3] ?? '0000').slice(0, 2)}00::/56`;
}
