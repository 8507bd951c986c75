/**
 * Carries a macro out with this agent's own commands, so that notices, reports and rules are those of the same steps by hand. It is
 * planned anew first: with one step that can't be done nothing is. Each step waits for the one before. Made by the workspace.
 */
import { effect } from '@preact/signals';
import type { InboxConversation, Macro, MacroPlan, MacroStep } from '@aftercast/shared';
import type { Desk, Outcome } from '../desk.ts';
import type { Filing } from '../desk/filing.ts';
import { failureCode, type FailureCode } from '../failure.ts';
import type { Inbox } from '../inbox.ts';
import type { Replies } from '../replies.ts';
import type { Talk } from '../talk.ts';
import type { TemplateApi } from './template-api.ts';

/**
 * How a macro went. `blanks`: nothing was done, these are its words with what is missing. `unsent`: its words did not go out.
 * `refused`: why, and at which step. Where `done` is more than 0, so many steps had been done before.
 */
export type MacroOutcome =
  | { kind: 'done' }
  | { kind: 'blanks'; text: string }
  | { kind: 'unsent'; done: number }
  | { kind: 'refused'; code: FailureCode; step: MacroStep | null; done: number };

export interface MacroRun {
  /** What it would do in the open conversation now. @throws Failure */
  plan(macro: Macro): Promise<MacroPlan>;
  /** @param fill puts values in; @param isWhole false where a blank is left */
  run(macro: Macro, fill: (text: string) => string, isWhole: (text: string) => boolean): Promise<MacroOutcome>;
}

interface Deps {
  api: Pick<TemplateApi, 'planMacro'>;
  talk: Pick<Talk, 'row'>;
  inbox: Pick<Inbox, 'rows'>;
  replies: Pick<Replies, 'items' | 'add'>;
  desk: Pick<Desk, 'run' | 'transfer'>;
  filing: Pick<Filing, 'toggle' | 'snooze'>;
}

export function createMacroRun({ api, talk, inbox, replies, desk, filing }: Deps): MacroRun {
  /** True once everything written in a conversation is stored, false when something was refused. */
  function stored(conversationId: string): Promise<boolean> {
    return new Promise((resolve) => {
      let stop: (() => void) | null = null;
      let settled = false;
      const settle = (value: boolean): void => {
        settled = true;
        resolve(value);
        stop?.();
      };
      stop = effect(() => {
        const own = replies.items.value.filter(({ payload }) => payload.conversationId === conversationId);
        if (settled) return;
        if (own.length === 0) settle(true);
        else if (own.some(({ state }) => state === 'failed')) settle(false);
      });
      if (settled) stop();
    });
  }
  const codeOf = (outcome: Outcome): FailureCode | null => (outcome.kind === 'failed' ? outcome.code : outcome.kind === 'taken' ? 'already_claimed' : null);

  /** Null when it is done. */
  async function take({ action, until }: MacroStep, row: InboxConversation, fill: (text: string) => string): Promise<FailureCode | 'unsent' | null> {
    switch (action.kind) {
      case 'text': return replies.add({ conversationId: row.id, text: fill(action.text), images: [] }) && await stored(row.id) ? null : 'unsent';
      case 'label': return row.labels.includes(action.labelId) ? null : filing.toggle(row, action.labelId);
      case 'snooze': return filing.snooze(row, until);
      case 'transfer': return codeOf(await desk.transfer(row, action.to, action.reason));
      case 'resolve': case 'return_to_bot': return codeOf(await desk.run(action.kind, row));
    }
  }

  return {
    async plan({ id }) {
      const row = talk.row.peek();
      return row ? api.planMacro(row.id, id) : { steps: [] };
    },
    async run({ id }, fill, isWhole) {
      const row = talk.row.peek();
      if (!row) return { kind: 'unsent', done: 0 };
      let steps: MacroStep[];
      try {
        ({ steps } = await api.planMacro(row.id, id));
      } catch (cause) {
        return { kind: 'refused', code: failureCode(cause), step: null, done: 0 };
      }
      const blocked = steps.find(({ problem }) => problem !== null);
      if (blocked?.problem) return { kind: 'refused', code: blocked.problem, step: blocked, done: 0 };
      // Filled once: another conversation may be open by the time the second text goes out.
      const texts = new Map(steps.flatMap(({ action }) => (action.kind === 'text' ? [[action.text, fill(action.text)] as const] : [])));
      if (![...texts.values()].every(isWhole)) return { kind: 'blanks', text: [...texts.values()].join('\n') };
      for (const [done, step] of steps.entries()) {
        const refusal = await take(step, inbox.rows.peek().get(row.id) ?? row, (text) => texts.get(text) ?? text);
        if (refusal === 'unsent') return { kind: 'unsent', done };
        if (refusal !== null) return { kind: 'refused', code: refusal, step, done };
      }
      return { kind: 'done' };
    },
  };
}
