import { batch, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Language } from '@aftercast/shared';
import type { Api, InvitationAnswer, InvitationView } from './api.ts';
import { failureCode, type FailureCode } from './failure.ts';

/** Shortest password the server takes. */
export const passwordLength = 10;

/** What is typed at the end of a one-time link. */
export interface InvitationForm { shopName: string; timeZone: string; language: Language; name: string; email: string; password: string }
export type InvitationField = keyof InvitationForm;

/** A one-time link: what it is for, what is filled in, how it goes. */
export interface Invitation {
  view: ReadonlySignal<InvitationView | null>;
  /** Why the link or the answer was refused. */
  failure: ReadonlySignal<FailureCode | null>;
  form: Signal<InvitationForm>;
  problems: ReadonlySignal<ReadonlySet<InvitationField>>;
  busy: ReadonlySignal<boolean>;
  load(): Promise<void>;
  /** True when it was taken and someone is signed in now. */
  submit(): Promise<boolean>;
}

const asked: Record<InvitationView['kind'], readonly InvitationField[]> = {
  owner_setup: ['shopName', 'timeZone', 'language', 'name', 'email', 'password'],
  agent_invitation: ['name', 'password'],
  password_reset: ['password'],
};

/** The fields that are empty or too short. */
export function missingFields(kind: InvitationView['kind'], form: InvitationForm): Set<InvitationField> {
  const wrong = (field: InvitationField): boolean => {
    if (field === 'password') return form.password.length < passwordLength;
    if (field === 'email') return !/^\S+@\S+\.\S+$/.test(form.email.trim());
    return form[field].trim() === '';
  };
  return new Set(asked[kind].filter(wrong));
}

function answerOf(kind: InvitationView['kind'], form: InvitationForm): InvitationAnswer {
  const { password } = form;
  const name = form.name.trim();
  if (kind === 'password_reset') return { password };
  if (kind === 'agent_invitation') return { password, name };
  return { password, name, email: form.email.trim(), shop: { name: form.shopName.trim(), timeZone: form.timeZone, language: form.language } };
}

interface Deps {
  api: Api;
  token: string;
  accept: (token: string, answer: InvitationAnswer) => Promise<void>;
  /** What the browser suggests. */
  timeZone: string;
  language: Language;
}

export function createInvitation({ api, token, accept, timeZone, language }: Deps): Invitation {
  const view = signal<InvitationView | null>(null);
  const failure = signal<FailureCode | null>(null);
  const problems = signal<ReadonlySet<InvitationField>>(new Set());
  const busy = signal(false);
  const form = signal<InvitationForm>({ shopName: '', timeZone, language, name: '', email: '', password: '' });
  return {
    view, failure, form, problems, busy,
    async load() {
      failure.value = null;
      try {
        const found = await api.invitation(token);
        batch(() => {
          view.value = found;
          form.value = { ...form.value, email: found.email ?? '' };
        });
      } catch (cause) {
        failure.value = failureCode(cause);
      }
    },
    async submit() {
      const kind = view.value?.kind;
      if (!kind || busy.value) return false;
      problems.value = missingFields(kind, form.value);
      if (problems.value.size > 0) return false;
      busy.value = true;
      failure.value = null;
      try {
        await accept(token, answerOf(kind, form.value));
        return true;
      } catch (cause) {
        failure.value = failureCode(cause);
        return false;
      } finally {
        busy.value = false;
      }
    },
  };
}
