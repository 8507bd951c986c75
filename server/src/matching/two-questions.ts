/** Splits a message that asks two things. Pure, and careful: shoppers tell a story in several clauses far more often than they ask twice. */
import type { Normalised } from './normalise.ts';

/** Words that announce a second matter. */
const announces = /(?:还有(?:就是|个问题|一个问题|一件事)?|另外|顺便(?:问(?:一?下)?|再问)?|再问(?:一?下|个)|对了|以及|再就是)/;
const announcesEnglish = /\b(?:and also|also|another (?:question|thing)|one more (?:thing|question)|plus|oh and|on top of that|secondly|by the way|btw)\b/;
/**
 * How Chinese asks and wants. 几 asks for any number ("几点上班", "有几个颜色") but for a few already had: "好几天", "前几天", "等了几天", "几个没到", "几百".
 * So does 多 before a measure ("多久", "多大"), not in "差不多大". "能不能", "发没发" ask by saying the verb twice.
 * 不想要 wishes for nothing: it tells why the other clause is asked.
 */
const asks = new RegExp([
  '[吗么呢嘛]$|了没有?$|不$',
  '怎[么样]|咋|什么|啥|哪|谁|何时|何处|为何|如何|干嘛|几时',
  '(?<![好这那前过隔头后近了没经都十茶的])几(?![十百千万乎]|个问题|.{1,2}(?:了$|没|都|不))',
  '(?<![不很太好更])多(?:[久长大重高远厚宽深快]|少(?!有点))',
  '([^不没动时])[不没]\\1|[能可是会]否|有无',
  '可以|我要|(?<![不没])想|帮我|给我',
].join('|'));
const asksEnglish = new RegExp([
  '^(?:what|when|where|why|how|who|whose|which|can|could|do|does|did|is|are|was|were|will|would|should|shall|may|have|has|any)\\b',
  '\\bhow (?:long|much|many|often|soon|late|early|far|big|heavy|do|does|can|to)\\b|\\b(?:what|when|where|why|who|which) (?:is|are|do|does|did|can|will|would|should)\\b|\\bwhat (?:time|day|date|hours|size|colou?r)s?\\b|\\bwhich (?:one|size|colou?r|day)s?\\b',
  '\\b(?:can|could|may|should|do|am) i\\b|\\b(?:can|could|do|will|would) you\\b|\\b(?:is|are) there\\b|\\bis it\\b',
  '\\bi (?:want|need|wonder|would like)\\b|\\b(?:wondering|tell me|let me know)\\b',
].join('|'));
/** Hung on to a wish or a story, this asks about it and nothing of its own. */
const tag = /^(?:那?我?(?:该|要|应该)?(?:怎[么样]|咋|如何)(?:办|弄|操作|处理|做|搞|整)?|(?:这样)?(?:可以|行|好|能行|对|是)(?:吗|么|不|不行|不好)|why|how|can you help(?: me)?|is it possible|what (?:do|should|can) i do)(?:呢|呀|啊)?$/;
/** The shortest part that can be a question, in characters. */
const shortest = 3;

const isAsking = (clause: string): boolean => !tag.test(clause) && (asks.test(clause) || asksEnglish.test(clause));

/** `announced`: words say that a second matter follows, so that one answer is plainly half of one. */
export interface TwoQuestions { parts: [string, string]; announced: boolean }

/** The two questions of a message, or null where it is not plainly two. */
export function partsOf({ text, clauses }: Normalised): TwoQuestions | null {
  const found = announces.exec(text) ?? announcesEnglish.exec(text);
  if (found && found.index > 0) {
    const parts: [string, string] = [text.slice(0, found.index).trim(), text.slice(found.index + found[0].length).trim()];
    if (parts.every((part) => part.length >= shortest) && isAsking(parts[1]) && isAsking(parts[0])) return { parts, announced: true };
  }
  const asking = clauses.filter(isAsking);
  if (asking.length !== 2 || clauses.length !== 2) return null;
  return asking.every((part) => part.length >= shortest) ? { parts: [asking[0] as string, asking[1] as string], announced: false } : null;
}
