import type { Route } from '../../models/route.ts';
import { BreakdownView } from './BreakdownView.tsx';
import { ClocksView } from './ClocksView.tsx';
import { OverviewView } from './OverviewView.tsx';

/** The area of the reports: each tab a view of its own. */
export function ReportsView({ route }: { route: Extract<Route, { page: 'reports' }> }) {
  switch (route.tab) {
    case 'overview': return <OverviewView route={route} />;
    case 'breakdown': return <BreakdownView route={route} />;
    case 'clocks': return <ClocksView />;
  }
}
