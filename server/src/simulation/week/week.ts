/**
 * A week of the demo shop on a virtual clock: orders come in, parcels move or don't, shoppers write, the real server answers, hands over
 * and tells people before they ask, three agents work. Every command goes through the services that real sockets and routes call.
 */
import { SignJWT } from 'jose';
import type { Message } from '@aftercast/shared';
import type { Agent } from '../../agents/agent-repository.ts';
import type { Outcome } from '../../conversation/conversation-service.ts';
import type { Shop } from '../../merchants/shop-repository.ts';
import type { Services } from '../../services.ts';
import type { Shopper } from '../../shoppers/shopper-service.ts';
import { createChance } from '../chance.ts';
import type { Care, Told } from './care.ts';
import { hourMs, type Fate, type Matter } from './fate.ts';
import { createPeople } from './people.ts';
import type { AskedText, Questions } from './questions.ts';
import type { Schedule } from './schedule.ts';
import { createShoppers } from './shoppers.ts';
import type { Week } from './week-plan.ts';

/** One question and what came of it. `right`: the bot spoke an entry that answers it, at once or after a choice; `wrong`: one that does not. Times in milliseconds. */
export interface Contact {
  orderId: string; matter: Matter; reasonAt: number; at: number;
  right: boolean; wrong: boolean; toPerson: boolean; conversationId: string;
  /** Since when a person is waited for, by the shop's own clock, which stands still while it is closed; and the first reply. */
  waitsFrom: number | null; repliedAt: number | null;
}
export interface WeekOutcome { contacts: Contact[]; told: Told[]; fates: readonly Fate[] }

interface Deps {
  services: Services; shop: Shop; agents: readonly Agent[]; schedule: Schedule; questions: Questions;
  /** What tells people before they ask; none leaves them untold, for comparison. */
  care: readonly Care[];
  seed: number;
}

const origin = 'simulation';
/** How often what is due is looked for; the server does it every few seconds. */
const tickMs = 5 * 60_000;

export async function runWeek(week: Week, { services, shop, agents, schedule, questions, care, seed }: Deps): Promise<WeekOutcome> {
  const { bus, conversations, desk, inbox, ordersIn, shoppers, hours } = services;
  const contacts: Contact[] = [];
  const waiting = new Map<string, Contact[]>();
  let told: Told[] = [];
  let messages = 0;
  const newMessage = (): string => `m_week${String(++messages).padStart(7, '0')}`;
  const [chanceOfShoppers, chanceOfWords, chanceOfAgents] = [1, 2, 3].map((stream) => createChance(seed * 31 + stream)) as [ReturnType<typeof createChance>, ReturnType<typeof createChance>, ReturnType<typeof createChance>];
  const crowd = createShoppers(chanceOfShoppers, week.startsAt);
  const people = createPeople({
    agents, schedule, chance: chanceOfAgents, isOpen: async () => await hours.opensAt(shop.id) === null,
    desk: {
      next: async (agent) => (await inbox.page(agent, 'waiting', undefined)).conversations[0] ?? null,
      claim: async (agent, { id, version }) => { await desk.command('claim', agent, id, version, origin); },
      types(agent, conversationId) { bus.emit('typing.changed', { conversationId, shopperId: '', who: 'agent', name: agent.name, typing: true, origin }); },
      reply: async (agent, conversationId) => { await desk.reply(agent, { id: newMessage(), conversationId, text: '我来帮您看看', images: [] }, origin); },
      async resolve(agent, conversationId) {
        const { version } = await inbox.row(agent, conversationId);
        await desk.command('resolve', agent, conversationId, version, origin);
      },
    },
    onReply(conversationId) {
      for (const contact of waiting.get(conversationId) ?? []) contact.repliedAt = schedule.now();
      waiting.delete(conversationId);
    },
  });

  const known = new Map<string, Promise<Shopper>>();
  function shopperOf(externalId: string): Promise<Shopper> {
    const found = known.get(externalId);
    if (found) return found;
    const signed = new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setSubject(externalId).setExpirationTime(Math.floor(Date.now() / 1000 + 366 * 24 * 3600)).sign(new TextEncoder().encode(shop.identitySecret));
    const recognised = signed.then(async (identity) => (await shoppers.recognise({ identity }, shop.id, [shop.identitySecret])).shopper);
    known.set(externalId, recognised);
    return recognised;
  }

  function handed(contact: Contact, { conversation }: Outcome): void {
    contact.toPerson = true;
    contact.conversationId = conversation.id;
    contact.waitsFrom = Math.max(conversation.waitingSince ?? schedule.now(), schedule.now());
    waiting.set(conversation.id, [...waiting.get(conversation.id) ?? [], contact]);
  }

  async function ask(fate: Fate, orderId: string, reason: Fate['reasons'][number], asked: AskedText): Promise<void> {
    const shopper = await shopperOf(fate.shopper);
    const contact: Contact = { orderId, matter: reason.matter, reasonAt: reason.at, at: schedule.now(), right: false, wrong: false, toPerson: false, conversationId: '', waitsFrom: null, repliedAt: null };
    contacts.push(contact);
    const incoming = (text: string, entryId?: string, about?: string) => ({ shop, shopper, id: newMessage(), text, images: [], entryId, context: about === undefined ? asked.context : { ...asked.context, orderId: about }, language: 'zh' as const, origin });
    let outcome = await conversations.post(incoming(asked.text));
    const choices = bodyOf(outcome.added, 'choices');
    if (choices) {
      const fits = choices.options.find(({ entryId, orderId: about }) => asked.right.has(entryId) && (about === undefined || about === orderId)) ?? choices.options.find(({ entryId }) => asked.right.has(entryId));
      outcome = fits ? await conversations.post(incoming(fits.question, fits.entryId, fits.orderId)) : await conversations.requestPerson(incoming(''), 'none_of_these') ?? outcome;
    }
    contact.conversationId = outcome.conversation.id;
    const answer = bodyOf(outcome.added, 'answer');
    const spoken = answer?.source?.entryId;
    const alone = outcome.conversation.state === 'bot';
    contact.right = spoken !== undefined && asked.right.has(spoken);
    contact.wrong = alone && spoken !== undefined && !contact.right;
    if (alone && crowd.wantsPerson(contact.right ? 'right' : 'wrong')) outcome = await conversations.requestPerson(incoming(''), 'asked') ?? outcome;
    if (outcome.conversation.state !== 'bot') handed(contact, outcome);
    await people.serve();
  }

  function live({ shopper, steps, reasons }: Fate): void {
    const orderId = steps[0]?.order.id ?? '';
    for (const { at, order } of steps) {
      if (at < week.endsAt) schedule.at(at, () => ordersIn.put(shop.id, [{ shopperExternalId: shopper, order }]));
    }
    for (const [index, reason] of reasons.entries()) {
      const will = crowd.asksAt(reason);
      const words = questions.about(reason.matter, chanceOfWords);
      if (!will || will.at >= week.endsAt) continue;
      schedule.at(will.at, async () => {
        // By then it may have moved on; and who was told needs not ask.
        const next = reasons[index + 1];
        const over = next !== undefined && next.at <= will.at;
        const knows = told.some((each) => each.orderId === orderId && (each.holds || each.at >= reason.at - hourMs));
        if (!over && !(knows && !will.evenIfTold)) await ask({ shopper, steps, reasons }, orderId, reason, words);
      });
    }
  }

  for (const fate of week.fates) live(fate);
  for (let at = week.startsAt; at < week.endsAt; at += tickMs) {
    schedule.at(at, async () => {
      for (const one of care) told = [...told, ...await one.tick()];
      await people.serve();
    });
  }
  await schedule.run();
  return { contacts, told, fates: week.fates };
}

function bodyOf<K extends Message['body']['kind']>(added: readonly Message[], kind: K): Extract<Message['body'], { kind: K }> | undefined {
  return added.map(({ body }) => body).find((body): body is Extract<Message['body'], { kind: K }> => body.kind === kind);
}
