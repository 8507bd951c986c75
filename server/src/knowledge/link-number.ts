/** Finds the numbered link a shopper names: "3号链接", "二号链", "link 3". Pure. */

const digits: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };
const chinese = /(\d{1,3}|[一二两三四五六七八九十])\s*(?:号\s*(?:链|宝贝|品(?!牌))|链接)/;
const english = /\blink\s*(?:no\.?|number|#)?\s*(\d{1,3})\b/i;

/** The link's number, or null. */
export function linkNumberIn(text: string): number | null {
  const plain = text.normalize('NFKC');
  const found = chinese.exec(plain)?.[1] ?? english.exec(plain)?.[1];
  if (found === undefined) return null;
  return digits[found] ?? Number(found);
}
