import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { hostArt } from '../art.ts';
import type { RoomModel } from '../models/room.ts';
import type { RoomData } from '../models/room-data.ts';
import { Icon } from './Icon.tsx';

const viewersAtFirst = 12_486;

/** Who is on air, for whom, since when; on phones also the way to the guide. */
export function HostBar({ room, data }: { room: RoomModel; data: RoomData }) {
  const words = room.words.value;
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => { now.value = Date.now(); }, 20_000);
    return () => clearInterval(timer);
  }, []);
  const minutes = Math.max(0, Math.floor((now.value - data.liveSession.startedAt) / 60_000));
  const viewers = viewersAtFirst + ((minutes * 37) % 211);
  const count = room.language.value === 'zh' ? `${(viewers / 10_000).toFixed(1)}万` : viewers.toLocaleString('en');
  return (
    <header class="host">
      <div class="who">
        <span class="face"><img src={hostArt(data.liveSession.host.id)} alt="" /></span>
        <span class="text"><strong>{data.liveSession.host.name}</strong><span class="num">{words.watching(count)}</span></span>
      </div>
      <button type="button" class="round guide-button" aria-label={words.tryIt} onClick={() => { room.sheet.value = 'guide'; }}><Icon name="sliders" /></button>
      <p class="session"><em class="live">{words.live}</em><span>{data.liveSession.title}</span><span class="num since">{words.onAirFor(minutes)}</span></p>
    </header>
  );
}
