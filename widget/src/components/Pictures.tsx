import type { ImageView } from '@aftercast/shared';
import { useState } from 'preact/hooks';
import type { LaterMessages } from '../messages/later-messages.ts';
import type { View } from './view.ts';

/** The size is known before the picture is there, so that nothing jumps when it comes. */
const tallestPx = 260;

/** Sent pictures, at most as large as the bubble; each opens in a tab of its own. */
export function Pictures({ images, ...view }: View & { images: ImageView[]; words: LaterMessages; alt?: string }) {
  return <div class="pictures">{images.map((image) => <Picture key={image.uploadId} image={image} {...view} />)}</div>;
}

function Picture({ image: { url, width, height }, server, words, chat, alt }: View & { image: ImageView; words: LaterMessages; alt?: string }) {
  const [failures, setFailures] = useState(0);
  const address = new URL(url, server).href;
  if (failures > 1) return <span class="gone">{words.pictureGone}</span>;
  const failed = (): void => {
    setFailures(failures + 1);
    // The link has expired while the page slept: a fresh snapshot brings a fresh one.
    if (failures === 0) chat.refresh();
  };
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      <img src={address} alt={alt || words.picture} width={width} height={height} style={{ width: `${Math.min(width, width * tallestPx / height)}px` }} loading="lazy" decoding="async" onError={failed} />
    </a>
  );
}
