import type { AgentView, CaseLimits } from '@aftercast/shared';
import { can } from '@aftercast/shared/client';
import { useEffect, useState } from 'preact/hooks';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { TextField } from '../../components/Field.tsx';
import { Section } from '../../components/page/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { centsOf, typedCents } from '../../models/cases/money.ts';
import { failureCode, type FailureCode } from '../../models/failure.ts';
import { CasesPage } from './CasesPage.tsx';

/** What is typed: by `agent`, `supervisor`, or an agent's id. */
type Typed = Readonly<Record<string, string>>;

/** How much each may grant without asking. */
export function LimitsView() {
  const { api, toasts } = useConsole();
  const all = useWords();
  const words = all.cases.limits;
  const [people, setPeople] = useState<AgentView[] | null>(null);
  const [typed, setTyped] = useState<Typed>({});
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const [wrong, setWrong] = useState(false);
  const [saving, setSaving] = useState(false);
  async function load(): Promise<void> {
    try {
      const [{ agents }, { limits }] = await Promise.all([api.agents(), api.cases.limits()]);
      setTyped({ agent: typedCents(limits.agent), supervisor: typedCents(limits.supervisor), ...Object.fromEntries(Object.entries(limits.byAgent).map(([id, cents]) => [id, typedCents(cents)])) });
      setPeople(agents.filter((agent) => !agent.disabled && can(agent, 'update', 'cases') && !can(agent, 'approve', 'cases')));
      setFailure(null);
    } catch (cause) {
      setFailure(failureCode(cause));
    }
  }
  useEffect(() => { void load(); }, []);
  async function save(): Promise<void> {
    const limits = limitsOf(typed, people ?? []);
    setWrong(limits === null);
    if (!limits) return;
    setSaving(true);
    try {
      await api.cases.setLimits(limits);
      toasts.say(words.saved);
    } catch (cause) {
      toasts.say(all.errors[failureCode(cause)], 'bad');
    } finally {
      setSaving(false);
    }
  }
  const field = (key: string, label: string, hint: string) => (
    <TextField key={key} label={label} value={typed[key] ?? ''} onText={(value) => setTyped({ ...typed, [key]: value })} hint={hint} problem={wrong && centsOf(typed[key] ?? '') === undefined ? all.cases.amountWrong : null} autocomplete="off" />
  );
  return (
    <CasesPage tab="limits" lead={words.lead}>
      {failure && <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={() => { void load(); }}>{all.general.retry}</Button></Blank>}
      {!failure && !people && <Skeleton rows={3} label={all.general.loading} />}
      {people && (
        <form class="case-limits" onSubmit={(event) => { event.preventDefault(); void save(); }}>
          {field('agent', words.agent, words.unlimited)}
          {field('supervisor', words.supervisor, words.unlimited)}
          {people.length > 0 && <Section title={words.own}>{people.map(({ id, name }) => field(id, name, words.ownHint))}</Section>}
          <div><Button submit tone="primary" busy={saving}>{words.save}</Button></div>
        </form>
      )}
    </CasesPage>
  );
}

/** Null where something is no amount. An empty field of a person leaves them to their role. Pure. */
function limitsOf(typed: Typed, people: readonly AgentView[]): CaseLimits | null {
  const [agent, supervisor] = [centsOf(typed.agent ?? ''), centsOf(typed.supervisor ?? '')];
  const own = people.map(({ id }) => [id, centsOf(typed[id] ?? '')] as const);
  if (agent === undefined || supervisor === undefined || own.some(([, cents]) => cents === undefined)) return null;
  return { agent, supervisor, byAgent: Object.fromEntries(own.flatMap(([id, cents]) => (typeof cents === 'number' ? [[id, cents]] : []))) };
}
