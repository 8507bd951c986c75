import type { ErrorCode } from '@aftercast/shared';

/** Everything the app says, one catalogue a language. Written in each language, not translated from the other. */
export interface Messages {
  panel(shop: string): string;
  close: string;
  askPerson: string;
  askingPerson: string;
  sound(on: boolean): string;
  status: { bot: string; queued(place: number | null): string; assigned(name: string): string; resolved: string };
  greeting(hour: number, assistant: string): string;
  often: string;
  privacy(shop: string, days: number): string;
  privacyLink: string;
  log: string;
  placeholder: string;
  send: string;
  attach: string;
  tooLong(length: number, limit: number): string;
  bot(name: string): string;
  agent(name: string): string;
  whileQueued: string;
  source(question: string): string;
  helpful: string;
  unhelpful: string;
  thanks: string;
  sorry: string;
  choices: string;
  noneOfThese: string;
  typing(name: string | null): string;
  sending: string;
  sent: string;
  read: string;
  retry: string;
  remove: string;
  newMessages: string;
  latest(count: number): string;
  older: string;
  loadingOlder: string;
  today(time: string): string;
  yesterday(time: string): string;
  date(month: number, day: number, year: number | null): string;
  picture: string;
  pictureGone: string;
  uploading(percent: number): string;
  dropHere: string;
  offline: string;
  connecting: string;
  stopped: string;
  reload: string;
  unreachable: string;
  tryAgain: string;
  loading: string;
  notice: {
    handoff: string; handoffBy: Partial<Record<string, string>>; place(place: number): string; assigned(name: string): string; resolved: string;
    reopened(name: string): string; returned: string; merged: string;
  };
  /** By error code; `other` for all the rest. */
  failed: Partial<Record<ErrorCode | 'unreachable', string>> & { other: string };
  /** Why it takes longer, while it is still being tried. */
  delayed: Partial<Record<ErrorCode, string>>;
}
