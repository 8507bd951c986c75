import type { CaseMatter, CaseState, ErrorCode } from '@aftercast/shared';

/** What is said when a person comes in, a picture is sent or something fails: comes with the later chunk. */
export interface LaterMessages {
  retry: string;
  remove: string;
  picture: string;
  pictureGone: string;
  uploaded: string;
  uploading(percent: number): string;
  notice: {
    handoff: string; handoffBy: Partial<Record<string, string>>; place(place: number): string; assigned(name: string): string; resolved: string;
    reopened(name: string): string; returned: string; requeued: string; merged: string;
  };
  cases: {
    matters: Record<CaseMatter, string>;
    states: Record<CaseState, string>;
    /** What happens now, or what the shopper can do. */
    next: Record<CaseState, string>;
    title(matter: string, state: string): string;
    order(id: string): string;
    until(time: string): string;
  };
  /** By error code; `other` for all the rest. */
  failed: Partial<Record<ErrorCode | 'unreachable', string>> & { other: string };
  /** Why it takes longer, while it is still being tried. */
  delayed: Partial<Record<ErrorCode, string>>;
}
