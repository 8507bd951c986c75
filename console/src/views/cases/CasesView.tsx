import { chosenGroup } from '../../models/cases/gathering.ts';
import type { Route } from '../../models/route.ts';
import { CaseListView } from './CaseListView.tsx';
import { IncidentView } from './IncidentView.tsx';
import { IncidentsView } from './IncidentsView.tsx';
import { LimitsView } from './LimitsView.tsx';

/** The cases area: what is open and what has ended, what waits for an approval, how much may be granted without one. */
export function CasesView({ route }: { route: Extract<Route, { page: 'cases' }> }) {
  switch (route.tab) {
    case 'incidents': return route.id === null ? <IncidentsView chosen={chosenGroup(route)} /> : <IncidentView key={route.id} id={route.id} />;
    case 'limits': return <LimitsView />;
    default: return <CaseListView key={route.tab} route={route} list={route.tab} />;
  }
}
