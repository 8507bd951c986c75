import { useWords } from '../ConsoleContext.tsx';
import { IconButton } from '../Button.tsx';
import { Icon } from '../Icon.tsx';

interface Props {
  label: string;
  value: string;
  onText: (value: string) => void;
  placeholder?: string;
}

/** Narrows what is shown. The key `/` leads here from anywhere on the page; Escape leaves it. */
export function SearchField({ label, value, onText, placeholder }: Props) {
  const words = useWords().general;
  return (
    <div class="search-field">
      <Icon name="search" size={16} />
      <input type="search" dir="auto" aria-label={label} placeholder={placeholder} value={value} onInput={(event) => onText(event.currentTarget.value)} />
      {value === '' ? <kbd aria-hidden="true">/</kbd> : <IconButton label={words.clearSearch} icon="close" onPress={() => onText('')} />}
    </div>
  );
}
