import type { RoomModel } from '../models/room.ts';
import { ProductLink } from './ProductLink.tsx';

/** All links of the session, as the host numbers them. */
export function ProductList({ room }: { room: RoomModel }) {
  const words = room.words.value;
  return (
    <ol class="links">
      {room.data.value?.links.map((link) => <li key={link.product}><ProductLink link={link} words={words} open={room.openProduct} /></li>)}
    </ol>
  );
}
