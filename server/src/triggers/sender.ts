/**
 * Does one job whose time has come: judges it by what is true now, and tells, waits, or keeps the reason why not. The message, the row that it
 * was told, the event of the outbox and the end of the job are one transaction, so that neither a crash nor a second worker tells it twice.
 * Called by the worker.
 */
import { subjectOf, type CareReason, type Language } from '@aftercast/shared';
import type { ReachService } from '../conversation/reach-service.ts';
import { AppError } from '../errors.ts';
import { careWords } from './care-words.ts';
import { deliveryId } from './delivery-id.ts';
import type { DeliveryRepository, DeliveryRow } from './delivery-repository.ts';
import type { Facts } from './facts.ts';
import type { FactsRepository, Person } from './facts-repository.ts';
import type { JobRepository, JobRow } from './job-repository.ts';
import { judgeJob } from './judge-job.ts';
import { liveRule } from './live-rule.ts';
import type { RuleRow } from './rule-repository.ts';

/** The part of a shop that tells. */
export interface TellingShop { id: string; name: string; assistantName: string; language: Language; timeZone: string }

interface Deps {
  facts: Pick<FactsRepository, 'orders' | 'caseOf' | 'waitOf' | 'person'>;
  jobs: Pick<JobRepository, 'forget' | 'postpone'>;
  deliveries: Pick<DeliveryRepository, 'toldTo' | 'mayTell' | 'sent' | 'keep'>;
  tell: ReachService['tell'];
  clock: () => number;
}

const weekMs = 7 * 86_400_000;
/** Something changed while it was judged: it is judged again. */
const againMs = 1_000;
const mostTries = 8;

export function createSender({ facts, jobs, deliveries, tell, clock }: Deps) {
  async function read(rule: RuleRow, { shopId, subjectId }: JobRow): Promise<{ facts: Facts; orderAt: number | null } | null> {
    switch (subjectOf(rule.words.when.kind)) {
      case 'order': {
        const [found] = await facts.orders(shopId, [subjectId]);
        return found ? { facts: found.facts, orderAt: found.updatedAt } : null;
      }
      case 'case': {
        const found = await facts.caseOf(shopId, subjectId);
        return found && { facts: found, orderAt: null };
      }
      case 'wait': {
        const found = await facts.waitOf(shopId, subjectId);
        return found && { facts: found, orderAt: null };
      }
    }
  }
  async function personOf(shopId: string, about: Facts): Promise<Person | null> {
    if (about.subject !== 'order') return { ...await facts.person(shopId, { shopperId: about.shopperId }), shopperId: about.shopperId, language: about.language };
    return about.externalId === null ? null : facts.person(shopId, { externalId: about.externalId });
  }

  /** Facts that can't be put into words cost this one delivery; tried again they would fail again. */
  function wordsFor(rule: RuleRow, about: Facts, shop: TellingShop, person: Person | null): { language: Language; text: string | null } {
    const language = person?.language ?? shop.language;
    try {
      return careWords(rule.words.texts, about, { shop, language, shopperName: person?.name ?? null });
    } catch {
      return { language, text: null };
    }
  }

  return {
    /** @throws what may pass: the job comes back when its lease ends */
    async send(shop: TellingShop, rule: RuleRow | undefined, job: JobRow): Promise<void> {
      const found = rule && await read(rule, job);
      if (!rule || !found) return jobs.forget(job);
      const now = clock();
      const about = found.facts;
      const person = await personOf(shop.id, about);
      const recipient = person && recipientOf(person);
      const since = now - weekMs;
      const told = recipient === null ? [] : await deliveries.toldTo(shop.id, recipient, since);
      const verdict = judgeJob({ rule: liveRule(rule), facts: about, plannedAt: job.plannedAt, now, zone: shop.timeZone, told });
      if (verdict.kind === 'forget') return jobs.forget(job);
      if (verdict.kind === 'wait') return jobs.postpone(job, verdict.moment, verdict.until);
      const { language, text } = wordsFor(rule, about, shop, person);
      const row: DeliveryRow = {
        id: deliveryId(shop.id, rule.id, job.subjectId), shopId: shop.id, ruleId: rule.id, ruleName: rule.words.name, subjectId: job.subjectId,
        orderId: about.subject === 'order' ? about.id : about.subject === 'case' ? about.orderId : null, shopperExternalId: person?.externalId ?? null, recipient,
        conversationId: null, seq: null, language, text: text ?? '', state: 'sent', reason: null, at: now, seenAt: null,
      };
      const keep = (state: 'not_reached' | 'dropped', reason: CareReason) => deliveries.keep({ ...row, state, reason });
      if (verdict.kind === 'drop') return keep('dropped', verdict.reason);
      if (text === null) return keep('not_reached', 'variable_missing');
      if (!person) return keep('not_reached', 'shopper_unknown');
      try {
        const reached = await tell(shop, person.shopperId === null ? person.externalId ?? '' : { shopperId: person.shopperId }, {
          id: row.id, text: () => text, orderId: row.orderId ?? undefined, by: { sender: 'bot', name: shop.assistantName },
          onlyIf: (w) => deliveries.mayTell(w, { row, version: rule.version, orderAt: found.orderAt, toldBefore: told.length, since }),
          beside: (w, { conversationId, seq }) => deliveries.sent(w, { ...row, conversationId, seq }),
        });
        if (reached === null) await jobs.postpone(job, job.plannedAt, now + againMs);
        else if (reached.repeated) await jobs.forget(job);
      } catch (error) {
        if (error instanceof AppError && (error.code === 'text_too_long' || error.code === 'text_empty')) return keep('not_reached', 'too_long');
        if (job.tries >= mostTries) return keep('not_reached', 'failed');
        throw error;
      }
    },
  };
}
export type Sender = ReturnType<typeof createSender>;

/** Whom caps count. */
function recipientOf({ shopperId, externalId }: Person): string | null {
  return externalId ?? (shopperId === null ? null : `#${shopperId}`);
}
