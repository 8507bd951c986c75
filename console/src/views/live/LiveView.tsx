import { newSession, type Route } from '../../models/route.ts';
import { DeskView } from './DeskView.tsx';
import { SessionListView } from './SessionListView.tsx';
import { SessionPage } from './SessionPage.tsx';

/** The area of live sessions: all of them, one of them, and the desk beside its broadcast. */
export function LiveView({ route }: { route: Extract<Route, { page: 'live' }> }) {
  if (route.id === null) return <SessionListView route={route} />;
  if (route.part === 'on-air' && route.id !== newSession) return <DeskView key={route.id} id={route.id} />;
  return <SessionPage key={`${route.id}${route.query?.['copy'] ?? ''}`} id={route.id} copyOf={route.query?.['copy'] ?? null} />;
}
