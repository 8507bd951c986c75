/** The shopper's commands on `/ws/shopper`, one handler a frame type. Speaks frames; the services decide. */
import { protocolVersion, type Language, type PageContext, type ShopperClientFrame } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import type { Shop } from '../merchants/shop-repository.ts';
import type { Session } from '../realtime/session.ts';
import type { Shopper } from '../shoppers/shopper-service.ts';
import type { CareService } from './care-service.ts';
import type { ConversationService, Outcome } from './conversation-service.ts';
import type { TranscriptService } from './transcript-service.ts';

/** What a shopper's socket knows after its hello. */
export interface ShopperLink { session: Session; shop: Shop; shopper: Shopper; language: Language; context: PageContext; conversationId: string | null; shopReadAt: number; address: string | null }

/** Frames that come after the hello. */
export type ShopperCommand = Exclude<ShopperClientFrame, { type: 'hello' | 'ping' }>;

interface Deps {
  conversations: ConversationService;
  transcript: TranscriptService;
  bus: Bus;
  /** Messages a shopper may send; keyed by shopper, never by address. */
  messageLimit: RateLimit;
  /** Everything else a shopper's client may ask for. */
  frameLimit: RateLimit;
  clock: () => number;
  shopById: (id: string) => Promise<Shop | null>;
  /** Takes ratings; a leaf of its own. */
  satisfaction: { set(shopperId: string, given: Extract<ShopperCommand, { type: 'satisfaction.set' }>): Promise<void> };
  care: CareService;
}

/** A socket may stay open for hours: settings such as force words reach it within this time. */
const shopFreshMs = 30_000;

export function createShopperFrames({ conversations, transcript, bus, messageLimit, frameLimit, clock, shopById, satisfaction, care }: Deps) {
  function limit(link: ShopperLink, { type }: ShopperCommand): void {
    const speaks = type === 'message.send' || type === 'handoff.request';
    const taken = (speaks ? messageLimit : frameLimit).take(link.shopper.id);
    if (!taken.ok) throw new AppError('rate_limited', 'too many frames at once', { retryAfterMs: taken.retryAfterMs });
  }

  async function freshShop(link: ShopperLink): Promise<void> {
    link.shopReadAt = clock();
    link.shop = await shopById(link.shop.id) ?? link.shop;
  }

  function acknowledge(link: ShopperLink, id: string, { conversation, message, added }: Outcome): void {
    link.conversationId = conversation.id;
    link.session.send({ type: 'message.ack', id, conversationId: conversation.id, seq: message.seq, at: message.at });
    for (const one of added) link.session.send({ type: 'message.posted', message: one });
  }

  async function resync(link: ShopperLink, held: { conversationId?: string | undefined; seq?: number | undefined }): Promise<void> {
    link.session.send({ type: 'resynced', ...await transcript.snapshot(link.shopper.id, held) });
  }

  return {
    /** Answers a hello with everything the client has missed. */
    async welcome(link: ShopperLink, token: string, resume: { conversationId: string; seq: number } | undefined): Promise<void> {
      const { shopper, session } = link;
      const snapshot = await transcript.snapshot(shopper.id, resume);
      link.conversationId = snapshot.conversation?.id ?? null;
      session.send({
        type: 'welcome', version: protocolVersion, token, serverTime: clock(),
        shopper: { id: shopper.id, name: shopper.name, identified: shopper.externalId !== null }, ...snapshot,
      });
    },

    /** @throws AppError with the code the client is to be told */
    async handle(link: ShopperLink, frame: ShopperCommand): Promise<void> {
      limit(link, frame);
      if (clock() - link.shopReadAt > shopFreshMs) await freshShop(link);
      const { session, shopper, shop, language, context } = link;
      const origin = session.id;
      switch (frame.type) {
        case 'message.send': {
          link.context = frame.context ?? context;
          const outcome = await conversations.post({
            shop, shopper, language, origin, id: frame.id, text: frame.text, images: frame.images ?? [],
            entryId: frame.entryId, context: link.context, address: link.address,
          });
          return acknowledge(link, frame.id, outcome);
        }
        case 'handoff.request': {
          const outcome = await conversations.requestPerson({ shop, shopper, language, context, origin, id: frame.id, text: '', images: [] },
            frame.noneOfThese ? 'none_of_these' : 'asked');
          if (!outcome) return resync(link, {});
          link.conversationId = outcome.conversation.id;
          for (const message of [outcome.message, ...outcome.added]) session.send({ type: 'message.posted', message });
          return;
        }
        case 'typing.set': {
          if (link.conversationId) bus.emit('typing.changed', { conversationId: link.conversationId, shopperId: shopper.id, who: 'shopper', name: shopper.name, typing: frame.typing, origin });
          return;
        }
        case 'read.set': return conversations.markRead(shopper.id, frame.conversationId, frame.seq, origin);
        case 'feedback.set': return conversations.setFeedback(shopper.id, frame.conversationId, frame.seq, frame.feedback);
        case 'satisfaction.set': return satisfaction.set(shopper.id, frame);
        case 'care.set': return care.set(shopper.id, frame.conversationId, frame.consent);
        case 'context.set': {
          link.context = frame.context;
          return conversations.setContext(shopper.id, frame.context);
        }
        case 'history.load': {
          const page = await transcript.history(frame.conversationId, frame.beforeSeq, (row) => row.shopperId === shopper.id, null);
          session.send({ type: 'history.page', ref: frame.ref, ...page });
          return;
        }
        case 'resync': return resync(link, frame);
      }
    },
  };
}
export type ShopperFrames = ReturnType<typeof createShopperFrames>;
