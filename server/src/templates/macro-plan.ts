/** What a macro comes to in one conversation now, by the rules that its steps will meet. Pure. Called by the macro service. */
import { limits, type Label, type MacroAction, type MacroStep, type TransferTarget } from '@aftercast/shared';
import { resolve, returnToBot, transfer, type Standing } from '../conversation/conversation-state.ts';

/** A colleague to whom a conversation may be passed. */
export interface Colleague { id: string; name: string; present: boolean; mayAnswer: boolean }

/** What a macro's steps depend on. `colleagues`: those it names that are on the staff; `nextDayOpensAt` null: not within the time that can be planned. */
export interface MacroFacts {
  row: Standing & { waitingSince: number | null };
  agent: { id: string; mayAssign: boolean };
  labels: readonly Label[];
  colleagues: readonly Colleague[];
  nextDayOpensAt: number | null;
  now: number;
}

type Problem = MacroStep['problem'];

/** The steps in order, each with what stands in its way. */
export function planMacro(actions: readonly MacroAction[], facts: MacroFacts): MacroStep[] {
  return actions.map((action, at) => ({ action, label: null, colleague: null, until: null, problem: null, ...stepOf(action, actions.slice(0, at), facts) }));
}

function stepOf(action: MacroAction, before: readonly MacroAction[], { row, agent, labels, colleagues, nextDayOpensAt, now }: MacroFacts): Partial<MacroStep> {
  const mine: Problem = row.state === 'resolved' ? 'conversation_resolved' : row.state === 'assigned' && row.ownerId === agent.id ? null : 'not_owner';
  switch (action.kind) {
    case 'text': return { problem: mine };
    case 'label': {
      const label = labels.find(({ id }) => id === action.labelId) ?? null;
      return { label, problem: label ? null : 'label_not_found' };
    }
    case 'snooze': {
      const until = 'minutes' in action.span ? now + action.span.minutes * 60_000 : nextDayOpensAt;
      // A word of the macro's own ends the wait before.
      const waits = row.waitingSince !== null && !before.some(({ kind }) => kind === 'text');
      return { until, problem: mine ?? (waits ? 'shopper_waits' : until === null || until > now + limits.longestSnoozeMs ? 'never_opens' : null) };
    }
    case 'transfer': {
      const to = passOn(action.to, colleagues);
      return { colleague: to.colleague, problem: to.problem ?? refusalOf(transfer(row, to.colleague?.id ?? null, agent)) };
    }
    case 'resolve': return { problem: refusalOf(resolve(row, agent.id)) };
    case 'return_to_bot': return { problem: refusalOf(returnToBot(row, agent.id)) };
  }
}

function refusalOf(move: object | 'not_owner' | 'conversation_resolved' | 'already_there'): Problem {
  return typeof move === 'string' ? move : null;
}

function passOn(to: TransferTarget, colleagues: readonly Colleague[]): { colleague: MacroStep['colleague']; problem: Problem } {
  if ('queue' in to) return { colleague: null, problem: null };
  const found = colleagues.find(({ id }) => id === to.agentId);
  if (!found) return { colleague: null, problem: 'agent_not_found' };
  const { id, name, present, mayAnswer } = found;
  return { colleague: { id, name, present }, problem: mayAnswer ? null : 'agent_unavailable' };
}
