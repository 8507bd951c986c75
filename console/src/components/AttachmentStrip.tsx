import type { Attachment } from '../models/attachments.ts';
import { useWords } from './ConsoleContext.tsx';
import { IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';

/** The pictures chosen for the next reply. */
export function AttachmentStrip({ files, onRemove }: { files: readonly Attachment[]; onRemove: (key: number) => void }) {
  const words = useWords();
  if (files.length === 0) return null;
  return (
    <ul class="attachments">
      {files.map(({ key, name, image, code }) => (
        <li key={key} class={code ? 'attachment refused' : 'attachment'}>
          {image ? <img src={image.url} alt={name} /> : <span class="attachment-state"><Icon name={code ? 'warning' : 'image'} />{code ? words.errors[code] : words.conversation.composer.uploading}</span>}
          <IconButton label={words.conversation.composer.removeImage} icon="close" onPress={() => onRemove(key)} />
        </li>
      ))}
    </ul>
  );
}
