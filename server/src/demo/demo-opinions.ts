/** What is said about the demo's old talks: by shoppers, who rate how they were served, and by the staff, who file them. Pure. */
import type { Satisfaction, SatisfactionReason } from '@aftercast/shared';
import type { Dice } from './demo-dice.ts';
import type { HistoryLine } from './demo-history.ts';

/** A rating as the shop keeps it: of the stretch that begins with sequence `stretch`, under the message of sequence `seq`. */
export interface HistoryRating { stretch: number; seq: number; given: Satisfaction }

/** Of those whom a person served, so many say how it was. */
const shareThatRates = 0.35;
/** By how long they waited for the first reply, in milliseconds: how likely at most 1, 2, 3 and 4 points are; the rest give 5. */
const moods: readonly { waitedMs: number; upTo: readonly number[] }[] = [
  { waitedMs: 75_000, upTo: [0.02, 0.05, 0.12, 0.42] },
  { waitedMs: 150_000, upTo: [0.05, 0.12, 0.25, 0.58] },
  { waitedMs: Infinity, upTo: [0.11, 0.24, 0.42, 0.72] },
];
const pleased: readonly (readonly [SatisfactionReason, string])[] = [['fast', '回得很快'], ['solved', '问题解决了，谢谢'], ['friendly', '客服很耐心'], ['clear', '说得很清楚']];
const displeased: readonly (readonly [SatisfactionReason, string])[] = [['unsolved', '还是不知道什么时候能到'], ['unclear', '没太看懂要怎么退'], ['rules', '运费为什么要我出']];

/** Null where no person served them, where it was opened again, and of most others: few rate. */
export function ratingOf(lines: readonly HistoryLine[], random: Dice): HistoryRating | null {
  const seqOf = (event: string): number => lines.findIndex(({ body }) => body.kind === 'notice' && body.event === event) + 1;
  const [stretch, seq] = [seqOf('handoff'), seqOf('resolved')];
  if (stretch === 0 || seq !== lines.length || random.next() >= shareThatRates) return null;
  const asked = lines[stretch - 1]?.at ?? 0;
  const waited = (lines.find(({ sender }) => sender === 'agent')?.at ?? asked) - asked;
  const luck = random.next();
  const score = 1 + (moods.find(({ waitedMs }) => waited < waitedMs)?.upTo ?? []).filter((most) => luck >= most).length;
  const [reason, words] = score > 3 ? random.pick(pleased) : waited > 150_000 ? ['slow', '等太久了'] as const : random.pick(displeased);
  return { stretch, seq, given: { score, reason, words: random.next() < 0.3 ? words : null, givenAt: (lines.at(-1)?.at ?? 0) + 20_000 } };
}

/** The demo shop's labels, each with the words of a shopper's that it was put on for; null: put by hand. */
export const demoLabels = [
  { id: 'l_demo_late', name: '催发货', tone: 'soon', when: null },
  { id: 'l_demo_lost', name: '丢件', tone: 'late', when: /没收到/ },
  { id: 'l_demo_wrong', name: '换货', tone: 'info', when: /和拍的不一样/ },
  { id: 'l_demo_faulty', name: '质量问题', tone: 'soon', when: /坏了/ },
  { id: 'l_demo_regular', name: '老客', tone: 'fine', when: null },
] as const;

/** The ids of the labels that a talk which a person had carries. */
export function labelsOf({ agentId, lines }: { agentId: string | null; lines: readonly HistoryLine[] }): string[] {
  if (agentId === null) return [];
  const said = lines.flatMap(({ sender, body }) => (sender === 'shopper' && body.kind === 'text' ? [body.text] : []));
  return demoLabels.filter(({ when }) => when !== null && said.some((text) => when.test(text))).map(({ id }) => id);
}
