import { can } from '@aftercast/shared/client';
import { useState } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { useConsole, useMay, useTimes, useWorkspace, useWords } from '../components/ConsoleContext.tsx';
import { LabelTags } from '../components/filing/LabelTags.tsx';
import { Icon } from '../components/Icon.tsx';
import { Link } from '../components/Link.tsx';
import { DueClock } from '../components/DueClock.tsx';
import { UrgencyTags } from '../components/UrgencyTags.tsx';
import { Menu } from '../components/page/Menu.tsx';
import { allowedVerbs, snoozable } from '../models/desk.ts';
import type { Route } from '../models/route.ts';
import { shopperName } from '../models/shopper-name.ts';
import type { DeskActions } from './desk-actions.ts';
import { TransferDialog } from './TransferDialog.tsx';

interface Props { route: Extract<Route, { page: 'inbox' }>; actions: DeskActions }

/** Whom one talks to, how it stands, who else looks on, and what can be done. */
export function ConversationHead({ route, actions }: Props) {
  const { preferences, session } = useConsole();
  const times = useTimes();
  const agent = session.agent.value;
  const [passing, pass] = useState(false);
  const { talk, desk, agentId } = useWorkspace();
  const words = useWords();
  const mayAnswer = useMay('answer', 'conversations');
  const row = talk.row.value;
  const others = talk.viewers.value.filter(({ id }) => id !== agentId);
  const names = new Intl.ListFormat(preferences.language.value === 'zh' ? 'zh-CN' : 'en', { type: 'conjunction' }).format(others.map(({ name }) => name));
  const verbs = row ? allowedVerbs(row, agentId, mayAnswer) : null;
  const busy = desk.busy.value;
  const mayPass = row !== null && agent !== null && row.state !== 'resolved' && (row.owner?.id === agentId || can(agent, 'assign', 'conversations'));
  return (
    <header class="talk-head">
      <Link class="icon-button talk-back" to={{ ...route, conversationId: null, shopper: false }} label={words.general.back}><Icon name="back" /></Link>
      <div class="talk-who">
        <h2>{row && <bdi>{shopperName(row.shopper, words)}</bdi>}</h2>
        <p class="talk-standing">
          {row && <span class={`tag state-${row.state}`}>{row.state === 'assigned' && row.owner?.id !== agentId ? words.inbox.row.handledBy(row.owner?.name ?? '') : words.inbox.states[row.state]}</span>}
          {row && <DueClock row={row} />}
          {row && <UrgencyTags row={row} />}
          {row && <LabelTags row={row} />}
          {row && row.snoozedUntil !== null && <span class="tag info">{words.desk.snooze.until(times.short(row.snoozedUntil))}</span>}
          {others.length > 0 && <span class="talk-viewers" title={names}><Icon name="eye" size={14} /><bdi>{words.conversation.viewers(names)}</bdi></span>}
        </p>
      </div>
      <div class="talk-actions">
        {mayPass && <Button icon="pass" class="act-transfer" onPress={() => pass(true)}>{words.routing.transfer.open}</Button>}
        {verbs?.return_to_bot && <Button icon="bot" hotkey="b" class="act-return" busy={busy === 'return_to_bot'} onPress={actions.askReturn}>{words.conversation.returnToBot}</Button>}
        {verbs?.resolve && <Button icon="check" hotkey="e" class="act-resolve" busy={busy === 'resolve'} onPress={() => actions.run('resolve')}>{words.conversation.resolve}</Button>}
        {row && agent && can(agent, 'answer', 'conversations') && (
          <Menu label={words.desk.labels.more}>
            <Button tone="quiet" icon="tag" hotkey="l" onPress={() => actions.show('labels')}>{words.desk.labels.add}</Button>
            {row.snoozedUntil !== null && row.owner?.id === agentId
              ? <Button tone="quiet" icon="clock" onPress={actions.wake}>{words.desk.snooze.back}</Button>
              : <Button tone="quiet" icon="clock" hotkey="s" disabled={!snoozable(row, agentId)} title={snoozable(row, agentId) ? undefined : words.errors.shopper_waits} onPress={() => actions.show('snooze')}>{words.desk.snooze.title}</Button>}
          </Menu>
        )}
        <Link class="icon-button talk-shopper" to={{ ...route, shopper: !route.shopper }} label={words.conversation.shopper.open}><Icon name="card" /></Link>
      </div>
      {passing && row && <TransferDialog row={row} onClose={() => pass(false)} />}
    </header>
  );
}
