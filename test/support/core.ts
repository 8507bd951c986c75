import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { createId, type Feedback, type PageContext } from '@aftercast/shared';
import { createBus } from '../../server/src/events/bus.ts';
import { createConversationRepository } from '../../server/src/conversation/conversation-repository.ts';
import { createConversationService, type Answering } from '../../server/src/conversation/conversation-service.ts';
import { createDeskService } from '../../server/src/conversation/desk-service.ts';
import { createInboxRepository } from '../../server/src/conversation/inbox-repository.ts';
import { createInboxService } from '../../server/src/conversation/inbox-service.ts';
import { createTranscriptService } from '../../server/src/conversation/transcript-service.ts';
import { fromRow } from '../../server/src/conversation/presenter.ts';
import type { BotReply } from '../../server/src/knowledge/bot-reply.ts';
import type { Shop } from '../../server/src/merchants/shop-repository.ts';
import { withoutSurge, type SurgeRules } from '../../server/src/routing/surge-turn.ts';
import { createShopperService, type Shopper } from '../../server/src/shoppers/shopper-service.ts';
import { createShopperTokens } from '../../server/src/shoppers/shopper-token.ts';
import { createTestStore, type TestStore } from './store.ts';

const shop: Shop = {
  id: 'shop', siteKey: 'site', name: '店', assistantName: '小柚', language: 'zh', timeZone: 'Asia/Shanghai', privacyUrl: '', retentionDays: 90,
  allowedOrigins: [], forceWords: [], theme: { color: '#c93f22', mode: 'auto', position: 'right', launcherText: '' }, identitySecret: 'secret',
  previousSecret: null, previousSecretUntil: null, demo: false, createdAt: 0,
};

/** The conversation core on a real store, with a clock and a bot that the test commands. */
export async function createCore(openStore: () => Promise<TestStore & { database?: string }> = createTestStore) {
  const { remove, ...testStore } = await openStore();
  const { store } = testStore;
  const state: { now: number; opensAt: number | null } = { now: Date.UTC(2026, 10, 16, 12), opensAt: null };
  const clock = () => state.now;
  const newId = (prefix: string) => createId(prefix, clock(), randomBytes);
  const bus = createBus((error) => { throw error; });
  const repository = createConversationRepository(store);
  const colleagues = { byId: async (id: string) => ({ id, name: id, disabled: false }) };
  const answer = (text: string) => ({ kind: 'answer' as const, text: `答：${text}`, source: null, confidence: 0.9, tier: 1 as 1 | 2 | null, language: 'zh' as const });
  let reply: (text: string, previous?: string) => BotReply | Promise<BotReply> = answer;
  let others: Answering['others'] = async () => [];
  let wasAsked: () => void = () => undefined;
  const away = new Set<string>();
  let surge = withoutSurge;
  const open = () => createConversationService({
    isHere: async (agentId) => !away.has(agentId),
    repository, colleagues, bus, clock, newId, sendImages: async () => undefined, opensAt: async () => state.opensAt,
    surge: { isOn: (shopId) => surge.isOn(shopId), concerns: (shopId) => surge.concerns(shopId), shorten: (said, turn) => surge.shorten(said, turn) },
    answering: { reply: ({ text, previous }) => { wasAsked(); return reply(text, previous); }, others: async (question) => others(question) },
  });
  let conversations = open();
  const inbox = createInboxService(createInboxRepository(store), clock);
  const tokens = createShopperTokens(new TextEncoder().encode('server-key-server-key-server-key'), clock);
  const shoppers = createShopperService({ store, tokens, clock, newId, bus });
  const newShopper = (): Shopper => ({ id: newId('s'), shopId: shop.id, externalId: null, name: null, createdAt: clock() });
  const shopper = newShopper();
  const jwt = (sub: string, secret = 'secret') => new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setSubject(sub)
    .setExpirationTime(Math.floor(clock() / 1000) + 600).sign(new TextEncoder().encode(secret));
  const incoming = (id: string, text: string, who: Shopper) => ({ shop, shopper: who, id, text, images: [], context: {}, language: 'zh' as const, origin: 'test' });
  const agent = (id: string) => ({ id, shopId: shop.id, email: `${id}@shop.example`, name: id, role: 'agent' as const, disabled: false, createdAt: 0 });
  const desk = createDeskService({ repository, colleagues, bus, clock, sendImages: async () => undefined });
  const row = async (id: string) => {
    const found = await repository.byId(id);
    if (!found) throw new Error(`core: no conversation "${id}"`);
    return found;
  };

  return {
    get now() { return state.now; },
    set now(value: number) { state.now = value; },
    /** Closes the shop until then; null opens it. */
    closeUntil(at: number | null) { state.opensAt = at; },
    shopper, newShopper, tokens, shoppers, jwt, desk, inbox, agent, answer, row,
    transcript: { ...createTranscriptService({ repository, colleagues, inbox, sign: async () => new Map(), clock }), allOf: repository.allOf },
    rate: (conversationId: string, seq: number, feedback: Feedback, who = shopper) => conversations.setFeedback(who.id, conversationId, seq, feedback),
    noneOfThese: (id: string, who = shopper) => conversations.requestPerson(incoming(id, '', who), 'none_of_these'),
    say: (id: string, text: string, who = shopper) => conversations.post(incoming(id, text, who)),
    askForPerson: (id: string, who = shopper) => conversations.requestPerson(incoming(id, '', who), 'asked'),
    lookAt: (context: PageContext, who = shopper) => conversations.setContext(who.id, context),
    /** Puts the shop into the database, or one that differs from it, for whoever reads shops from there. */
    keepShop: (given: Partial<Shop> = {}) => store.write(function* (w) { yield w.insert(store.tables.shops).values({ ...shop, ...given }).returning(); }),
    /** Agents who are not at the console. */
    away,
    /** What a restart does to what the service remembers. */
    forget() { conversations = open(); },
    surgeBy(rules: SurgeRules) { surge = rules; },
    answerWith(next: typeof reply) { reply = next; },
    offerInstead(next: typeof others) { others = next; },
    /** Resolves when the bot is next asked. */
    asked: () => new Promise<void>((resolve) => { wasAsked = resolve; }),
    async claimed(by: string) {
      const { conversation } = await conversations.post(incoming('m9999999', '在吗', shopper));
      return desk.command('claim', agent(by), conversation.id, conversation.version, 'test');
    },
    identify: async (sub: string) => (await shoppers.recognise({ identity: await jwt(sub) }, shop.id, ['secret'])).shopper,
    place: async (id: string) => (await inbox.row(agent('lin'), id)).queuePlace,
    stored: async (id: string) => (await repository.messagesAfter(id, 0, 1_000)).map(fromRow),
    store, testStore, shop, bus, repository, clock, remove,
  };
}
export type Core = Awaited<ReturnType<typeof createCore>>;
