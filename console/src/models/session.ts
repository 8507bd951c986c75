import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { AgentView, ShopView } from '@aftercast/shared';
import type { Api, InvitationAnswer, SignedIn } from './api.ts';
import { Failure, failureCode, type FailureCode } from './failure.ts';

/** Who uses this browser. `unknown` until the server has said; `failed` when it could not be asked. */
export type SessionState = 'unknown' | 'signed_out' | 'signed_in' | 'failed';

export interface Session {
  state: ReadonlySignal<SessionState>;
  agent: ReadonlySignal<AgentView | null>;
  shop: ReadonlySignal<ShopView | null>;
  /** Why the server could not be asked. */
  failure: ReadonlySignal<FailureCode | null>;
  /** True when the session ended without being asked to. */
  expired: ReadonlySignal<boolean>;
  load(): Promise<void>;
  /** @throws Failure */
  signIn(email: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** The server said that nobody is signed in any more. */
  ended(): void;
  /** @throws Failure */
  accept(token: string, answer: InvitationAnswer): Promise<void>;
  learnAgent(agent: AgentView): void;
  learnShop(shop: ShopView): void;
}

export function createSession(api: Api): Session {
  const state = signal<SessionState>('unknown');
  const agent = signal<AgentView | null>(null);
  const shop = signal<ShopView | null>(null);
  const failure = signal<FailureCode | null>(null);
  const expired = signal(false);

  function enter(signedIn: SignedIn): void {
    batch(() => {
      agent.value = signedIn.agent;
      shop.value = signedIn.shop;
      failure.value = null;
      expired.value = false;
      state.value = 'signed_in';
    });
  }

  function leave(unasked: boolean): void {
    batch(() => {
      state.value = 'signed_out';
      agent.value = shop.value = null;
      expired.value = unasked;
    });
  }

  return {
    state, agent, shop, failure, expired,
    async load() {
      state.value = 'unknown';
      try {
        enter(await api.session());
      } catch (cause) {
        const signedOut = cause instanceof Failure && ['not_signed_in', 'token_invalid', 'token_expired'].includes(cause.code);
        if (signedOut) return leave(false);
        failure.value = failureCode(cause);
        state.value = 'failed';
      }
    },
    async signIn(email, password) { enter(await api.signIn(email, password)); },
    async signOut() {
      await api.signOut();
      leave(false);
    },
    ended() {
      if (state.value === 'signed_in') leave(true);
    },
    async accept(token, answer) {
      await api.accept(token, answer);
      enter(await api.session());
    },
    learnAgent(next) { agent.value = next; },
    learnShop(next) { shop.value = next; },
  };
}
