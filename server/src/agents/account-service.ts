/** Agents' accounts: who works here, under which name and role. Refuses to know who asks; permissions are the routes'. */
import type { AgentRole } from '@aftercast/shared';
import type { Alongside } from '../db/store.ts';
import { AppError } from '../errors.ts';
import { withoutHash, type Agent, type AgentRepository } from './agent-repository.ts';
import { tokenId } from './one-time-token.ts';
import type { Passwords } from './password.ts';
import type { SessionService } from './session-service.ts';
import type { SignInThrottle } from './sign-in-throttle.ts';

/** An account to be made. `email` in lower case. */
export interface NewAgent { shopId: string; email: string; name: string; role: AgentRole; password: string }

interface Deps {
  agents: AgentRepository;
  sessions: SessionService;
  passwords: Passwords;
  throttle: SignInThrottle;
  clock: () => number;
  newId: (prefix: string) => string;
}

export function createAccountService({ agents, sessions, passwords, throttle, clock, newId }: Deps) {
  return {
    /** All of a shop, disabled ones too, oldest first. */
    list: (shopId: string): Promise<Agent[]> => agents.ofShop(shopId),
    async byId(id: string): Promise<Agent | null> {
      const row = await agents.byId(id);
      return row ? withoutHash(row) : null;
    },
    /** Makes an account without an invitation: the demo's staff. @throws email_taken */
    async create({ password, ...given }: NewAgent): Promise<Agent> {
      const row = await agents.insert({ ...given, id: newId('a'), passwordHash: await passwords.hash(password), disabled: false, createdAt: clock() });
      if (!row) throw new AppError('email_taken', 'someone has an account with this email');
      return withoutHash(row);
    },
    /** Changes a colleague. Disabling ends their sessions. @param also is written in the same transaction @throws not_found, last_owner */
    async change(shopId: string, id: string, patch: { role?: AgentRole | undefined; disabled?: boolean | undefined; name?: string | undefined }, also?: (before: Agent) => Alongside): Promise<Agent> {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const row = await agents.change(id, shopId, given, also);
      if (row === 'not_found') throw new AppError('not_found', 'there is no such agent');
      if (row === 'last_owner') throw new AppError('last_owner', 'a shop needs an owner who can sign in');
      if (row.disabled) sessions.ended(id, null);
      else sessions.refresh(id);
      return withoutHash(row);
    },
    /**
     * Changes one's own password and ends the other sessions.
     * @throws wrong_credentials when the current one is wrong, rate_limited
     */
    async changePassword(agent: Agent, passwordsGiven: { current: string; next: string }, token: string, address: string): Promise<void> {
      const succeeded = await throttle.attempt(agent.email, address);
      const row = await agents.byId(agent.id);
      if (!await passwords.verify(row?.passwordHash ?? null, passwordsGiven.current)) {
        throw new AppError('wrong_credentials', 'the current password is another one');
      }
      succeeded();
      sessions.ended(agent.id, await agents.setPassword(agent.id, await passwords.hash(passwordsGiven.next), tokenId(token)));
    },
  };
}
export type AccountService = ReturnType<typeof createAccountService>;
