import { useEffect, useRef } from 'preact/hooks';
import { productArt } from '../art.ts';
import type { RoomModel } from '../models/room.ts';
import type { ProductLink } from '../models/room-data.ts';
import { Icon } from './Icon.tsx';

/** The page of one product. The bubble stays as it is: nothing is loaded anew. */
export function ProductView({ room, link }: { room: RoomModel; link: ProductLink }) {
  const words = room.words.value;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [link.product]);
  return (
    <article class="product">
      <button type="button" class="back" onClick={room.backToRoom}><Icon name="back" />{words.backToRoom}</button>
      <div class="picture"><img src={productArt(link.product)} alt="" /></div>
      <div class="facts">
        <p class="sub"><span>{words.linkNumber(link.number)}</span>{link.onAir && <em class="on-air">{words.explaining}</em>}</p>
        <h2 tabIndex={-1} ref={heading}>{link.name}</h2>
        <p class="price num"><span class="label">{words.livePrice}</span>{words.price(link.price)}</p>
        {link.listPrice > link.price && <p class="list-price num">{words.listPrice} <s>{words.price(link.listPrice)}</s></p>}
        <button type="button" class="primary" onClick={room.ask}><Icon name="chat" />{words.askAboutThis}</button>
        <p class="hint">{words.productHint}</p>
      </div>
    </article>
  );
}
