/** The way from a proposal to the page where its group is gathered. */
import type { Route } from '../route.ts';

type CasesRoute = Extract<Route, { page: 'cases' }>;

/** The incidents, with this group of waiting conversations chosen. @param key of an incident suggestion */
export function gathering(key: string): CasesRoute {
  return { page: 'cases', tab: 'incidents', id: null, query: { group: key } };
}

/** The group that is chosen; null where none is. */
export function chosenGroup({ query }: CasesRoute): string | null {
  return query?.['group'] ?? null;
}

/** The chosen group first, the others as they are. One that is no longer there chooses none. */
export function chosenFirst<T extends { key: string }>(found: readonly T[], chosen: string | null): T[] {
  return [...found.filter(({ key }) => key === chosen), ...found.filter(({ key }) => key !== chosen)];
}
