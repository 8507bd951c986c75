import { batch, effect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { useConsole } from '../../components/ConsoleContext.tsx';
import { queryOf, readQuery, type EntryList } from '../../models/knowledge/entry-list.ts';
import type { Route, RouteQuery } from '../../models/route.ts';

interface ListAddress {
  /** The row that the keyboard stands on; at first the one that was open last. */
  cursor: string | null;
  setCursor: (id: string | null) => void;
  /** Notes which row is being opened, for whoever comes back. */
  keepPlace: (id: string) => void;
}

const sameQuery = (a: RouteQuery, b: RouteQuery): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The route of the list, or null where an entry or another page is open by now. */
function listRoute(route: Route): Extract<Route, { page: 'knowledge' }> | null {
  return route.page === 'knowledge' && route.tab === 'entries' && route.path.length < 2 ? route : null;
}

/** Keeps in the address how the list is narrowed, so that back, reload and a shared link show the same. */
export function useListAddress(list: EntryList): ListAddress {
  const { navigation } = useConsole();
  const [cursor, setCursor] = useState<string | null>(() => listRoute(navigation.route.peek())?.query?.['at'] ?? null);
  const write = (query: RouteQuery): void => {
    const route = listRoute(navigation.route.peek());
    if (route) navigation.go({ ...route, query }, 'replace');
  };
  useEffect(() => {
    const shown = (): RouteQuery => queryOf(list.words.value, list.filter.value);
    const asked = (route: Route) => readQuery(listRoute(route)?.query);
    const stopReading = effect(() => {
      const route = navigation.route.value;
      const { words, filter } = asked(route);
      if (listRoute(route) === null || sameQuery(queryOf(list.words.peek(), list.filter.peek()), queryOf(words, filter))) return;
      batch(() => { list.search(words); list.filter.value = filter; });
    });
    const stopWriting = effect(() => {
      const query = shown();
      const { words, filter } = asked(navigation.route.peek());
      if (!sameQuery(query, queryOf(words, filter))) write(query);
    });
    return () => {
      stopReading();
      stopWriting();
    };
  }, [list]);
  return { cursor, setCursor, keepPlace(id) { setCursor(id); write({ ...queryOf(list.words.peek(), list.filter.peek()), at: id }); } };
}
