import { useConsole } from '../../components/ConsoleContext.tsx';
import type { KnowledgeTab } from '../../models/knowledge/tabs.ts';
import type { Route } from '../../models/route.ts';
import { BenchView } from './BenchView.tsx';
import { EntriesView } from './EntriesView.tsx';
import { ImportView } from './ImportView.tsx';
import { VersionsView } from './VersionsView.tsx';
import { WorkListView } from './WorkListView.tsx';

/** What each tab shows; `path` is what follows it in the address. */
const views: Record<KnowledgeTab, (props: { path: readonly string[] }) => preact.JSX.Element> = { entries: EntriesView, worklist: WorkListView, bench: BenchView, import: ImportView, versions: VersionsView };

/** The knowledge area: what the bot knows, how it answers, and how that changed. */
export function KnowledgeView({ route }: { route: Extract<Route, { page: 'knowledge' }> }) {
  const View = views[route.tab];
  const { session } = useConsole();
  return <View key={`${route.tab} ${session.shop.value?.id}`} path={route.path} />;
}
