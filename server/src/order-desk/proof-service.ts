/**
 * Answers whoever names an order and the last four digits of its phone: right, they hear where it stands and nothing else; wrong, they hear the
 * same words whether the order, the digits or the phone is missing. Over any bound a person takes over. Called in front of the knowledge base.
 */
import type { Language } from '@aftercast/shared';
import { LRUCache } from 'lru-cache';
import type { BotReply } from '../knowledge/bot-reply.ts';
import type { Order } from '../orders/order.ts';
import { addressBlock, proofIn, triesWindowMs, wrongTries, type Proof } from './order-proof.ts';
import type { RequestRepository } from './request-repository.ts';
import { statusWords } from './status-words.ts';

/** A shopper's words with who says them. */
export interface ProofQuestion { shop: { id: string; timeZone: string }; shopper: { id: string; externalId: string | null }; text: string; language: Language; address: string | null }

interface Deps {
  repository: Pick<RequestRepository, 'wrongTries' | 'wrong'>;
  orderById: (shopId: string, id: string) => Promise<{ shopperExternalId: string | null; order: Order } | null>;
  clock: () => number;
}

const wrongWords: Record<Language, string> = {
  zh: '这个订单号和手机尾号对不上，请核对后再发一次。还是不行的话点「转人工」，同事帮您查。', en: 'That order number and those last four digits don’t match. Please check them and send them again, or ask for a person to look it up.',
};
/** Address blocks that are remembered; past that the longest unused is forgotten, which only ever favours its owner. */
const mostBlocks = 20_000;

export function createProofService({ repository, orderById, clock }: Deps) {
  /** In memory alone: networks are nobody's order, and are not kept. A restart forgets them; the bounds of order and shop it does not. */
  const blocks = new LRUCache<string, number[]>({ max: mostBlocks });
  /** One try at a time in a shop: many at once would all be counted before any is noted. Of several processes each lets one through more. */
  const turns = new Map<string, Promise<unknown>>();

  function inTurn<T>(shopId: string, work: () => Promise<T>): Promise<T> {
    const next = (turns.get(shopId) ?? Promise.resolve()).then(work, work);
    const held = next.catch(() => undefined).finally(() => { if (turns.get(shopId) === held) turns.delete(shopId); });
    turns.set(shopId, held);
    return next;
  }
  const wrongOfBlock = (block: string, since: number): number[] => (blocks.get(block) ?? []).filter((at) => at > since);

  async function judge({ shop, shopper, language, address }: ProofQuestion, { orderId, tail }: Proof): Promise<BotReply> {
    const now = clock();
    const since = now - triesWindowMs;
    const block = address === null ? null : addressBlock(address);
    const wrong = await repository.wrongTries(shop.id, { orderId, shopperId: shopper.id }, since);
    const ofBlock = block === null ? [] : wrongOfBlock(block, since);
    if (wrong.order >= wrongTries.order || wrong.shopper >= wrongTries.shopper || wrong.shop >= wrongTries.shop || ofBlock.length >= wrongTries.block) return { kind: 'handoff', reason: 'needs_person', language };
    const found = await orderById(shop.id, orderId);
    const isTheirs = found !== null && (found.order.phoneTail === tail || (shopper.externalId !== null && found.shopperExternalId === shopper.externalId));
    if (isTheirs) return { kind: 'answer', text: statusWords(found.order, { language, timeZone: shop.timeZone, now }), source: null, confidence: 1, tier: 1, language };
    await repository.wrong({ shopId: shop.id, orderId: orderId.slice(0, 80), shopperId: shopper.id, at: now }, since);
    if (block !== null) blocks.set(block, [...ofBlock, now]);
    return { kind: 'answer', text: wrongWords[language], source: null, confidence: 1, tier: 1, language, asksProof: true };
  }

  return {
    /** Null: the words prove nothing, and are for the knowledge base. */
    reply(question: ProofQuestion): Promise<BotReply> | null {
      const proof = proofIn(question.text);
      return proof && inTurn(question.shop.id, () => judge(question, proof));
    },
  };
}
export type ProofService = ReturnType<typeof createProofService>;
