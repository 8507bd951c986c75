import type { Message } from '@aftercast/shared';
import { isAskingForPerson, type ChatState } from '../models/chat-state.ts';
import type { Row } from '../models/rows.ts';
import { Text } from './Text.tsx';
import type { View } from './view.ts';

type MessageRowData = Extract<Row, { kind: 'message' }>;

/** One message with all that belongs to it: whose it is, what it rests on, what can be done. */
export function MessageRow({ row, state, ...view }: View & { row: MessageRowData; state: ChatState }) {
  const { message, first } = row;
  const { body, sender, authorName } = message;
  const { say, config, later } = view;
  if (body.kind === 'notice') return later && <later.Notice body={body} message={message} state={state} words={later.words} />;
  const own = sender === 'shopper';
  return (
    <div class={own ? 'own' : 'other'}>
      {!own && first && <div class="who">{sender === 'bot' ? say.bot(authorName ?? config.assistantName) : say.agent(authorName ?? '')}</div>}
      {body.kind === 'choices'
        ? <Choices options={body.options} enabled={row.last && state.conversation?.state === 'bot' && !isAskingForPerson(state)} {...view} />
        : <>
          {later && body.kind === 'text' && body.images && <later.Pictures images={body.images} words={later.words} {...view} />}
          {body.text && <div class="said" dir="auto"><Text text={body.text} /></div>}
        </>}
      {later && body.kind === 'answer' && body.parts && <later.Parts parts={body.parts} words={later.words} {...view} />}
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
      {source && !feedback && <span class="rate">{(['helpful', 'unhelpful'] as const).map((value) => (
        <button type="button" onClick={() => chat.rate(message, value)}>{say[value]}</button>
      ))}</span>}
      {feedback && <span>{feedback === 'helpful' ? say.thanks : withBot ? say.sorry : say.thanks}</span>}
      {feedback === 'unhelpful' && withBot && <button type="button" onClick={() => chat.askForPerson()}>{say.askPerson}</button>}
    </div>
  );
}

function DeliveryLine({ row: { delivery, item, message }, later, say, chat }: View & { row: MessageRowData }) {
  const code = item?.code;
  if (delivery === 'failed') return later && <later.Failure code={code} id={message.id} chat={chat} words={later.words} />;
  return <div class="foot"><span>{delivery === 'sending' ? (code && later?.words.delayed[code]) ?? say.sending : say[delivery!]}</span></div>;
}
