import { enoughQuestions } from '@aftercast/shared/client';
import type { Product } from '@aftercast/shared';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Link } from '../../components/Link.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import type { LinkCheck } from '../../models/knowledge/import-api.ts';
import type { SessionEditor } from '../../models/live/session-editor.ts';

/** What each link still lacks before the session goes on air, and the session as a sheet. */
export function SessionSide({ editor, products }: { editor: SessionEditor; products: readonly Product[] }) {
  const all = useWords();
  const words = all.live.session;
  const held = editor.session.value;
  return (
    <div class="live-side">
      <h2>{all.imports.check.title}</h2>
      {held ? <Checks key={`${held.id} ${held.version}`} id={held.id} products={products} /> : <p class="faint">{words.checkNew}</p>}
      {held && editor.changed.value && <p class="field-hint">{words.checkOld}</p>}
    </div>
  );
}

function Checks({ id, products }: { id: string; products: readonly Product[] }) {
  const { api, preferences } = useConsole();
  const all = useWords();
  const { data, failure, reload } = useLoaded(id, () => api.imports.checklist(id));
  if (failure) return <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={reload}>{all.general.retry}</Button></Blank>;
  if (!data) return <Skeleton rows={4} label={all.general.loading} />;
  return (
    <>
      <Lacks checks={data.checklist} names={new Map(products.map((product) => [product.id, product.name]))} />
      <p class="session-actions">
        <a class="button plain" href={api.imports.downloads.session(id, preferences.language.value)} download>{all.live.session.download}</a>
        <Link class="button plain" to={{ page: 'knowledge', tab: 'import', path: ['live', id] }}>{all.live.session.reimport}</Link>
      </p>
    </>
  );
}

/** Links that lack something, in few words beside the form; those that are ready are only counted. */
function Lacks({ checks, names }: { checks: readonly LinkCheck[]; names: ReadonlyMap<string, string> }) {
  const words = useWords().imports.check;
  const lacking = checks.filter(({ missing }) => missing.length > 0);
  const item = { ship_by: words.ship, return_terms: words.returns, questions: words.questions };
  if (checks.length === 0) return <p class="faint">{words.noLinks}</p>;
  return (
    <>
      <p class={lacking.length > 0 ? 'soon' : 'faint'}>{lacking.length > 0 ? words.lacking(lacking.length) : words.ready}</p>
      <ul class="live-lacks" tabIndex={0} aria-label={words.title}>
        {lacking.map(({ link, product, missing, questions }) => (
          <li key={link}>
            <b class="live-number">{link}</b> <span class="live-name"><bdi>{names.get(product) ?? product}</bdi></span>
            <span class="live-missing">{missing.map((one) => <Tag key={one} tone="soon">{one === 'questions' ? `${item[one]} ${questions}/${enoughQuestions}` : item[one]}</Tag>)}</span>
          </li>
        ))}
      </ul>
      {lacking.length > 0 && <p class="field-hint">{words.counted}</p>}
    </>
  );
}
