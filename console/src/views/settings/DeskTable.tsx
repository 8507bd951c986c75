import type { DeskView } from '@aftercast/shared';
import { Avatar } from '../../components/Avatar.tsx';
import { IconButton } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Table, type Column } from '../../components/page/Table.tsx';
import { Tag } from '../../components/Tag.tsx';
import type { Messages } from '../../messages/index.ts';

function skillWords({ skills }: DeskView, words: Messages['routing']['settings'], list: (parts: string[]) => string): string {
  const parts = [...skills.languages.map((one) => words.languageNames[one]), ...skills.tiers.map((one) => words.tierNames[one]), ...skills.products];
  return parts.length === 0 ? words.everything : list(parts);
}

/** Everyone's desk: who is there, how much they have, what they are good at. */
export function DeskTable({ desks, onEdit }: { desks: readonly DeskView[]; onEdit: (desk: DeskView) => void }) {
  const { session, preferences } = useConsole();
  const all = useWords();
  const words = all.routing.settings;
  const format = new Intl.ListFormat(preferences.language.value === 'zh' ? 'zh-CN' : 'en', { type: 'unit', style: 'short' });
  const me = session.agent.value?.id;
  const columns: Column<DeskView>[] = [
    { key: 'name', head: words.name, cell: ({ agentId, name }) => <div class="staff-who"><Avatar name={name} kind={agentId === me ? 'me' : 'agent'} /><bdi>{name}</bdi></div> },
    {
      key: 'state', head: words.state, width: '110px', phone: 'side',
      cell: ({ present, paused }) => <Tag tone={!present ? 'plain' : paused ? 'soon' : 'fine'}>{!present ? words.absent : paused ? words.paused : words.present}</Tag>,
    },
    { key: 'capacity', head: words.holding, width: '110px', kind: 'number', cell: ({ load, capacity }) => all.routing.own.load(load, capacity) },
    { key: 'mode', head: words.mode, width: '110px', cell: ({ mode }) => words.modes[mode] },
    { key: 'skills', head: words.skills, width: '30%', cell: (desk) => <bdi>{skillWords(desk, words, (parts) => format.format(parts))}</bdi> },
    { key: 'edit', head: words.edit(''), kind: 'actions', cell: (desk) => <IconButton icon="settings" label={words.edit(desk.name)} onPress={() => onEdit(desk)} /> },
  ];
  return <Table label={words.desksTitle} columns={columns} rows={desks} keyOf={({ agentId }) => agentId} />;
}
