import { useEffect, useState } from 'preact/hooks';
import type { Language } from '@aftercast/shared';
import { useConsole } from '../../components/ConsoleContext.tsx';
import type { EntryUsage } from '../../models/worklist/worklist-api.ts';

const none: ReadonlyMap<string, EntryUsage> = new Map();

/** What real use says of each entry, by id; empty until it is there, and where it can't be had. */
export function useUsage(language: Language): ReadonlyMap<string, EntryUsage> {
  const { api } = useConsole();
  const [usage, setUsage] = useState(none);
  useEffect(() => {
    let wanted = true;
    api.worklist.usage(language).then(({ entries }) => { if (wanted) setUsage(new Map(entries.map((each) => [each.entryId, each]))); }, () => undefined);
    return () => { wanted = false; };
  }, [language]);
  return usage;
}
