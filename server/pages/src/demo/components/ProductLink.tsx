import { productArt } from '../art.ts';
import type { Messages } from '../models/messages.ts';
import type { ProductLink as Link } from '../models/room-data.ts';

interface Props { link: Link; words: Messages; open: (product: string) => void }

/** One numbered link of the session. */
export function ProductLink({ link, words, open }: Props) {
  return (
    <button type="button" class="link" onClick={() => open(link.product)}>
      <span class="thumb"><img src={productArt(link.product)} alt="" width="64" height="64" /><b class="num">{link.number}</b></span>
      <span class="text">
        <span class="name">{link.name}</span>
        <span class="sub">
          <span>{words.linkNumber(link.number)}</span>
          {link.onAir && <em class="on-air">{words.explaining}</em>}
        </span>
        <span class="price num">{words.price(link.price)}{link.listPrice > link.price && <s>{words.price(link.listPrice)}</s>}</span>
      </span>
    </button>
  );
}
