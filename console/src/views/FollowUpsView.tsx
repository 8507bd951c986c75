import { useEffect, useState } from 'preact/hooks';
import type { FollowUp } from '@aftercast/shared';
import { Blank } from '../components/Blank.tsx';
import { Button } from '../components/Button.tsx';
import { useConsole, useTimes, useWorkspace, useWords } from '../components/ConsoleContext.tsx';
import { FollowUpDialog } from '../components/FollowUpDialog.tsx';
import { Menu } from '../components/page/Menu.tsx';
import { Page } from '../components/page/Page.tsx';
import { Table, type Column } from '../components/page/Table.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { Tag } from '../components/Tag.tsx';
import { useFollowUpEnd } from '../components/use-follow-up-end.ts';
import { shopperName } from '../models/shopper-name.ts';

/** What I said I would come back to, the earliest first. */
export function FollowUpsView() {
  const { clock } = useConsole();
  const { followUps } = useWorkspace();
  const times = useTimes();
  const all = useWords();
  const words = all.followUps;
  const [moving, move] = useState<FollowUp | null>(null);
  useEffect(() => { void followUps.load(); }, [followUps]);
  const list = followUps.list.value;
  const failure = followUps.failure.value;
  const now = clock.now.value;
  const end = useFollowUpEnd();
  const columns: Column<FollowUp>[] = [
    { key: 'what', head: words.what, cell: (one) => (
      <div class="follow-what"><span dir="auto">{one.note === '' ? words.justAnswer : one.note}</span><span class="faint"><bdi>{shopperName(one.shopper, all)}</bdi></span></div>
    ) },
    { key: 'when', head: words.when, width: '210px', phone: 'below', cell: (one) => (
      <span class="follow-due"><span>{times.short(one.dueAt)}</span>{one.dueAt <= now ? <Tag tone="late">{words.due}</Tag> : one.dueAt - now < hourMs && <Tag tone="soon">{words.soon}</Tag>}{one.promised && <Tag tone="info">{words.promised}</Tag>}</span>
    ) },
    { key: 'actions', head: words.more, kind: 'actions', cell: (one) => (
      <>
        <Button icon="check" onPress={() => { void end(one, 'done'); }}>{words.done}</Button>
        <Menu label={`${words.more}: ${one.note}`}>
          <Button tone="quiet" icon="clock" onPress={() => move(one)}>{words.move}</Button>
          <Button tone="quiet" icon="close" onPress={() => { void end(one, 'cancelled'); }}>{words.cancel}</Button>
        </Menu>
      </>
    ) },
  ];
  return (
    <Page title={words.page} count={list?.length} lead={words.lead}>
      {list === null && failure === null && <Skeleton rows={5} label={all.general.loading} />}
      {list === null && failure !== null && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={() => { void followUps.load(); }}>{all.general.retry}</Button></Blank>}
      {list?.length === 0 && <Blank icon="clock" title={words.none.title} text={words.none.text} />}
      {list && list.length > 0 && (
        <Table
          label={words.page} columns={columns} rows={list} keyOf={({ id }) => id}
          to={({ conversationId }) => ({ page: 'inbox', list: 'mine', conversationId, shopper: false })}
        />
      )}
      {moving && <FollowUpDialog conversationId={moving.conversationId} moving={moving} onClose={() => move(null)} />}
    </Page>
  );
}

const hourMs = 60 * 60_000;
