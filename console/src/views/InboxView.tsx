import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { InboxConversation } from '@aftercast/shared';
import { attachKeyboard } from '../browser/keyboard.ts';
import { useConsole, useWorkspace, useWords } from '../components/ConsoleContext.tsx';
import { Figures } from '../components/Figures.tsx';
import type { Command } from '../models/keys.ts';
import { matchesFilter, nextDue } from '../models/inbox-order.ts';
import type { Route } from '../models/route.ts';
import { shopperName } from '../models/shopper-name.ts';
import { ConversationView } from './ConversationView.tsx';
import { useDeskActions, type DeskActions } from './desk-actions.ts';
import { InboxLists } from './InboxLists.tsx';
import { ShopperColumn } from './ShopperColumn.tsx';

type InboxRoute = Extract<Route, { page: 'inbox' }>;

/** The work itself: lists on the left, the talk in the middle, the shopper on the right. */
export function InboxView({ route, onSearch }: { route: InboxRoute; /** Searches further than the loaded rows. */ onSearch: (text: string) => void }) {
  const { navigation } = useConsole();
  const { inbox, notes } = useWorkspace();
  const words = useWords();
  const filter = useSignal('');
  const cursor = useSignal<string | null>(route.conversationId);
  const actions = useDeskActions();
  const rows = inbox.list(route.list).value.filter((row) => matchesFilter(row, filter.value, shopperName(row.shopper, words)));
  const open = (row: Pick<InboxConversation, 'id'>): void => navigation.go({ ...route, conversationId: row.id, shopper: false });

  function move(by: 1 | -1): void {
    const at = rows.findIndex(({ id }) => id === cursor.value);
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))];
    cursor.value = next?.id ?? null;
  }
  const handler = useRef<(command: Command) => boolean>(() => false);
  handler.current = (command) => handle(command, { route, actions, move, open: () => { if (cursor.value !== null) open({ id: cursor.value }); }, go: navigation.go, note: () => notes.write(true), reply: () => notes.write(false), due: () => nextDue(inbox.desk.value, inbox.list('waiting').value) });
  useEffect(() => attachKeyboard(document, (command) => handler.current(command)), []);
  useEffect(() => { cursor.value = route.conversationId ?? cursor.value; }, [route.conversationId]);

  return (
    <div class={`inbox${route.conversationId === null ? '' : ' has-talk'}`}>
      <h1 class="only-heard">{words.inbox.title}</h1>
      <Figures />
      <InboxLists route={route} rows={rows} filter={filter} cursor={cursor.value} onCursor={move} onOpen={(row) => { cursor.value = row.id; open(row); }} onSearch={onSearch} />
      <ConversationView route={route} actions={actions} />
      {route.conversationId !== null && <ShopperColumn route={route} />}
    </div>
  );
}

interface Hands { route: InboxRoute; actions: DeskActions; move: (by: 1 | -1) => void; open: () => void; go: (route: Route) => void; note: () => void; reply: () => void; due: () => InboxConversation | null }

function focus(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  return element !== null;
}

/** Does what a key asked for. @returns whether the key was used */
function handle(command: Command, { route, actions, move, open, go, note, reply, due }: Hands): boolean {
  switch (command.do) {
    case 'next': move(1); return true;
    case 'previous': move(-1); return true;
    case 'open': open(); return true;
    case 'claim': actions.run('claim'); return true;
    case 'resolve': actions.run('resolve'); return true;
    case 'bot': actions.askReturn(); return true;
    case 'reply': {
      reply();
      requestAnimationFrame(() => focus('.composer-text'));
      return route.conversationId !== null;
    }
    case 'new': note(); return route.conversationId !== null;
    case 'label': actions.show('labels'); return route.conversationId !== null;
    case 'snooze': actions.show('snooze'); return route.conversationId !== null;
    case 'due': {
      const next = due();
      if (next) go({ ...route, list: next.state === 'queued' ? 'waiting' : 'mine', conversationId: next.id, shopper: false });
      return next !== null;
    }
    case 'list': go({ ...route, list: command.list, shopper: false }); return true;
    case 'shopper': go({ ...route, shopper: route.conversationId !== null && !route.shopper }); return true;
    case 'leave': {
      if (!route.shopper || document.activeElement?.matches('input, textarea, select')) return false;
      go({ ...route, shopper: false });
      return true;
    }
    case 'filter': case 'quick': case 'add': case 'dismiss': case 'undo': case 'help': case 'area': return false;
  }
}
