import type { Message, OfferedQuestion } from '@aftercast/shared';
import { useState } from 'preact/hooks';
import { isAskingForPerson, type ChatState } from '../models/chat-state.ts';
import type { Row } from '../models/rows.ts';
import { Text } from './Text.tsx';
import type { View } from './view.ts';

type MessageRowData = Extract<Row, { kind: 'message' }>;

/** One message with all that belongs to it: whose it is, what it rests on, what can be done. */
export function MessageRow({ row, state, ...view }: View & { row: MessageRowData; state: ChatState }) {
  const { message, first } = row;
  const [proving, prove] = useState(false);
  const { body, sender, authorName } = message;
  const { say, config, later } = view;
  if (body.kind === 'notice') return later && <later.Notice body={body} message={message} state={state} words={later.words} say={say} timeZone={config.timeZone} view={view} />;
  const own = sender === 'shopper';
  const enabled = row.last && state.conversation?.state === 'bot' && !isAskingForPerson(state);
  return (
    <div class={own ? 'own' : 'other'}>
      {!own && first && <div class="who">{sender === 'bot' ? say.bot(authorName ?? config.assistantName) : say.agent(authorName ?? '')}</div>}
      {body.kind === 'choices'
        ? <Choices options={body.options} enabled={enabled} {...view} />
        : <>
          {later && body.kind === 'text' && body.images && <later.Pictures images={body.images} words={later.words} {...view} />}
          {body.text && <div class="said" dir="auto"><Text text={body.text} /></div>}
        </>}
      {later && body.kind === 'answer' && body.parts && <later.Parts parts={body.parts} words={later.words} {...view} />}
      {later && body.kind === 'answer' && (body.orderId || proving) && <later.OrderPart body={body} message={message} state={state} words={later.words} {...view} />}
      {body.kind === 'answer' && <>
        <AnswerFoot message={message} body={body} state={state} onProve={body.asksProof && !proving ? () => { prove(true); view.loadLater().catch(() => {}); } : null} {...view} />
        {body.others?.[0] && <Choices options={body.others} enabled={enabled} {...view} />}
        {enabled && !body.others && body.related && <div class="choices" role="group" aria-label={say.related}>
          <div class="next">{say.related}</div>
          <Questions options={body.related} {...view} />
        </div>}
      </>}
      {body.kind === 'update' && <div class="foot"><span dir="auto">{say.told(body.orderId)}</span></div>}
      {row.delivery && <DeliveryLine row={row} {...view} />}
    </div>
  );
}

function Questions({ options, enabled = true, chat }: View & { options: OfferedQuestion[]; enabled?: boolean }) {
  return <>{options.map(({ entryId, question, product, orderId }) => (
    <button type="button" disabled={!enabled} onClick={() => chat.send(question, { entryId, ...(product && { product }), ...(orderId && { orderId }) })} dir="auto">{question}</button>
  ))}</>;
}

function Choices({ options, enabled, ...view }: View & { options: OfferedQuestion[]; enabled: boolean }) {
  const { chat, say } = view;
  return (
    <div class="choices" role="group" aria-label={say.choices}>
      <div class="said">{say.choices}</div>
      <Questions options={options} enabled={enabled} {...view} />
      <button type="button" disabled={!enabled} onClick={() => chat.askForPerson(true)}>{say.noneOfThese}</button>
    </div>
  );
}

function AnswerFoot({ message, body, state, chat, say, onProve }: View & { message: Message; body: Extract<Message['body'], { kind: 'answer' }>; state: ChatState; onProve: (() => void) | null }) {
  const { source, feedback, whileQueued, others } = body;
  const doubt = feedback && feedback !== 'helpful' && state.conversation?.state === 'bot';
  return (
    <div class="foot">
      {whileQueued && <span>{say.whileQueued}</span>}
      {source && <span dir="auto">{say.source(source.question)}</span>}
      {source && !feedback && <span class="rate">{(['helpful', 'unhelpful', 'not_asked'] as const).map((value) => (
        <button type="button" onClick={() => chat.rate(message, value)}>{say[value]}</button>
      ))}</span>}
      {feedback && !others?.[0] && <span>{doubt ? say.sorry : say.thanks}</span>}
      {onProve && <button type="button" onClick={onProve}>{say.lookUp}</button>}
      {doubt && !others?.[0] && <button type="button" onClick={() => chat.askForPerson()}>{say.askPerson}</button>}
    </div>
  );
}

function DeliveryLine({ row: { delivery, item, message }, later, say, chat }: View & { row: MessageRowData }) {
  const code = item?.code;
  if (delivery === 'failed') return later && <later.Failure code={code} id={message.id} chat={chat} words={later.words} />;
  return <div class="foot"><span>{delivery === 'sending' ? (code && later?.words.delayed[code]) ?? say.sending : say[delivery!]}</span></div>;
}
