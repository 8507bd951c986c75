import type { Message } from '@aftercast/shared';
import { isAskingForPerson, type ChatState } from '../models/chat-state.ts';
import type { Row } from '../models/rows.ts';
import { Notice } from './Notice.tsx';
import { Pictures } from './Pictures.tsx';
import { Text } from './Text.tsx';
import type { View } from './view.ts';

type MessageRowData = Extract<Row, { kind: 'message' }>;

/** One message with all that belongs to it: whose it is, what it rests on, what can be done. */
export function MessageRow({ row, state, ...view }: View & { row: MessageRowData; state: ChatState }) {
  const { message, first } = row;
  const { body, sender, authorName } = message;
  const { say, config } = view;
  if (body.kind === 'notice') return <Notice body={body} message={message} state={state} say={say} />;
  const own = sender === 'shopper';
  return (
    <div class={own ? 'own' : 'other'}>
      {!own && first && <div class="who">{sender === 'bot' ? say.bot(authorName ?? config.assistantName) : say.agent(authorName ?? '')}</div>}
      {body.kind === 'choices'
        ? <Choices options={body.options} enabled={row.last && state.conversation?.state === 'bot' && !isAskingForPerson(state)} {...view} />
        : <>
          {body.kind === 'text' && body.images && <Pictures images={body.images} {...view} />}
          {body.text && <div class="said" dir="auto"><Text text={body.text} /></div>}
        </>}
      {body.kind === 'answer' && <AnswerFoot message={message} body={body} state={state} {...view} />}
      {row.delivery && <DeliveryLine row={row} {...view} />}
    </div>
  );
}

function Choices({ options, enabled, chat, say }: View & { options: { entryId: string; question: string }[]; enabled: boolean }) {
  return (
    <div class="choices" role="group" aria-label={say.choices}>
      <div class="said">{say.choices}</div>
      {options.map(({ entryId, question }) => (
        <button type="button" disabled={!enabled} onClick={() => chat.send(question, { entryId })} dir="auto">{question}</button>
      ))}
      <button type="button" disabled={!enabled} onClick={() => chat.askForPerson(true)}>{say.noneOfThese}</button>
    </div>
  );
}

function AnswerFoot({ message, body, state, chat, say }: View & { message: Message; body: Extract<Message['body'], { kind: 'answer' }>; state: ChatState }) {
  const { source, feedback, whileQueued } = body;
  const withBot = state.conversation?.state === 'bot';
  return (
    <div class="foot">
      {whileQueued && <span>{say.whileQueued}</span>}
      {source && <span dir="auto">{say.source(source.question)}</span>}
      {source && !feedback && (['helpful', 'unhelpful'] as const).map((value) => (
        <button type="button" onClick={() => chat.rate(message, value)}>{say[value]}</button>
      ))}
      {feedback && <span>{feedback === 'helpful' ? say.thanks : withBot ? say.sorry : say.thanks}</span>}
      {feedback === 'unhelpful' && withBot && <button type="button" onClick={() => chat.askForPerson()}>{say.askPerson}</button>}
    </div>
  );
}

function DeliveryLine({ row: { delivery, item, message }, chat, say }: View & { row: MessageRowData }) {
  const code = item?.code;
  if (delivery === 'failed') {
    return (
      <div class="foot late">
        <span>{(code && say.failed[code]) ?? say.failed.other}</span>
        <button type="button" onClick={() => chat.retry(message.id)}>{say.retry}</button>
        <button type="button" onClick={() => chat.discard(message.id)}>{say.remove}</button>
      </div>
    );
  }
  return <div class="foot"><span>{delivery === 'sending' ? (code && say.delayed[code]) ?? say.sending : say[delivery!]}</span></div>;
}
