import { signal, type ReadonlySignal } from '@preact/signals';
import type { AgentRole, AgentView } from '@aftercast/shared';
import type { Api, OneTimeLink } from './api.ts';
import { failureCode, type FailureCode } from './failure.ts';

/** A link to hand to someone; shown until it is closed, because it is shown once. */
export interface LinkForSomeone extends OneTimeLink { kind: 'invitation' | 'reset'; who: string }

/** Who works here, as an owner sees and changes it. */
export interface Staff {
  agents: ReadonlySignal<readonly AgentView[] | null>;
  failure: ReadonlySignal<FailureCode | null>;
  link: ReadonlySignal<LinkForSomeone | null>;
  load(): Promise<void>;
  /** Each is null when it went well. */
  invite(email: string, role: AgentRole): Promise<FailureCode | null>;
  resetPassword(agent: AgentView): Promise<FailureCode | null>;
  change(id: string, patch: { role?: AgentRole; disabled?: boolean }): Promise<FailureCode | null>;
  closeLink(): void;
}

export function createStaff(api: Api): Staff {
  const agents = signal<readonly AgentView[] | null>(null);
  const failure = signal<FailureCode | null>(null);
  const link = signal<LinkForSomeone | null>(null);

  async function attempt(work: () => Promise<void>): Promise<FailureCode | null> {
    try {
      await work();
      return null;
    } catch (cause) {
      return failureCode(cause);
    }
  }
  return {
    agents, failure, link,
    async load() { failure.value = await attempt(async () => { agents.value = (await api.agents()).agents; }); },
    invite: (email, role) => attempt(async () => { link.value = { ...await api.invite(email, role), kind: 'invitation', who: email }; }),
    resetPassword: ({ id, name }) => attempt(async () => { link.value = { ...await api.resetPassword(id), kind: 'reset', who: name }; }),
    change: (id, patch) => attempt(async () => {
      const { agent } = await api.changeAgent(id, patch);
      agents.value = agents.value?.map((one) => (one.id === id ? agent : one)) ?? null;
    }),
    closeLink() { link.value = null; },
  };
}
