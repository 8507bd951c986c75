import { signal, type ReadonlySignal } from '@preact/signals';
import type { AgentRole, AgentView, OpenInvitation } from '@aftercast/shared';
import type { Api, OneTimeLink } from './api.ts';
import { failureCode, type FailureCode } from './failure.ts';

/** A link to hand to someone; shown until it is closed, because it is shown once. */
export interface LinkForSomeone extends OneTimeLink { kind: 'invitation' | 'reset'; who: string }

/** Who works here, as an owner sees and changes it. */
export interface Staff {
  agents: ReadonlySignal<readonly AgentView[] | null>;
  /** Who was invited and has not joined, the newest first. */
  invitations: ReadonlySignal<readonly OpenInvitation[]>;
  failure: ReadonlySignal<FailureCode | null>;
  link: ReadonlySignal<LinkForSomeone | null>;
  load(): Promise<void>;
  /** Each is null when it went well. Inviting the same person again makes a new link, and the older one ends. */
  invite(email: string, role: AgentRole): Promise<FailureCode | null>;
  withdraw(id: string): Promise<FailureCode | null>;
  resetPassword(agent: AgentView): Promise<FailureCode | null>;
  change(id: string, patch: { role?: AgentRole; disabled?: boolean }): Promise<FailureCode | null>;
  closeLink(): void;
}

export function createStaff(api: Api): Staff {
  const agents = signal<readonly AgentView[] | null>(null);
  const invitations = signal<readonly OpenInvitation[]>([]);
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
  const loadInvitations = async (): Promise<void> => { invitations.value = (await api.openInvitations()).invitations; };
  return {
    agents, invitations, failure, link,
    async load() { failure.value = await attempt(async () => { await Promise.all([loadInvitations(), api.agents().then((found) => { agents.value = found.agents; })]); }); },
    async invite(email, role) {
      const failed = await attempt(async () => { link.value = { ...await api.invite(email, role), kind: 'invitation', who: email }; });
      // The link is what counts: it is shown also where the list can't be read just now.
      if (failed === null) await attempt(loadInvitations);
      return failed;
    },
    async withdraw(id) {
      const failed = await attempt(async () => { await api.withdrawInvitation(id); });
      // Used, expired or withdrawn meanwhile: what is there now says it better than an error.
      return failed === null || failed === 'not_found' ? attempt(loadInvitations) : failed;
    },
    resetPassword: ({ id, name }) => attempt(async () => { link.value = { ...await api.resetPassword(id), kind: 'reset', who: name }; }),
    change: (id, patch) => attempt(async () => {
      const { agent } = await api.changeAgent(id, patch);
      agents.value = agents.value?.map((one) => (one.id === id ? agent : one)) ?? null;
    }),
    closeLink() { link.value = null; },
  };
}
