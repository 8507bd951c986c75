import type { Noun, Verb } from '@aftercast/shared';
import { can } from '@aftercast/shared/client';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Messages } from '../messages/index.ts';
import type { Console } from '../models/console.ts';
import type { Times } from '../models/times.ts';
import type { Workspace } from '../models/workspace.ts';

/** Carries the models to every view. */
export const ConsoleContext = createContext<Console | null>(null);

/** The models. */
export function useConsole(): Console {
  const model = useContext(ConsoleContext);
  if (!model) throw new Error('console: a view was drawn outside ConsoleContext');
  return model;
}

/** The words in the reader's language. */
export function useWords(): Messages {
  return useConsole().messages.value;
}

/** Whether the signed-in agent may: `useMay('update', 'knowledge')`. */
export function useMay(verb: Verb, noun: Noun): boolean {
  const agent = useConsole().session.agent.value;
  return agent !== null && can(agent, verb, noun);
}

/** Words for points in time. */
export function useTimes(): Times {
  return useConsole().times.value;
}

/** The signed-in agent's workspace; only views behind sign-in may ask. */
export function useWorkspace(): Workspace {
  const workspace = useConsole().workspace.value;
  if (!workspace) throw new Error('console: a view behind sign-in was drawn without a workspace');
  return workspace;
}
