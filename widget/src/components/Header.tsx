import { isAskingForPerson, type ChatState } from '../models/chat-state.ts';
import { Icon } from './Icon.tsx';
import type { View } from './view.ts';

/** Who one talks with, and the way to a person, always one tap away. */
export function Header({ state, sound, onSound, onClose, chat, say, config }: View & { state: ChatState; sound: boolean; onSound: () => void; onClose: () => void }) {
  const { conversation } = state;
  const stage = conversation?.state ?? 'bot';
  const name = conversation?.agent?.name ?? '';
  const asking = isAskingForPerson(state);
  const away = stage === 'queued' && (conversation?.closedUntil ?? 0) > Date.now() + state.clockAheadMs;
  const line = away ? say.status.away : stage === 'queued' ? say.status.queued(conversation!.queuePlace) : stage === 'assigned' ? say.status.assigned(name) : say.status[stage];
  return (
    <header>
      <div class="avatar" aria-hidden="true">{[...(name || config.shopName)][0]}<i class={away ? '' : state.connection.state} /></div>
      <div class="title"><h2 dir="auto">{config.shopName}</h2><p role="status">{line}</p></div>
      {(stage === 'bot' || stage === 'resolved') && (
        <button type="button" class="person" disabled={asking} onClick={() => chat.askForPerson()}>{asking ? say.askingPerson : say.askPerson}</button>
      )}
      <button type="button" class="icon" aria-label={say.sound(sound)} aria-pressed={sound} onClick={onSound}><Icon name={sound ? 'sound' : 'mute'} /></button>
      <button type="button" class="icon" aria-label={say.close} onClick={onClose}><Icon name="close" /></button>
    </header>
  );
}
