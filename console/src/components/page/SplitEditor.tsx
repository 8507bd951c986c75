import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Segmented } from '../Field.tsx';

interface Props {
  /** What the two sides are called, where a phone shows one at a time. */
  label: string;
  editLabel: string;
  sideLabel: string;
  edit: ComponentChildren;
  /** What follows every change: a preview, a test bench, warnings. It stays in sight while the form scrolls. */
  side: ComponentChildren;
  /** What a phone shows first; the form unless told. */
  first?: 'edit' | 'side';
  /** A `FormFoot`. */
  foot?: ComponentChildren;
}

/** A form beside what it leads to. On a phone one of the two is shown, and a switch above leads to the other. */
export function SplitEditor({ label, editLabel, sideLabel, edit, side, first = 'edit', foot }: Props) {
  const [shown, show] = useState<'edit' | 'side'>(first);
  return (
    <div class={`split shows-${shown}`}>
      <div class="split-switch">
        <Segmented label={label} quiet value={shown} options={[{ value: 'edit', label: editLabel }, { value: 'side', label: sideLabel }]} onChoose={show} />
      </div>
      <div class="split-edit form">{edit}</div>
      <div class="split-side">{side}</div>
      {foot && <div class="split-foot">{foot}</div>}
    </div>
  );
}
