import type { ImageView } from '@aftercast/shared';
import { useState } from 'preact/hooks';
import { useWords } from './ConsoleContext.tsx';
import { IconButton } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Icon } from './Icon.tsx';

/** Thumbnails keep the picture's shape within these boxes, in pixels. */
const boxes = { large: { width: 240, height: 200 }, small: { width: 96, height: 72 } };

function Picture({ image, label, size: box, onOpen }: { image: ImageView; label: string; size: { width: number; height: number }; onOpen: () => void }) {
  const words = useWords().conversation;
  const [failed, fail] = useState<string | null>(null);
  const scale = Math.min(1, box.width / image.width, box.height / image.height);
  const size = { width: `${Math.round(image.width * scale)}px`, height: `${Math.round(image.height * scale)}px` };
  // A fresh address, after a resync, is tried again.
  if (failed === image.url) return <span class="picture failed"><Icon name="image" />{words.imageFailed}</span>;
  return (
    <button type="button" class="picture" style={size} aria-label={`${words.openImage}: ${label}`} onClick={onOpen}>
      <img src={image.url} alt={label} width={image.width} height={image.height} loading="lazy" decoding="async" onError={() => fail(image.url)} />
    </button>
  );
}

/** The pictures of a message or a case; a press shows them large. */
export function Pictures({ images, size = 'large' }: { images: readonly ImageView[]; size?: keyof typeof boxes }) {
  const words = useWords().conversation;
  const [open, setOpen] = useState<number | null>(null);
  return (
    <div class="pictures">
      {images.map((image, index) => (
        <Picture key={image.uploadId} image={image} label={words.image(index + 1, images.length)} size={boxes[size]} onOpen={() => setOpen(index)} />
      ))}
      {open !== null && <Lightbox images={images} start={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Lightbox({ images, start, onClose }: { images: readonly ImageView[]; start: number; onClose: () => void }) {
  const words = useWords().conversation;
  const [at, setAt] = useState(start);
  const image = images[at];
  if (!image) return null;
  const step = (by: number): void => setAt((at + by + images.length) % images.length);
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') step(1);
    if (event.key === 'ArrowLeft') step(-1);
  };
  return (
    <Dialog title={words.image(at + 1, images.length)} onClose={onClose} bare>
      <div class="lightbox" onKeyDown={keys}>
        <img src={image.url} alt={words.image(at + 1, images.length)} />
        {images.length > 1 && (
          <div class="lightbox-bar">
            <IconButton label={words.previousImage} icon="back" onPress={() => step(-1)} />
            <span>{at + 1} / {images.length}</span>
            <IconButton label={words.nextImage} icon="forward" onPress={() => step(1)} />
          </div>
        )}
      </div>
    </Dialog>
  );
}
