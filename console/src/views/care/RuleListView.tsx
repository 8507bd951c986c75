import type { CareRule } from '@aftercast/shared';
import { useState } from 'preact/hooks';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useMay, useWords } from '../../components/ConsoleContext.tsx';
import { Link } from '../../components/Link.tsx';
import { Table, type Column } from '../../components/page/Table.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { whenWords } from '../../models/care/when-words.ts';
import { failureCode } from '../../models/failure.ts';
import { CarePage } from './CarePage.tsx';

/** Figures change while one looks on. */
const everyMs = 30_000;

/** All rules: what each is about, whether it is on, and what came of it. */
export function RuleListView() {
  const { api, navigation, toasts } = useConsole();
  const all = useWords();
  const words = all.care;
  const may = useMay('update', 'care');
  const [switching, setSwitching] = useState<string | null>(null);
  const { data, failure, reload } = useLoaded('care', api.care.rules, everyMs);
  const rows = data?.rules ?? null;
  const statusWords = (status: string): string => (all.conversation.orderStatus as Record<string, string>)[status] ?? status;
  async function turnOff({ id, name, version }: CareRule): Promise<void> {
    setSwitching(id);
    try {
      await api.care.switch(id, false, version);
      toasts.say(words.turnedOff(name));
    } catch (cause) {
      toasts.say(all.errors[failureCode(cause)], 'bad');
    } finally {
      setSwitching(null);
      reload();
    }
  }
  const figure = (head: string, value: string | number) => <><span class="phone-head">{head} </span>{value}</>;
  const columns: Column<CareRule>[] = [
    {
      key: 'rule', head: words.columns.rule,
      cell: (rule) => <span class="case-name"><bdi>{rule.name}</bdi><span class="faint">{whenWords(rule.when, words, statusWords)}</span></span>,
    },
    { key: 'state', head: words.columns.state, width: '100px', phone: 'side', cell: ({ on }) => <Tag tone={on ? 'fine' : 'plain'}>{on ? words.on : words.off}</Tag> },
    { key: 'today', head: words.columns.today, width: '90px', kind: 'number', cell: ({ today }) => figure(words.columns.today, today.sent) },
    { key: 'week', head: words.columns.week, width: '90px', kind: 'number', cell: ({ week }) => figure(words.columns.week, week.sent) },
    { key: 'seen', head: words.columns.seen, width: '90px', kind: 'number', cell: ({ week }) => figure(words.columns.seen, week.sent === 0 ? words.none : `${Math.round((week.seen / week.sent) * 100)}%`) },
    { key: 'notReached', head: words.columns.notReached, width: '110px', kind: 'number', cell: ({ week }) => figure(words.columns.notReached, week.sent === 0 ? words.none : week.notReached) },
    ...(may ? [{
      key: 'actions', head: words.columns.actions, width: '170px', kind: 'actions' as const,
      cell: (rule: CareRule) => (rule.on
        ? <Button busy={switching === rule.id} title={words.turnOffOf(rule.name)} onPress={() => { void turnOff(rule); }}>{words.turnOff}</Button>
        : <Link class="button" to={{ page: 'care', tab: 'rules', id: rule.id, query: { side: 'trial' } }}>{words.tryFirst}</Link>),
    }] : []),
  ];
  return (
    <CarePage tab="rules" action={may && <Button tone="primary" icon="plus" onPress={() => navigation.go({ page: 'care', tab: 'rules', id: 'new' })}>{words.add}</Button>}>
      {failure && !rows && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={reload}>{all.general.retry}</Button></Blank>}
      {!failure && !rows && <Skeleton rows={9} label={all.general.loading} />}
      {rows && <Table label={words.title} columns={columns} rows={rows} keyOf={({ id }) => id} to={({ id }) => ({ page: 'care', tab: 'rules', id })} />}
    </CarePage>
  );
}
