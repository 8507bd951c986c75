import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Satisfaction, SatisfactionReason } from '@aftercast/shared';
import type { LaterMessages } from '../messages/later-messages.ts';
import { quietIn, rateable, type Rateable } from '../models/rating.ts';
import type { ChatState } from '../models/chat-state.ts';
import type { View } from './view.ts';

const praises: SatisfactionReason[] = ['solved', 'fast', 'friendly', 'clear'];
const complaints: SatisfactionReason[] = ['unsolved', 'slow', 'unclear', 'unfriendly', 'rules'];
const longestWords = 500;

interface Props extends View { state: ChatState; words: LaterMessages }

/** How did it go? A face, a reason, and words for who has some. Stands at the end of the talk once it has come to an end. */
export function Rating({ state, words, ...view }: Props) {
  const [, again] = useState(0);
  const now = Date.now() + state.clockAheadMs;
  const found = rateable(state, now, view.memory.asked);
  const wait = quietIn(state, now);
  useEffect(() => {
    if (!wait) return undefined;
    const timer = setTimeout(() => again((count) => count + 1), wait);
    return () => clearTimeout(timer);
  }, [state.transcript, state.outbox]);
  useEffect(() => { if (found?.stretch) view.remember({ asked: found.stretch }); }, [found?.stretch]);
  return found && <Card key={found.message.id} found={found} words={words} {...view} />;
}

function Card({ found: { message, given, agentName }, words: { rating: say }, chat }: View & { found: Rateable; words: LaterMessages }) {
  const [step, go] = useState<'face' | 'reason' | 'words' | 'done'>(given ? 'done' : 'face');
  const [text, setText] = useState(given?.words ?? '');
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => card.current!.scrollIntoView({ block: 'nearest' }), [step]);
  /** Each tap counts by itself: who stops after the first has rated. */
  const put = (part: Partial<Satisfaction>, next: typeof step): void => {
    if (chat.rateService(message, { score: 0, reason: null, words: null, givenAt: 0, ...given, ...part })) go(next);
  };
  if (step === 'done') {
    return (
      <div class="rating done" ref={card}>
        <Face score={given?.score ?? 5} /><span role="status">{say.thanks}</span>
        <button type="button" onClick={() => go('face')}>{say.change}</button>
      </div>
    );
  }
  return (
    <div class="rating" role="group" aria-label={say.ask(agentName)} ref={card}>
      <p>{step === 'face' ? say.ask(agentName) : step === 'words' ? say.wordsAsk : given && given.score > 3 ? say.whyGood : say.whyBad}</p>
      {step === 'face' && <div class="faces">{say.scores.map((label, index) => (
        <button type="button" aria-label={label} aria-pressed={given?.score === index + 1} onClick={() => put({ score: index + 1, reason: null }, 'reason')}>
          <Face score={index + 1} /><small>{label}</small>
        </button>
      ))}</div>}
      {step === 'reason' && <div class="chips">
        {(given && given.score > 3 ? praises : complaints).map((reason) => (
          <button type="button" aria-pressed={given?.reason === reason} onClick={() => put({ reason }, 'words')}>{say.reasons[reason]}</button>
        ))}
        <button type="button" class="plain" onClick={() => go('words')}>{say.skip}</button>
      </div>}
      {step === 'words' && <form onSubmit={(event) => { event.preventDefault(); put({ words: text.trim() || null }, 'done'); }}>
        <textarea rows={2} maxLength={longestWords} dir="auto" aria-label={say.wordsAsk} placeholder={say.wordsHint} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        <div class="chips">
          <button type="submit" class="go">{say.send}</button>
          {!text.trim() && <button type="button" class="plain" onClick={() => go('done')}>{say.skip}</button>}
        </div>
      </form>}
    </div>
  );
}

/** A face from 1, corners down, to 5, corners up. */
function Face({ score }: { score: number }) {
  return <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9.5" /><path d={`M9 9.5v.5M15 9.5v.5M8 ${16.5 - score * 0.5}q4 ${(score - 3) * 1.9} 8 0`} /></svg>;
}
