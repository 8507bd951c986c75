import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatState } from '../models/chat-state.ts';
import type { LaterMessages } from '../messages/later-messages.ts';
import type { View } from './view.ts';

interface Props extends Pick<View, 'chat'> { state: ChatState; words: LaterMessages; attending: boolean }

/** May others who help read what was said of the shopper's health? Stands at the end of the talk once such words were said; the answer can be changed. */
export function Care({ state: { conversation }, words: { care: say, rating }, chat, attending }: Props) {
  const consent = conversation?.careConsent;
  const [changing, setChanging] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  const answered = (consent === 'given' || consent === 'declined') && !changing;
  useEffect(() => { if (attending && consent === 'open') chat.consent('asked'); }, [attending, consent]);
  // What was answered elsewhere is no longer asked here.
  useEffect(() => setChanging(false), [consent]);
  useLayoutEffect(() => { if (!answered) card.current?.scrollIntoView({ block: 'nearest' }); }, [answered]);
  if (!consent) return null;
  if (answered) {
    return (
      <div class="rating done">
        <span role="status">{say[consent]}</span>
        <button type="button" onClick={() => setChanging(true)}>{rating.change}</button>
      </div>
    );
  }
  const answer = (given: 'given' | 'declined') => (
    <button type="button" aria-pressed={consent === given} onClick={() => { if (chat.consent(given) && consent === given) setChanging(false); }}>{say.answers[given]}</button>
  );
  return (
    <div class="rating" role="group" aria-label={say.ask} ref={card}>
      <p>{say.ask}</p>
      <div class="chips">{answer('given')}{answer('declined')}</div>
      <small>{say.either}</small>
    </div>
  );
}
