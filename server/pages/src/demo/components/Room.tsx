import type { CommentsModel } from '../models/comments.ts';
import type { RoomModel } from '../models/room.ts';
import { Guide } from './Guide.tsx';
import { ProductList } from './ProductList.tsx';
import { ProductView } from './ProductView.tsx';
import { Sheet } from './Sheet.tsx';
import { Stage } from './Stage.tsx';

/** The whole page: one column with sheets on a phone, guide and links beside the picture where there is room. */
export function Room({ room, comments }: { room: RoomModel; comments: CommentsModel }) {
  const words = room.words.value;
  const data = room.data.value;
  const product = room.product.value;
  const close = () => { room.sheet.value = 'none'; };
  if (!data && room.failed.value) {
    return <main class="failed"><p>{words.failed}</p><button type="button" class="primary" onClick={() => void room.refresh()}>{words.again}</button></main>;
  }
  const behind = room.sheet.value !== 'none';
  return (
    <div class={product ? 'room with-product' : 'room'}>
      <aside class="left" inert={behind} aria-label={words.tryIt}>
        <p class="brand">{data?.shop.name}</p>
        <Guide room={room} />
      </aside>
      <main class="middle" inert={behind}><h1 class="unseen">{data?.liveSession.title}</h1><Stage room={room} comments={comments} /></main>
      <aside class="right" inert={behind} aria-label={words.products}>
        {product ? <ProductView room={room} link={product} /> : data && (
          <>
            <h2>{words.productCount(data.links.length)}</h2>
            <ProductList room={room} />
          </>
        )}
      </aside>
      <Sheet title={words.productCount(data?.links.length ?? 0)} closeLabel={words.close} open={room.sheet.value === 'products'} onClose={close}><ProductList room={room} /></Sheet>
      <Sheet title={words.tryIt} closeLabel={words.close} open={room.sheet.value === 'guide'} onClose={close}><Guide room={room} /></Sheet>
    </div>
  );
}
