import type { ChatState } from '../models/chat-state.ts';
import type { View } from './view.ts';

/** The top of the first conversation: who handles the words and for how long, a greeting, what others ask. */
export function Welcome({ state, chat, say, config }: View & { state: ChatState }) {
  const { shopName, retentionDays, privacyUrl, assistantName, timeZone, questions } = config;
  const hour = +new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(Date.now());
  const untouched = state.transcript.messages.length === 0 && state.outbox.length === 0;
  return (
    <>
      <p class="privacy">
        {say.privacy(shopName, retentionDays)}
        {privacyUrl && <> <a href={privacyUrl} target="_blank" rel="noopener noreferrer">{say.privacyLink}</a></>}
      </p>
      <div class="other"><div class="who">{say.bot(assistantName)}</div><div class="said">{say.greeting(hour, assistantName)}</div></div>
      {untouched && questions.length > 0 && (
        <div class="choices" role="group" aria-label={say.often}>
          <div class="who">{say.often}</div>
          {questions.map(({ entryId, question }) => <button type="button" onClick={() => chat.send(question, { entryId })}>{question}</button>)}
        </div>
      )}
    </>
  );
}
