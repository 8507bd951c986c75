import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

interface Props {
  children: ComponentChildren;
  onPress?: () => void;
  /** One primary button a view. */
  tone?: 'plain' | 'primary' | 'danger' | 'quiet';
  icon?: IconName;
  busy?: boolean;
  disabled?: boolean;
  submit?: boolean;
  /** Takes the focus when its dialog opens. */
  autofocus?: boolean;
  /** The key that does the same. */
  hotkey?: string;
  /** Says more than the words have room for. */
  title?: string;
  class?: string;
}

/** A button with words. While busy it stays in place and takes no second press. */
export function Button({ children, onPress, tone = 'plain', icon, busy = false, disabled = false, submit = false, autofocus = false, hotkey, title, class: extra = '' }: Props) {
  return (
    <button
      type={submit ? 'submit' : 'button'} class={`button ${tone} ${extra}`} aria-disabled={busy || disabled}
      aria-keyshortcuts={hotkey} title={title} autofocus={autofocus} onClick={busy || disabled ? (event) => event.preventDefault() : onPress}
    >
      {icon && <Icon name={icon} size={16} />}
      <span class="button-words">{children}</span>
      {busy && <span class="button-busy" aria-hidden="true" />}
      {hotkey && <kbd aria-hidden="true">{hotkey}</kbd>}
    </button>
  );
}

interface IconButtonProps {
  /** What it does; also its tooltip. */
  label: string;
  icon: IconName;
  onPress: () => void;
  pressed?: boolean;
  expanded?: boolean;
  /** It keeps its place and the focus, and does nothing. */
  disabled?: boolean;
  class?: string;
}

/** A button with an icon alone. */
export function IconButton({ label, icon, onPress, pressed, expanded, disabled, class: extra = '' }: IconButtonProps) {
  return (
    <button type="button" class={`icon-button ${extra}`} aria-label={label} title={label} aria-pressed={pressed} aria-expanded={expanded} aria-disabled={disabled} onClick={disabled ? undefined : onPress}>
      <Icon name={icon} />
    </button>
  );
}
