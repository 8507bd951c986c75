/**
 * Serves the queues: gives waiting conversations to agents, and takes them back from agents who do not answer.
 * What it knows it reads from the conversations table and hears on the bus; each move names the version it rests on, so that
 * a restart goes on where it was and of several processes one wins. Decisions are `choose-agent` and `going-back`.
 * Called by the composition root, the routing routes and the agents' frames.
 */
import { isUniqueViolation, type Alongside } from '../db/store.ts';
import type { Bus } from '../events/bus.ts';
import type { Append, ConversationRepository, ConversationRow } from '../conversation/conversation-repository.ts';
import { assign, requeue, type Move } from '../conversation/conversation-state.ts';
import { noticeOf, patchOf } from '../conversation/plan.ts';
import { placed } from '../conversation/presenter.ts';
import type { DeskView, RoutingSettings } from '@aftercast/shared';
import type { Assignment } from './choose-agent.ts';
import type { DeskRepository } from './desk-repository.ts';
import type { GoingBack } from './going-back.ts';
import type { OpenRepository } from './open-repository.ts';
import { createRoom, type Room } from './room.ts';
import type { SurgeService } from './surge-service.ts';

/** Assignments that are committed together. */
const atOnce = 32;

export interface RoutingDeps {
  desks: DeskRepository;
  open: Pick<OpenRepository, 'openOf' | 'shops'>;
  repository: Pick<ConversationRepository, 'byId' | 'move'>;
  bus: Bus;
  clock: () => number;
  surge: Pick<SurgeService, 'recall' | 'look'>;
  onError: (error: unknown) => void;
  /** Written in the transaction that takes a conversation back from an agent, by name. */
  takenBack: (shopId: string, conversationId: string, from: string, why: GoingBack) => Alongside;
}

/** One shop's queue as this process serves it. */
export interface ShopQueue { id: string; room: Room; settings: RoutingSettings; serving: Promise<void> | null; again: boolean }

export function createRoutingService({ desks, open, repository, surge, bus, clock, onError, takenBack }: RoutingDeps) {
  const shops = new Map<string, ShopQueue>();
  const opening = new Map<string, Promise<ShopQueue>>();
  let stopped = false;
  const isStopped = (): boolean => stopped;

  async function read(shop: ShopQueue): Promise<void> {
    shop.room.beginReading();
    const [settings, all, rows] = await Promise.all([desks.settingsOf(shop.id), desks.desksOf(shop.id), open.openOf(shop.id)]);
    const now = clock();
    shop.settings = settings;
    shop.room.setDesks(all);
    shop.room.replace(rows, now);
    shop.room.reseat(now);
  }
  async function load(id: string): Promise<ShopQueue> {
    const shop: ShopQueue = { id, room: createRoom(), settings: await desks.settingsOf(id), serving: null, again: false };
    await read(shop);
    await surge.recall(id);
    shops.set(id, shop);
    return shop;
  }
  async function shopOf(id: string): Promise<ShopQueue> {
    const known = shops.get(id);
    if (known) return known;
    const loading = opening.get(id) ?? load(id).finally(() => opening.delete(id));
    opening.set(id, loading);
    return loading;
  }

  /** Null: it has moved on meanwhile. */
  async function carryOut(row: ConversationRow, move: Move, agent: { id: string; name: string } | null, { more, onlyIf }: { more?: Partial<ConversationRow>; onlyIf?: Append['onlyIf'] } = {}, also?: Alongside): Promise<ConversationRow | null> {
    const now = clock();
    const notice = noticeOf(move, `${row.id}.${row.version}`, now, agent);
    const committed = await repository.move({
      conversationId: row.id, version: row.version, lastSeq: row.lastSeq, messages: [notice], patch: { ...patchOf(move, row, now), ...more }, moved: true,
      event: `conversation.${move.notice}`, shopId: row.shopId, now, also, ...(onlyIf ? { onlyIf } : {}),
    }).catch((error: unknown) => {
      if (isUniqueViolation(error)) return null;
      throw error;
    });
    if (committed) bus.emit('conversation.committed', { conversation: committed, messages: [placed(notice, row.id, committed.lastSeq)], moved: true, origin: null });
    return committed;
  }

  /** Whatever came of it, the room knows afterwards how the conversation really stands. */
  async function settle({ room }: ShopQueue, id: string, work: (row: ConversationRow) => Promise<ConversationRow | null>): Promise<ConversationRow | null> {
    const row = await repository.byId(id);
    const after = row && (await work(row) ?? await repository.byId(id));
    room.forget(id, clock());
    if (after) room.learn(after, clock());
    return after;
  }

  /** False: it still waits, since its agent has no place by now. */
  async function give(shop: ShopQueue, { conversationId, agentId }: Assignment): Promise<boolean> {
    const after = await settle(shop, conversationId, async (row) => {
      const move = assign(row, agentId);
      const desk = shop.room.desk(agentId);
      return move && desk ? carryOut(row, move, { id: agentId, name: desk.name }, { onlyIf: (w) => desks.hasPlace(w, shop.id, agentId) }) : null;
    });
    return after?.state !== 'queued';
  }

  async function serve(shop: ShopQueue): Promise<void> {
    for (let misses = 0; misses < atOnce && !isStopped() && shop.settings.autoAssign;) {
      const now = clock();
      const given: Assignment[] = [];
      for (let next = shop.room.next(now); next && given.length < atOnce; next = shop.room.next(now)) {
        shop.room.promise(next, now);
        given.push(next);
      }
      if (given.length === 0) return;
      const done = await Promise.all(given.map((one) => give(shop, one)));
      if (!done.includes(false)) continue;
      // Another process has given them something: what is known of their places is too old to go on with.
      misses += 1;
      await read(shop);
    }
  }

  async function takeBack(shop: ShopQueue, id: string): Promise<void> {
    let silent = '';
    await settle(shop, id, async (row) => {
      const now = clock();
      const why: GoingBack | null = shop.room.goingBack(row, shop.settings, now);
      const move = why && requeue(row);
      if (!move) return null;
      const desk = shop.room.desk(row.ownerId ?? '');
      // Whoever was silent is not asked first again.
      const taken = await carryOut(row, move, desk ? { id: desk.agentId, name: desk.name } : null, why === 'silent' ? { more: { lastAgentId: null } } : {}, takenBack(shop.id, id, desk?.name ?? '', why));
      if (taken && why === 'silent') silent = row.ownerId ?? '';
      return taken;
    });
    if (silent !== '') await changeDesk(shop, silent, { awaySince: clock() });
  }

  async function tend(shop: ShopQueue): Promise<void> {
    const now = clock();
    shop.room.reseat(now);
    const late = shop.room.held().filter((row) => shop.room.goingBack(row, shop.settings, now) !== null);
    await Promise.all(late.map(({ id }) => takeBack(shop, id)));
    await serve(shop);
  }

  /** Runs once more where it is asked for while running. */
  function wake(shop: ShopQueue): Promise<void> {
    if (stopped) return Promise.resolve();
    shop.again = true;
    shop.serving ??= (async () => {
      // Whatever else happens in this turn counts as well: of two who arrive together the last agent goes first.
      await Promise.resolve();
      while (shop.again && !isStopped()) {
        shop.again = false;
        await tend(shop);
      }
    })().catch(onError).finally(() => { shop.serving = null; });
    return shop.serving;
  }

  function viewOf(shop: ShopQueue, agentId: string): DeskView | undefined {
    return shop.room.view(agentId, clock());
  }
  function tell(shop: ShopQueue, agentId: string): void {
    const desk = viewOf(shop, agentId);
    if (desk) bus.emit('desk.changed', { shopId: shop.id, desk });
  }
  /** False: nobody of this shop. */
  async function changeDesk(shop: ShopQueue, agentId: string, patch: Parameters<DeskRepository['save']>[2], also?: Alongside): Promise<boolean> {
    if (await desks.save(shop.id, agentId, patch, also) === null) return false;
    shop.room.setDesks(await desks.desksOf(shop.id));
    shop.room.reseat(clock());
    tell(shop, agentId);
    return true;
  }

  const undo = [
    bus.on('conversation.committed', ({ conversation, moved }) => {
      const shop = shops.get(conversation.shopId);
      if (shop) shop.room.learn(conversation, clock());
      if (moved) void shopOf(conversation.shopId).then(wake, onError);
    }),
    // Putting one aside frees its place, bringing it back takes one.
    bus.on('conversation.filed', ({ shopId, conversationId }) => {
      const shop = shops.get(shopId);
      if (shop) void repository.byId(conversationId).then((row) => { if (row?.state === 'assigned') { shop.room.learn(row, clock()); return wake(shop); } }).catch(onError);
    }),
    bus.on('typing.changed', ({ conversationId, who }) => {
      if (who === 'agent') for (const { room } of shops.values()) room.sign(conversationId, clock());
    }),
  ];

  return {
    shopOf, wake, changeDesk, viewOf, tell,
    /** Looks at every shop's clocks. Called every second. */
    async tick(): Promise<void> {
      await Promise.all([...shops.values()].map(wake));
    },
    /** Reads everything anew, for what other processes did. Called every few seconds, and once at the start. */
    async refresh(): Promise<void> {
      for (const id of await open.shops()) await shopOf(id);
      for (const shop of shops.values()) {
        await shop.serving;
        await read(shop);
        surge.look(shop.id, { places: shop.room.places(clock()), waiting: shop.room.waiting(), queued: shop.room.queued() });
      }
    },
    async stop(): Promise<void> {
      stopped = true;
      for (const off of undo) off();
      await Promise.all([...shops.values()].map(({ serving }) => serving));
    },
  };
}
export type RoutingService = ReturnType<typeof createRoutingService>;
