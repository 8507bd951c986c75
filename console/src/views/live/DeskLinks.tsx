import type { Product } from '@aftercast/shared';
import { onScreen } from '@aftercast/shared/client';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Link } from '../../components/Link.tsx';
import type { BroadcastDesk } from '../../models/live/desk.ts';
import { LinkStockRow } from './LinkStockRow.tsx';

/** All links, one tap each, with how much is asked about them. */
export function DeskLinks({ desk, may, products, onShow }: { desk: BroadcastDesk; may: boolean; products: readonly Product[]; onShow: (link: number) => void }) {
  const { clock } = useConsole();
  const words = useWords().live.desk;
  const session = desk.session.value;
  if (!session) return null;
  const current = onScreen(session, clock.now.value).current?.number ?? null;
  const asked = new Map((desk.asked.value ?? []).map((one) => [one.link, one]));
  const names = new Map(products.map((product) => [product.id, product.name]));
  if (session.links.length === 0) return <p class="desk-all faint">{words.noLinks} <Link to={{ page: 'live', id: session.id, part: 'session' }}>{words.toSession}</Link></p>;
  return (
    <section class="desk-all" aria-label={words.links}>
      <ul class="desk-links">
        {[...session.links].sort((a, b) => a.number - b.number).map((link) => {
          const { number, product, price } = link;
          const questions = asked.get(number);
          return (
            <li key={number} class={`desk-card${number === current ? ' current' : ''}`}>
              <button type="button" class="desk-link" aria-pressed={number === current} aria-disabled={!may || desk.telling.value !== undefined} onClick={may ? () => onShow(number) : undefined}>
                <b>{number}</b>
                <span class="live-name"><bdi>{names.get(product) ?? product}</bdi></span>
                <span class="faint figure">{price ?? ''}</span>
                <span class="desk-asked">{questions && <><span>{words.asked(questions.asked)}</span>{questions.needPerson > 0 && <span class="soon">{words.need(questions.needPerson)}</span>}</>}</span>
              </button>
              <LinkStockRow desk={desk} link={link} may={may} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
