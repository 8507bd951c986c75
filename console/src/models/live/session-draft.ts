/** A live session while it is written: every value as its field holds it. Pure. */
import type { LinkStock, LiveLink, LivePromise, LiveSession, PromiseKind } from '@aftercast/shared';
import { momentText, noMoment, readMoment, type MomentText } from './moments.ts';

/** `key` stays the same while everything else is changed. */
export interface SpanDraft { from: MomentText; until: MomentText }
/** `stock` is the desk's: it goes along and is not edited. */
export interface LinkDraft { key: string; number: string; product: string; price: string; returnTerms: string; shown: SpanDraft[]; stock?: LinkStock | undefined }
export interface PromiseDraft {
  key: string; kind: PromiseKind; product: string; text: string; textEn: string; from: MomentText; until: MomentText;
  /** `ship-by`: hours from the payment on, or a moment. Others: until when it can be claimed. */
  hours: string; by: MomentText; gift: string; perItem: string; returnDays: string; usedOk: boolean; sellerPays: boolean; maxAmount: string;
}
export interface SessionDraft {
  id: string; title: string; titleEn: string; host: string; from: MomentText; until: MomentText; delay: string;
  links: LinkDraft[]; promises: PromiseDraft[];
}

const shown = (value: number | undefined | null): string => (value === undefined || value === null ? '' : String(value));

function linkDraft(link: LiveLink, zone: string): LinkDraft {
  return {
    key: `link-${link.number}`, number: String(link.number), product: link.product, price: shown(link.price), returnTerms: link.returnTerms,
    shown: link.shown.map(({ from, until }) => ({ from: momentText(from, zone), until: momentText(until, zone) })), stock: link.stock,
  };
}

function promiseDraft({ id, kind, product, text, textEn, validFrom, validUntil, terms }: LivePromise, zone: string): PromiseDraft {
  const [hours, by] = kind === 'ship-by' ? [terms.shipWithinHours, terms.shipBy] : [terms.claimWithinHours, terms.claimUntil];
  return {
    key: id, kind, product: product ?? '', text, textEn: textEn ?? '', from: momentText(validFrom, zone), until: momentText(validUntil, zone),
    hours: shown(hours), by: momentText(by ?? null, zone), gift: terms.gift ?? '', perItem: shown(terms.perItem), returnDays: shown(terms.returnDays),
    usedOk: terms.usedOk ?? false, sellerPays: terms.sellerPaysFreight ?? false, maxAmount: shown(terms.maxAmount),
  };
}

export function toDraft(session: LiveSession, zone: string): SessionDraft {
  const { id, title, titleEn, host, startsAt, endsAt, playbackDelaySeconds, links, promises } = session;
  return {
    id, title, titleEn: titleEn ?? '', host, from: momentText(startsAt, zone), until: momentText(endsAt, zone), delay: String(playbackDelaySeconds),
    links: links.map((link) => linkDraft(link, zone)), promises: promises.map((promise) => promiseDraft(promise, zone)),
  };
}

/** A session that is being made. @param id one that is not taken yet; the merchant may choose another */
export const newDraft = (id: string): SessionDraft => ({ id, title: '', titleEn: '', host: '', from: noMoment, until: noMoment, delay: '10', links: [], promises: [] });

/**
 * The next session of the same kind: everything as it was, a week or whole days later, without what was on the screen and what was sold out. Days are the shop's,
 * so that 20:00 stays 20:00 also where clocks change between.
 */
export function copyDraft(session: LiveSession, id: string, days: number, zone: string): SessionDraft {
  const draft = toDraft(session, zone);
  const later = ({ text }: MomentText): MomentText => (text === '' ? noMoment : { text: `${new Date(Date.parse(`${text.slice(0, 10)}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)}${text.slice(10)}`, was: null });
  return {
    ...draft, id, from: later(draft.from), until: later(draft.until), links: draft.links.map(({ stock: _, ...link }) => ({ ...link, shown: [] })),
    promises: draft.promises.map((promise, index) => ({ ...promise, key: `${id}-p${index + 1}`, from: later(promise.from), until: later(promise.until), by: later(promise.by) })),
  };
}

/** A number that is one more than the highest. */
export function newLink(draft: SessionDraft, key: string): LinkDraft {
  const highest = draft.links.reduce((most, { number }) => Math.max(most, Number(number) || 0), 0);
  return { key, number: highest < 999 ? String(highest + 1) : '', product: '', price: '', returnTerms: '', shown: [] };
}

/** It holds as long as the broadcast lasts. */
export function newPromise(draft: SessionDraft, key: string, product: string): PromiseDraft {
  return { key, kind: 'ship-by', product, text: '', textEn: '', from: draft.from, until: draft.until, hours: '', by: noMoment, gift: '', perItem: '', returnDays: '', usedOk: false, sellerPays: false, maxAmount: '' };
}

const number = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));

function termsOf(promise: PromiseDraft, zone: string): LivePromise['terms'] {
  const { kind, gift, perItem, returnDays, usedOk, sellerPays, maxAmount } = promise;
  const [hours, by] = [number(promise.hours), readMoment(promise.by, zone) ?? undefined];
  const due = kind === 'ship-by' ? { shipWithinHours: hours, shipBy: by } : kind === 'quality-claim' ? {} : { claimWithinHours: hours, claimUntil: by };
  const own = kind === 'gift' ? { gift: gift.trim() || undefined, perItem: number(perItem) }
    : kind === 'free-return' ? { returnDays: number(returnDays), usedOk: usedOk || undefined, sellerPaysFreight: sellerPays || undefined }
      : kind === 'freight-insurance' ? { maxAmount: number(maxAmount) } : {};
  return Object.fromEntries(Object.entries({ ...due, ...own }).filter(([, value]) => value !== undefined));
}

/** The session that it means. Ask only of a draft without problems. @param version the one it was made from; 0 for a new one */
export function toSession(draft: SessionDraft, zone: string, version: number): LiveSession {
  const at = (moment: MomentText): number => readMoment(moment, zone) ?? 0;
  return {
    id: draft.id.trim(), title: draft.title.trim(), titleEn: draft.titleEn.trim() || null, host: draft.host.trim(), startsAt: at(draft.from), endsAt: at(draft.until),
    playbackDelaySeconds: Number(draft.delay), version,
    links: draft.links.map((link) => ({
      number: Number(link.number), product: link.product, price: number(link.price) ?? null, returnTerms: link.returnTerms.trim(),
      shown: link.shown.map(({ from, until }) => ({ from: at(from), until: readMoment(until, zone) })), ...link.stock && { stock: link.stock },
    })),
    promises: draft.promises.map((promise) => ({
      id: promise.key, kind: promise.kind, product: promise.product || null, text: promise.text.trim(), textEn: promise.textEn.trim() || undefined, validFrom: at(promise.from), validUntil: at(promise.until), terms: termsOf(promise, zone),
    })),
  };
}
