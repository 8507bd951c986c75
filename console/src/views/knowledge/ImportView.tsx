import { useState } from 'preact/hooks';
import type { Language } from '@aftercast/shared';
import { useConsole, useWords, useMay } from '../../components/ConsoleContext.tsx';
import { Segmented } from '../../components/Field.tsx';
import { EntryImport } from './EntryImport.tsx';
import { KnowledgePage } from './KnowledgePage.tsx';
import { SessionImport } from './SessionImport.tsx';

/** `[]` is knowledge as a sheet, `['live']` live sessions, `['live', id]` one of them to be updated. */
export function ImportView({ path }: { path: readonly string[] }) {
  const { session, navigation } = useConsole();
  const all = useWords();
  const words = all.imports;
  const [language, setLanguage] = useState<Language>(session.shop.peek()?.language ?? 'zh');
  const mayEdit = useMay('update', 'knowledge');
  const part = path[0] === 'live' ? 'live' : 'entries';
  return (
    <KnowledgePage tab="import" lead={mayEdit ? words.lead : words.readOnly}>
      <div class="import">
        <div class="import-choices">
          <Segmented label={words.part} quiet value={part} options={(['entries', 'live'] as const).map((value) => ({ value, label: words.parts[value] }))} onChoose={(next) => navigation.go({ page: 'knowledge', tab: 'import', path: next === 'live' ? ['live'] : [] })} />
          <Segmented label={all.knowledge.language} quiet value={language} options={(['zh', 'en'] as const).map((value) => ({ value, label: all.knowledge.languages[value] }))} onChoose={setLanguage} />
        </div>
        {part === 'live' ? <SessionImport key={`${language} ${path[1] ?? ''}`} language={language} mayEdit={mayEdit} sessionId={path[1] ?? null} /> : <EntryImport key={language} language={language} mayEdit={mayEdit} />}
      </div>
    </KnowledgePage>
  );
}
