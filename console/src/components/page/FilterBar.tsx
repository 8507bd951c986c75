import type { ComponentChildren } from 'preact';
import { SearchField } from './SearchField.tsx';

/** One way to narrow a list. The first option means "all" and has the empty value. */
export interface Filter {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
}

interface Props {
  search?: { label: string; value: string; onText: (value: string) => void; placeholder?: string };
  filters?: readonly Filter[];
  /** What is left, such as "12 of 340"; read out when it changes. */
  summary?: string;
  children?: ComponentChildren;
}

/** What narrows the list below it: a search, a few selects, and how much is left. */
export function FilterBar({ search, filters = [], summary, children }: Props) {
  return (
    <div class="filter-bar" role="search">
      {search && <SearchField {...search} />}
      <div class="filter-row">
        {filters.map(({ label, value, options, onChoose }) => (
          <select key={label} class={`input filter${value === '' ? '' : ' narrowed'}`} aria-label={label} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
            {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
          </select>
        ))}
        {children}
      </div>
      <p class="filter-summary" role="status">{summary}</p>
    </div>
  );
}
