/**
 * One reply to all of an incident: each shopper's own words are filled and stored first, then the reply itself, then they are sent under the
 * reply's id, so that a crash in the middle goes on where it was and says nothing twice. All of it in portions: an incident may have tens of
 * thousands of conversations. Called by the routes.
 */
import type { ErrorCode, IncidentPreview, IncidentPreviews, IncidentReply, Language } from '@aftercast/shared';
import type { Agent } from '../agents/agent-repository.ts';
import type { NoticeService } from '../conversation/notice-service.ts';
import { storableText } from '../db/storable-text.ts';
import { isUniqueViolation } from '../db/store.ts';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import { orderedVariables, templateProblems } from '../knowledge/render-template.ts';
import type { OrderLookup } from '../orders/order.ts';
import { fillReply, orderFor, type Addressee } from './fill-reply.ts';
import type { IncidentRepository, MemberRow } from './incident-repository.ts';
import type { IncidentService, Talk } from './incident-service.ts';
import type { DeliveryRow, Progress, ReplyRepository, ReplyRow } from './reply-repository.ts';

interface Deps {
  incidents: IncidentService;
  membersPast: IncidentRepository['membersPast'];
  replies: ReplyRepository;
  talksOf: (ids: string[]) => Promise<Talk[]>;
  shopperById: (id: string) => Promise<{ name: string | null; externalId: string | null } | null>;
  ordersOf: OrderLookup['ordersOf'];
  shopById: (id: string) => Promise<{ name: string; timeZone: string } | null>;
  say: NoticeService['say'];
  bus: Bus;
  clock: () => number;
  onError: (error: unknown) => void;
}

/** Conversations filled, and stored, at once. */
const filledAtOnce = 200;
/** The most that a preview shows. */
const previewed = 200;
/** The newest replies of an incident. */
const listed = 100;
/** Deliveries read and sent at once, after which the progress is told. */
const sentAtOnce = 25;
/** How often what was left is tried again. */
const everyMs = 30_000;
/** Why a shopper's filled words can not be said, now or later. */
const unspeakable: ReadonlySet<string> = new Set(['text_empty', 'text_too_long'] satisfies ErrorCode[]);

export function createReplyService({ incidents, membersPast, replies, talksOf, shopperById, ordersOf, shopById, say, bus, clock, onError }: Deps) {
  /** By shop: where one writes to thousands, the others' shoppers don't wait for it. */
  const underWay = new Map<string, Promise<void>>();
  const preparing = new Map<string, Promise<void>>();
  let stopped = false;

  async function addressees(shopId: string, rows: MemberRow[]): Promise<(Addressee & { conversationId: string })[]> {
    const talks = new Map((await talksOf(rows.map(({ conversationId }) => conversationId))).map((talk) => [talk.id, talk]));
    return Promise.all(rows.flatMap(({ conversationId, orderId }) => {
      const talk = talks.get(conversationId);
      return talk ? [addressee(shopId, talk, orderId)] : [];
    }));
  }
  async function addressee(shopId: string, talk: Talk, orderId: string | null): Promise<Addressee & { conversationId: string }> {
    const shopper = await shopperById(talk.shopperId);
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
    return {
      conversationId: talk.id, language: talk.language as Language, shopperName: shopper?.name ?? null, orderId,
      orders: shopper?.externalId ? await ordersOf(shopId, shopper.externalId) : [], context: { orderId: text(talk.context.orderId), product: text(talk.context.product) },
    };
  }

  function check(text: string): void {
    const problems = templateProblems(text, orderedVariables);
    if (problems.length > 0) throw new AppError('invalid_request', problems.join('; '));
  }
  /** What each gets, portion by portion. */
  async function* filled(shopId: string, incidentId: string, text: string): AsyncGenerator<IncidentPreview[]> {
    const shop = await shopById(shopId);
    if (!shop) throw new AppError('not_found', 'there is no such shop');
    for (let after = ''; ;) {
      const rows = await membersPast(incidentId, after, filledAtOnce);
      yield (await addressees(shopId, rows)).map((one) => ({ conversationId: one.conversationId, shopperName: one.shopperName, orderId: orderFor(one)?.id ?? null, text: fillReply(text, one, shop) }));
      const last = rows.at(-1);
      if (!last || rows.length < filledAtOnce) return;
      after = last.conversationId;
    }
  }
  async function preview(shopId: string, incidentId: string, text: string): Promise<IncidentPreviews> {
    check(text);
    const { id } = await incidents.load(shopId, incidentId);
    const [missed, told]: [IncidentPreview[], IncidentPreview[]] = [[], []];
    const counts = { reached: 0, missed: 0 };
    for await (const part of filled(shopId, id, storableText(text))) {
      for (const one of part) {
        counts[one.text === null ? 'missed' : 'reached'] += 1;
        const list = one.text === null ? missed : told;
        if (list.length < previewed) list.push(one);
      }
    }
    return { ...counts, previews: [...missed, ...told].slice(0, previewed) };
  }
  async function prepare(row: ReplyRow): Promise<void> {
    for await (const part of filled(row.shopId, row.incidentId, row.text)) {
      await replies.prepare(part.map(({ conversationId, text }) => ({
        replyId: row.id, conversationId, text: text ?? '', state: text === null ? 'failed' as const : 'waiting' as const, problem: text === null ? 'variable_missing' : null,
      })));
    }
    try {
      if (!await replies.insert(row)) throw new AppError('incident_closed', 'the incident is closed');
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
    }
  }

  /** Words that can't be said to this shopper never can be; whatever else fails may pass. */
  async function deliver(reply: ReplyRow, { conversationId, text }: DeliveryRow): Promise<void> {
    const saying = { id: reply.id, text, agent: { id: reply.agentId, name: reply.agentName }, resolves: reply.resolves };
    try {
      const said = await say(conversationId, saying);
      await replies.mark(reply.id, conversationId, said ? 'sent' : 'failed', said ? null : 'conversation_not_found');
    } catch (error) {
      if (!(error instanceof AppError) || !unspeakable.has(error.code)) return onError(error);
      await replies.mark(reply.id, conversationId, 'failed', error.code);
    }
  }
  /** Everyone once; whoever could not be reached now stays for the next time. */
  async function send(reply: ReplyRow): Promise<void> {
    for (let after = ''; ;) {
      if (stopped) return;
      const waiting = await replies.waiting(reply.id, after, sentAtOnce);
      await Promise.all(waiting.map((delivery) => deliver(reply, delivery)));
      const furthest = waiting.at(-1);
      if (!furthest) break;
      after = furthest.conversationId;
      bus.emit('incident.changed', { shopId: reply.shopId, incidentId: reply.incidentId });
    }
    if ((await replies.waiting(reply.id, '', 1)).length > 0) return;
    // The end is written last: after a crash before it, the incident is closed by who goes on.
    if (reply.resolves) await incidents.close(reply.shopId, reply.incidentId);
    await replies.finish(reply.id, clock());
    bus.emit('incident.changed', { shopId: reply.shopId, incidentId: reply.incidentId });
  }
  /** One reply of a shop after the other; what is left goes on with the next look. */
  function work(shopId: string): Promise<void> {
    const going = (underWay.get(shopId) ?? Promise.resolve()).then(async () => {
      for (const reply of await replies.unfinished(shopId)) if (!stopped) await send(reply).catch(onError);
    }).catch(onError);
    underWay.set(shopId, going);
    return going;
  }
  const workAll = async (): Promise<void> => {
    const shops = await replies.unfinishedShops();
    await Promise.all([...underWay.values(), ...shops.map(work)]);
  };

  return {
    /** What each would be sent, of very many the first, those without words before the others. @throws incident_not_found, invalid_request where the text has a variable nobody knows */
    preview,
    async of(shopId: string, incidentId: string): Promise<IncidentReply[]> {
      await incidents.load(shopId, incidentId);
      const rows = await replies.of(incidentId, listed);
      const progress = await replies.progress(rows.map(({ id }) => id));
      return rows.map((row) => toReply(row, progress.get(row.id)));
    },
    /**
     * Stores what each gets and begins to send. The same id again sends nothing twice, and goes on where it stopped.
     * @throws incident_not_found, incident_closed, invalid_request
     */
    async reply(agent: Agent, incidentId: string, given: { id: string; text: string; resolves: boolean }): Promise<IncidentReply> {
      const incident = await incidents.load(agent.shopId, incidentId);
      const before = await replies.byId(given.id);
      if (before && (before.shopId !== agent.shopId || before.incidentId !== incidentId)) throw new AppError('invalid_request', 'this id belongs to another reply');
      if (!before) {
        check(given.text);
        if (incident.state === 'closed') throw new AppError('incident_closed', 'the incident is closed');
        const row: ReplyRow = {
          id: given.id, incidentId, shopId: agent.shopId, text: storableText(given.text), agentId: agent.id, agentName: agent.name, resolves: given.resolves, createdAt: clock(), finishedAt: null,
        };
        const made = preparing.get(row.id) ?? prepare(row).finally(() => { preparing.delete(row.id); });
        preparing.set(row.id, made);
        await made;
      }
      void work(agent.shopId);
      const row = await replies.byId(given.id);
      if (!row) throw new AppError('not_found', 'this reply is gone');
      return toReply(row, (await replies.progress([row.id])).get(row.id));
    },
    /** Goes on with what a stop left, and again and again with what could not be said. @returns the end of it, which waits for the message that is on its way */
    start(): () => Promise<void> {
      let looking: Promise<void> | null = null;
      const look = (): void => { looking ??= workAll().catch(onError).finally(() => { looking = null; }); };
      const timer = setInterval(look, everyMs);
      timer.unref();
      look();
      return async () => {
        clearInterval(timer);
        stopped = true;
        await Promise.all(underWay.values());
      };
    },
    /** Resolves when all that was begun is sent. */
    settled: workAll,
  };
}
export type ReplyService = ReturnType<typeof createReplyService>;

function toReply({ id, text, agentName, resolves, createdAt, finishedAt }: ReplyRow, progress: Progress | undefined): IncidentReply {
  return { id, text, agentName, resolves, createdAt, finishedAt, sent: progress?.sent ?? 0, waiting: progress?.waiting ?? 0, failed: progress?.failed ?? 0 };
}
