import { useState } from 'preact/hooks';
import type { AgentRole, AgentView } from '@aftercast/shared';
import { agentRoles } from '@aftercast/shared/client';
import { Avatar } from '../../components/Avatar.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { FilterBar } from '../../components/page/FilterBar.tsx';
import { Table, type Column } from '../../components/page/Table.tsx';
import { Tag } from '../../components/Tag.tsx';
import type { Staff } from '../../models/staff.ts';
import { StaffActions } from './StaffActions.tsx';

/** From so many colleagues on, a search helps. */
const searchFrom = 8;

/** Who works here, with what an owner may do about each. */
export function StaffTable({ agents, staff }: { agents: readonly AgentView[]; staff: Staff }) {
  const { session, clock } = useConsole();
  const times = useTimes();
  const words = useWords().settings.staff;
  const [text, setText] = useState('');
  const [role, setRole] = useState<AgentRole | ''>('');
  const me = session.agent.value?.id;
  const wanted = text.trim().toLowerCase();
  const shown = agents.filter((agent) => (role === '' || agent.role === role) && `${agent.name} ${agent.email}`.toLowerCase().includes(wanted));
  const columns: Column<AgentView>[] = [
    { key: 'name', head: words.name, cell: (agent) => <Person agent={agent} me={agent.id === me} /> },
    { key: 'role', head: words.inviteRole, width: '120px', cell: (agent) => words.roles[agent.role] },
    { key: 'since', head: words.since, width: '140px', cell: (agent) => times.ago(agent.createdAt, clock.now.peek()) },
    { key: 'actions', head: words.moreActions, kind: 'actions', cell: (agent) => agent.id !== me && <StaffActions agent={agent} staff={staff} /> },
  ];
  return (
    <div>
      {agents.length >= searchFrom && (
        <FilterBar
          search={{ label: words.search, value: text, onText: setText, placeholder: words.search }} summary={words.shown(shown.length, agents.length)}
          filters={[{ label: words.inviteRole, value: role, options: [{ value: '', label: words.allRoles }, ...agentRoles.map((value) => ({ value, label: words.roles[value] }))], onChoose: (value) => setRole(value as AgentRole | '') }]}
        />
      )}
      <Table label={words.lead} columns={columns} rows={shown} keyOf={({ id }) => id} footer={shown.length === 0 && words.nobodyFound} />
    </div>
  );
}

function Person({ agent, me }: { agent: AgentView; me: boolean }) {
  const words = useWords().settings.staff;
  return (
    <div class={`staff-who${agent.disabled ? ' disabled' : ''}`}>
      <Avatar name={agent.name} kind={me ? 'me' : 'agent'} size="l" />
      <div>
        <p class="staff-name"><bdi>{agent.name}</bdi>{me && <Tag tone="info">{words.you}</Tag>}{agent.disabled && <Tag tone="late">{words.disabled}</Tag>}</p>
        <p class="faint"><bdi>{agent.email}</bdi></p>
      </div>
    </div>
  );
}
