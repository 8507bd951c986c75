import { useEffect, useRef } from 'preact/hooks';
import { hostArt, productArt } from '../art.ts';
import type { CommentsModel } from '../models/comments.ts';
import type { RoomModel } from '../models/room.ts';
import { startScene } from '../scene/scene.ts';
import { Audience } from './Audience.tsx';
import { HostBar } from './HostBar.tsx';
import { Icon } from './Icon.tsx';

interface Props { room: RoomModel; comments: CommentsModel }

/** The picture with what lies over it: host, comments, the product being shown, the bar. */
export function Stage({ room, comments }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scene = useRef<ReturnType<typeof startScene> | null>(null);
  const words = room.words.value;
  const data = room.data.value;
  const hostId = data?.liveSession.host.id;
  const shown = room.onAir.value;
  const shopName = data?.shop.name;
  useEffect(() => {
    if (!canvas.current || hostId === undefined) return;
    scene.current = startScene(canvas.current, { host: hostArt(hostId), product: shown ? productArt(shown.product) : undefined, sign: '鹿柚生活' });
    return () => scene.current?.stop();
  }, [hostId, shown?.product]);

  return (
    <section class="stage" aria-label={shopName ?? ''}>
      <canvas ref={canvas} class="scene" aria-hidden="true" />
      <div class="scrim" />
      {data && <HostBar room={room} data={data} />}
      <div class="lower">
        <Audience comments={comments} />
        {shown && (
          <button type="button" class="pinned" onClick={() => room.openProduct(shown.product)}>
            <span class="thumb"><img src={productArt(shown.product)} alt="" width="52" height="52" /></span>
            <span class="text">
              <span class="sub">{words.linkNumber(shown.number)}<em class="on-air">{words.explaining}</em></span>
              <span class="name">{shown.name}</span>
              <span class="price num">{words.price(shown.price)}</span>
            </span>
          </button>
        )}
        <div class="bar">
          <button type="button" class="round bag" aria-label={words.products} onClick={() => { room.sheet.value = 'products'; }}><Icon name="bag" /><b class="num">{data?.links.length ?? ''}</b></button>
          <form class="say" onSubmit={(event) => {
            event.preventDefault();
            const input = event.currentTarget.elements.namedItem('text') as HTMLInputElement;
            comments.say(input.value);
            input.value = '';
          }}>
            <input name="text" maxLength={60} placeholder={words.say} aria-label={words.say} autocomplete="off" enterkeyhint="send" />
          </form>
          <button type="button" class="round" aria-label={words.like} onClick={() => scene.current?.like()}><Icon name="heart" /></button>
        </div>
      </div>
    </section>
  );
}
