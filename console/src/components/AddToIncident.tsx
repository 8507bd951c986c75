import type { IncidentView } from '@aftercast/shared';
import { can } from '@aftercast/shared/client';
import { useState } from 'preact/hooks';
import { failureCode } from '../models/failure.ts';
import { Button } from './Button.tsx';
import { useConsole, useWords } from './ConsoleContext.tsx';
import { Dialog } from './Dialog.tsx';

/** So many open incidents are offered. */
const offered = 50;

/** Puts the open conversation into an incident that is open. */
export function AddToIncident({ conversationId }: { conversationId: string }) {
  const { api, session, toasts } = useConsole();
  const all = useWords();
  const words = all.incidents;
  const [found, setFound] = useState<IncidentView[] | null>(null);
  const agent = session.agent.value;
  if (!agent || !can(agent, 'update', 'incidents')) return null;
  const run = (work: Promise<void>): void => { work.catch((cause: unknown) => toasts.say(all.errors[failureCode(cause)], 'bad')); };
  const look = async (): Promise<void> => setFound((await api.incidents.page(0, offered)).incidents.filter(({ state }) => state === 'open'));
  const add = async (id: string): Promise<void> => {
    await api.incidents.add(id, [conversationId]);
    setFound(null);
    toasts.say(words.added);
  };
  return (
    <>
      <Button tone="quiet" icon="people" class="case-open" onPress={() => run(look())}>{words.add}</Button>
      {found && (
        <Dialog title={words.addTo} onClose={() => setFound(null)}>
          {found.length === 0 ? <p class="dialog-text faint">{words.noOpen}</p> : <ul class="incident-choice">{found.map(({ id, title }) => <li key={id}><Button onPress={() => run(add(id))}>{title}</Button></li>)}</ul>}
        </Dialog>
      )}
    </>
  );
}
