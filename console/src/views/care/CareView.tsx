import type { Route } from '../../models/route.ts';
import { DeliveriesView } from './DeliveriesView.tsx';
import { RuleListView } from './RuleListView.tsx';
import { RulePage } from './RulePage.tsx';

/** The area of proactive care: the rules, one of them, and what they have sent. */
export function CareView({ route }: { route: Extract<Route, { page: 'care' }> }) {
  if (route.tab === 'deliveries') return <DeliveriesView route={route} />;
  return route.id === null ? <RuleListView /> : <RulePage key={route.id} id={route.id} first={route.query?.['side'] === 'trial' ? 'side' : 'edit'} />;
}
