/**
 * Tells merchants' systems what happens: follows the outbox by a cursor of its own, keeps one delivery an event and system, and sends what is due.
 * At least once: who receives knows a repeated one by its id. A slow system holds up none but itself. Several processes may run it. Started by
 * the process.
 */
import { createHash } from 'node:crypto';
import type { EventRepository } from '../../events/event-repository.ts';
import { hasArrived, isGone, nextTry } from './retry.ts';
import type { Answer, Signed } from './post-signed.ts';
import type { DeliveryRow, WebhookRepository, WebhookRow } from './webhook-repository.ts';

export const webhookCursor = 'webhooks.out';
const everyMs = 1_000;
const sweptAtOnce = 500;
const readAtOnce = 500;
/** Deliveries of one system that are under way at a time. */
const atOnce = 8;
const leaseMs = 60_000;
const [sentKeptMs, deadKeptMs, sweepEveryMs] = [7 * 86_400_000, 30 * 86_400_000, 3_600_000];

interface Deps {
  repository: WebhookRepository;
  feed: Pick<EventRepository, 'read' | 'advance'>;
  post: (signed: Signed) => Promise<Answer>;
  random: () => number;
  clock: () => number;
  onError: (error: unknown) => void;
}

/** The secrets that count: the newest first. */
export function secretsOf({ secret, previousSecret, previousSecretUntil }: WebhookRow, now: number): string[] {
  return previousSecret !== null && (previousSecretUntil ?? 0) > now ? [secret, previousSecret] : [secret];
}

/** What one system is told of an event. The same event makes the same id, so that it is kept once. */
export function deliveryOf(hook: WebhookRow, event: { key: string; type: string; at: number; data: object }, now: number): DeliveryRow {
  const id = `whd_${createHash('sha256').update(JSON.stringify([hook.id, event.key])).digest('hex').slice(0, 32)}`;
  return {
    id, webhookId: hook.id, eventId: event.key, type: event.type, body: JSON.stringify({ id, type: event.type, createdAt: event.at, shop: hook.shopId, data: event.data }), state: 'waiting', attempts: 0, nextAt: now, heldUntil: 0,
    lastAt: null, status: null, problem: null, response: null, createdAt: now,
  };
}

export function createWebhookWorker({ repository, feed, post, random, clock, onError }: Deps) {
  let sweptAt = 0;

  /** Keeps a delivery for each system that wants to hear of what happened. @returns whether there is more to read */
  async function follow(shopId: string): Promise<boolean> {
    const hooks = (await repository.ofShop(shopId)).filter(({ isOn }) => isOn);
    const events = await feed.read(shopId, webhookCursor, readAtOnce);
    const last = events.at(-1);
    if (!last) return false;
    const now = clock();
    await repository.add(events.flatMap(({ position, type, conversationId, payload, at }) => {
      const data = { ...payload as object, ...conversationId === null ? {} : { conversationId } };
      return hooks.filter((hook) => hook.events.includes(type.split('.')[0] ?? '')).map((hook) => deliveryOf(hook, { key: String(position), type, at, data }, now));
    }));
    await feed.advance(shopId, webhookCursor, last.position);
    return events.length === readAtOnce;
  }

  async function send(hook: WebhookRow, row: DeliveryRow): Promise<void> {
    const at = clock();
    const answer = await post({ id: row.id, url: hook.url, body: row.body, secrets: secretsOf(hook, at), at });
    const attempts = row.attempts + 1;
    const told = 'problem' in answer ? { status: null, problem: answer.problem, response: null } : { status: answer.status, problem: null, response: answer.response };
    if (!('problem' in answer) && hasArrived(answer.status)) return repository.tried(row, { ...told, state: 'sent', attempts, nextAt: at, lastAt: at }, 'arrived');
    const gone = !('problem' in answer) && isGone(answer.status);
    const pause = gone ? null : nextTry(attempts, random(), 'problem' in answer ? null : answer.retryAfterMs);
    await repository.tried(row, { ...told, state: pause === null ? 'dead' : 'waiting', attempts, nextAt: at + (pause ?? 0), lastAt: at }, { failedAt: at, gone });
  }
  /** @returns whether there may be more */
  async function sendDue(hook: WebhookRow): Promise<boolean> {
    const now = clock();
    const rows = await repository.claim(hook.id, now, now + leaseMs, atOnce);
    await Promise.all(rows.map((row) => send(hook, row).catch(onError)));
    return rows.length === atOnce;
  }

  /** Systems that are being told, so that a slow one is not begun again beside itself. */
  const busy = new Set<string>();
  function sendAll(hook: WebhookRow, stop: AbortSignal): Promise<void> {
    if (busy.has(hook.id)) return Promise.resolve();
    busy.add(hook.id);
    return (async () => {
      // Read anew for each portion: it may be off, elsewhere, or sign with another secret by now.
      for (let current: WebhookRow | null = hook; !stop.aborted && current?.isOn && await sendDue(current); current = await repository.byId(hook.id));
    })().catch(onError).finally(() => busy.delete(hook.id));
  }
  async function keep(stop: AbortSignal): Promise<void> {
    for (const shopId of await repository.shops()) {
      try {
        while (!stop.aborted && await follow(shopId)) { /* until all is read */ }
      } catch (error) {
        // One shop's trouble holds up no other's; it is read again with the next look.
        onError(error);
      }
    }
    if (stop.aborted || clock() - sweptAt < sweepEveryMs) return;
    sweptAt = clock();
    while (!stop.aborted && await repository.sweep({ sent: sweptAt - sentKeptMs, dead: sweptAt - deadKeptMs }, sweptAtOnce)) { /* until all is gone */ }
  }

  return {
    /** Everything that is to be done by now, to its end. */
    async settle(): Promise<void> {
      const { signal } = new AbortController();
      await keep(signal);
      await Promise.all((await repository.due(clock())).map((hook) => sendAll(hook, signal)));
    },
    /** Looks now and every second. @returns the undo, which begins nothing more and waits for the requests under way: each has its own time */
    start(): () => Promise<void> {
      const stop = new AbortController();
      const under = new Set<Promise<void>>();
      let looking: Promise<void> | null = null;
      async function look(): Promise<void> {
        await keep(stop.signal);
        if (stop.signal.aborted) return;
        for (const hook of await repository.due(clock())) {
          const sending = sendAll(hook, stop.signal).finally(() => under.delete(sending));
          under.add(sending);
        }
      }
      const wake = (): void => { looking ??= look().catch(onError).finally(() => { looking = null; }); };
      const timer = setInterval(wake, everyMs);
      timer.unref();
      wake();
      return async () => {
        stop.abort();
        clearInterval(timer);
        await looking;
        await Promise.all(under);
      };
    },
  };
}
export type WebhookWorker = ReturnType<typeof createWebhookWorker>;
