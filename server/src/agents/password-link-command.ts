/** `aftercast password-link EMAIL`: the way back in for an owner whom no colleague can help. Whoever may run it owns the server anyway. */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createId } from '@aftercast/shared';
import type { Config } from '../config.ts';
import type { Store } from '../db/store.ts';
import { createShopService } from '../merchants/shop-service.ts';
import { createAgentService } from './agent-service.ts';

interface Deps { config: Config; store: Store; clock: () => number }

/** @returns a one-time link that sets a new password. @throws Error when nobody who may sign in has this email */
export async function passwordLink(email: string, { config, store, clock }: Deps): Promise<string> {
  const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
  const newId = (prefix: string): string => createId(prefix, clock(), random);
  const shops = createShopService({ store, clock, newId, random, demo: config.demo });
  const publicUrl = (): string => config.publicUrl || `http://${config.host}:${config.port}`;
  const agents = createAgentService({ store, shops, clock, newId, random, publicUrl, wait: (ms) => wait(ms), onSignedOut: () => undefined });
  const agent = await agents.byEmail(email.trim().toLowerCase());
  if (!agent || agent.disabled) throw new Error(`password-link: nobody signs in as "${email}"`);
  return (await agents.resetLink(agent.shopId, agent.id)).url;
}
