import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

interface Props { icon: IconName; title: string; text?: string; children?: ComponentChildren; tone?: 'calm' | 'bad' }

/** A place with nothing in it: what it is for, what went wrong, what to do first. */
export function Blank({ icon, title, text, children, tone = 'calm' }: Props) {
  return (
    <div class={`blank ${tone}`}>
      <span class="blank-icon"><Icon name={icon} size={24} /></span>
      <p class="blank-title">{title}</p>
      {text && <p>{text}</p>}
      {children}
    </div>
  );
}
