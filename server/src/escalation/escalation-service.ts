/**
 * Tells those in charge when nobody reacts: a while past a deadline the supervisors, later the owner, once each.
 * What is due is computed from the conversations' deadlines and what was raised is a row, so that a restart neither forgets nor repeats.
 * A leaf: it announces on the bus and changes no conversation. Called by its routes and, every few seconds, by the process.
 */
import { escalationLevels, type Escalation, type EscalationLevel, type EscalationRules } from '@aftercast/shared';
import type { Agent } from '../agents/agent-repository.ts';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import type { EscalationRepository } from './escalation-repository.ts';
import { defaultRules, hears } from './hearing.ts';

const everyMs = 5_000;
/** A wave is raised in portions, the longest overdue first. */
const atOnce = 200;

interface Deps {
  repository: EscalationRepository;
  staffOf: (shopId: string) => Promise<Agent[]>;
  bus: Bus;
  clock: () => number;
  newId: (prefix: string) => string;
  onError: (error: unknown) => void;
}

export function createEscalationService({ repository, staffOf, bus, clock, newId, onError }: Deps) {
  const rulesOf = async (shopId: string): Promise<EscalationRules> => await repository.rulesOf(shopId) ?? defaultRules;

  async function raise(shopId: string, level: EscalationLevel, afterMs: number): Promise<string[]> {
    const now = clock();
    const found = await repository.overdue(shopId, level, now - afterMs, atOnce);
    if (found.length === 0) return [];
    return repository.raise(found.map((one) => ({ ...one, id: newId('x'), shopId, level, raisedAt: now, acknowledgedAt: null, acknowledgedBy: null })));
  }

  async function sweepShop(shopId: string): Promise<void> {
    const rules = await rulesOf(shopId);
    const raised: string[] = [];
    for (const level of escalationLevels) raised.push(...await raise(shopId, level, level === 'owner' ? rules.ownerAfterMs : rules.supervisorAfterMs));
    if (raised.length === 0) return;
    const [escalations, staff] = await Promise.all([repository.open(shopId, escalationLevels, raised.length, raised), staffOf(shopId)]);
    for (const level of escalationLevels) {
      const some = escalations.filter((one) => one.level === level);
      const agentIds = staff.filter((agent) => hears(agent, level, staff)).map(({ id }) => id);
      if (some.length > 0) bus.emit('escalation.raised', { shopId, agentIds, escalations: some });
    }
  }

  /** Raises what has become due. */
  async function sweep(): Promise<void> {
    for (const shopId of await repository.shopIds()) await sweepShop(shopId);
  }

  return {
    sweep,
    /** What this agent is to look at, the longest overdue first; a conversation stands there once for each level. */
    async openFor(agent: Agent): Promise<Escalation[]> {
      const staff = await staffOf(agent.shopId);
      return repository.open(agent.shopId, escalationLevels.filter((level) => hears(agent, level, staff)), 2 * atOnce);
    },
    /** Says for everyone that someone is at it. Ids that are unknown or were acknowledged before change nothing. */
    async acknowledge(agent: Agent, ids: readonly string[]): Promise<void> {
      const done = await repository.acknowledge(agent.shopId, ids, agent.id, clock());
      if (done.length > 0) bus.emit('escalation.acknowledged', { shopId: agent.shopId, ids: done, by: { id: agent.id, name: agent.name } });
    },
    rulesOf,
    /** @throws invalid_request when owners would be told before supervisors */
    async setRules(shopId: string, rules: EscalationRules): Promise<void> {
      if (rules.ownerAfterMs < rules.supervisorAfterMs) throw new AppError('invalid_request', 'owners are told after supervisors, not before');
      await repository.putRules(shopId, rules, clock());
    },
    /** Sweeps now and every few seconds. @returns the undo, which waits for the sweep under way */
    start(): () => Promise<void> {
      let running = sweep().catch(onError);
      let busy = false;
      const timer = setInterval(() => {
        if (busy) return;
        busy = true;
        running = sweep().catch(onError).finally(() => { busy = false; });
      }, everyMs);
      timer.unref();
      return async () => {
        clearInterval(timer);
        await running;
      };
    },
  };
}
export type EscalationService = ReturnType<typeof createEscalationService>;
