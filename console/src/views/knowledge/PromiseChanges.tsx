import { useWords } from '../../components/ConsoleContext.tsx';
import { Tag, type TagTone } from '../../components/Tag.tsx';
import type { PromiseChange } from '../../models/knowledge/import-api.ts';

const shownChanges = 20;
const tones: Record<PromiseChange['change'], TagTone> = { removed: 'late', changed: 'info', added: 'fine', left_behind: 'soon', unsaid: 'plain' };

/** What an import does to the promises of a session, and what the sheet has no room for: the first of them in their words. */
export function PromiseChanges({ changes, names }: { changes: readonly PromiseChange[]; names: ReadonlyMap<string, string> }) {
  const all = useWords();
  const words = all.imports.promised;
  if (changes.length === 0) return null;
  const has = (change: PromiseChange['change']): boolean => changes.some((each) => each.change === change);
  return (
    <>
      <h3>{words.title}</h3>
      <ul class="imported promised">
        {changes.slice(0, shownChanges).map(({ change, product, kind, text }, at) => (
          <li key={at}>
            <Tag tone={tones[change]}>{words.changes[change]}</Tag>
            <span class="promised-what">
              <bdi>{text}</bdi>
              <span class="faint">{all.live.promises.kinds[kind]} · <bdi>{product === null ? all.live.promises.everything : names.get(product) ?? product}</bdi></span>
            </span>
          </li>
        ))}
        {changes.length > shownChanges && <li class="faint">{all.imports.more(changes.length - shownChanges)}</li>}
      </ul>
      {has('left_behind') && <p class="field-hint">{words.leftBehind}</p>}
      {has('unsaid') && <p class="field-hint">{words.unsaid}</p>}
    </>
  );
}
