import type { CaseMatter, CaseState, ErrorCode, OrderAction, RequestReason, SatisfactionReason } from '@aftercast/shared';

/** What is said when a person comes in, a picture is sent or something fails: comes with the later chunk. */
export interface LaterMessages {
  /** In which amounts are written. */
  locale: string;
  retry: string;
  remove: string;
  picture: string;
  pictureGone: string;
  uploaded: string;
  uploading(percent: number): string;
  notice: {
    handoff: string; handoffBy: Partial<Record<string, string>>; busy: string; place(place: number): string; assigned(name: string): string; resolved: string;
    /** Minutes; `to` null: more than `from`. */
    wait(from: number, to: number | null): string; away(when: string): string; tomorrow(time: string): string;
    reopened(name: string): string; returned: string; requeued: string; merged: string;
  };
  /** How it went. `scores` from bad to very good. */
  rating: {
    ask(agentName: string | undefined): string; scores: readonly string[]; whyGood: string; whyBad: string; reasons: Record<SatisfactionReason, string>;
    wordsAsk: string; wordsHint: string; send: string; skip: string; thanks: string; change: string;
  };
  /** Whether colleagues besides the agent may read what was said of one's health. */
  care: { ask: string; answers: { given: string; declined: string }; either: string; given: string; declined: string };
  cases: {
    matters: Record<CaseMatter, string>;
    states: Record<CaseState, string>;
    /** What happens now, or what the shopper can do. */
    next: Record<CaseState, string>;
    title(matter: string, state: string): string;
    order(id: string): string;
    until(time: string): string;
    /** Goods that were not named. */
    moreGoods(count: number): string;
  };
  /** The shopper's own order, and how somebody who is not signed in shows that one is theirs. */
  order: {
    title(id: string): string; states: Record<string, string>; shipBy(time: string): string; late(time: string): string; total: string; trackingNumber: string; more: string; less: string; gone: string;
    actions: Record<OrderAction, string>; ask: Record<Exclude<OrderAction, 'track'>, string>; send: string; cancel: string; failed: string; address: string;
    /** Which goods are given back, how many of one, what of the money that is, why, and pictures. */
    goods: string; count(name: string): string; fewer: string; another: string; of(chosen: number, bought: number): string; estimate(amount: string): string; estimateHow: string;
    why: string; reasons: Record<RequestReason, string>; pictures(most: number): string; missing: { goods: string; reason: string; pictures: string };
    proof: { ask: string; id: string; tail: string; send: string; says(id: string, tail: string): string };
  };
  /** By error code; `other` for all the rest. */
  failed: Partial<Record<ErrorCode | 'unreachable', string>> & { other: string };
  /** Why it takes longer, while it is still being tried. */
  delayed: Partial<Record<ErrorCode, string>>;
}
