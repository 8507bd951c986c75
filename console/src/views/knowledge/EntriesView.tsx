import type { Language } from '@aftercast/shared';
import { useConsole } from '../../components/ConsoleContext.tsx';
import { EntryListView } from './EntryListView.tsx';
import { EntryView } from './EntryView.tsx';

/** `[language]` is the list, `[language, id]` one entry, `[language, '+', id]` one that is being made. */
export function EntriesView({ path }: { path: readonly string[] }) {
  const { session } = useConsole();
  const [first, second, third] = path;
  const language: Language = first === 'zh' || first === 'en' ? first : session.shop.value?.language ?? 'zh';
  if (second === '+' && third) return <EntryView key={`${language} ${third}`} language={language} id={third} isNew />;
  if (second) return <EntryView key={`${language} ${second}`} language={language} id={second} isNew={false} />;
  return <EntryListView key={language} language={language} />;
}
