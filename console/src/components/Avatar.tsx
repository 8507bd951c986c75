import { initialOf } from '../models/shopper-name.ts';
import { Icon } from './Icon.tsx';

interface Props { name: string; kind: 'shopper' | 'bot' | 'agent' | 'me'; size?: 'm' | 'l' }

/** A round picture of one letter; the name stands beside it. */
export function Avatar({ name, kind, size = 'm' }: Props) {
  return <span class={`avatar ${kind} ${size}`} aria-hidden="true">{kind === 'bot' ? <Icon name="bot" size={16} /> : initialOf(name)}</span>;
}
