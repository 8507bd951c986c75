/**
 * Reads a conversation's log as questions and what became of each. Pure: the same log gives the same questions,
 * so that reading twice changes nothing. The recorder calls it whenever a conversation has moved.
 */
import type { Feedback, HandoffReason, Message, MessageBody, OfferedQuestion } from '@aftercast/shared';
import { createPeopleClock } from './people-clock.ts';

/** One question as the log tells it. Courtesies, wishes for a person and words said to a person are no questions. */
export interface Question {
  /** The shopper's message. */
  id: string;
  text: string;
  at: number;
  outcome: 'answer' | 'choices' | 'handoff';
  /** Why a person was needed; null where none was. */
  reason: HandoffReason | null;
  /** The entry that was spoken. */
  entryId: string | null;
  /** 0 to 1; null where nothing was spoken. */
  confidence: number | null;
  /** Entries offered as choices, or as others after "not what I asked". */
  offered: string[];
  taken: string | null;
  vote: Feedback | null;
  tapped: boolean;
  /** After the bot's words the shopper asked for a person. */
  wantedPerson: boolean;
  peopleMs: number;
}

type Notice = Extract<MessageBody, { kind: 'notice' }>;
type Answer = Extract<MessageBody, { kind: 'answer' }>;

/** @param messages a whole conversation in order */
export function readQuestions(messages: readonly Message[]): Question[] {
  const questions: Question[] = [];
  /** Said, and not answered yet. */
  let said: Message | null = null;
  /** The last question, whose matter a person then takes up. */
  let last: Question | null = null;
  /** The one before it. */
  let earlier: Question | null = null;
  /** A person was asked for before anything was: the next words are the question. */
  let wordsToCome: HandoffReason | null = null;
  const people = createPeopleClock();

  function ask(from: Message, outcome: Question['outcome'], more: Partial<Question>): Question {
    const question: Question = {
      id: from.id, text: textOf(from), at: from.at, outcome, reason: null, entryId: null, confidence: null, offered: [], taken: null, vote: null,
      tapped: false, wantedPerson: false, peopleMs: 0, ...more,
    };
    if (question.text !== '') questions.push(question);
    [earlier, last] = [last, question];
    return question;
  }

  function hear(message: Message): void {
    if (wordsToCome !== null && textOf(message) !== '') {
      people.movesTo(ask(message, 'handoff', { reason: wordsToCome }));
      wordsToCome = null;
    }
    said = message;
    people.shopperSpoke(message.at);
  }

  function answered(from: Message, body: Answer): void {
    if (body.source === null) return;
    if (last?.id === from.id) {
      Object.assign(last, { outcome: 'answer', reason: null, entryId: body.source.entryId, confidence: body.confidence, vote: body.feedback ?? null });
      return;
    }
    const before = last ? tappedIn(messages, last, from) : null;
    if (last && before) last.taken = before.entryId;
    ask(from, 'answer', {
      entryId: body.source.entryId, confidence: body.confidence, vote: body.feedback ?? null,
      offered: body.others?.map(({ entryId }) => entryId) ?? [], tapped: before !== null || textOf(from) === body.source.question,
    });
  }

  function handedOff(notice: Message, reason: HandoffReason): void {
    const cause = said && notice.id === `${said.id}.handoff` ? said : null;
    if (cause && reason !== 'asked') {
      if (last?.id === cause.id) Object.assign(last, { outcome: 'handoff', reason });
      else ask(cause, 'handoff', { reason });
    } else {
      // The words that asked for a person are no question, whatever entry they met.
      if (cause && last?.id === cause.id) {
        if (questions.at(-1) === last) questions.pop();
        last = earlier;
      }
      if (last && reason === 'none_of_these') last.reason = reason;
      else if (last) last.wantedPerson = true;
      else wordsToCome = reason;
    }
    if (last) people.movesTo(last);
  }

  function replied({ id, body }: Message): void {
    if (said === null || id !== `${said.id}.bot`) return;
    if (body.kind === 'answer') answered(said, body);
    if (body.kind === 'choices') ask(said, 'choices', { offered: body.options.map(({ entryId }) => entryId) });
  }

  function noticed(message: Message, { event, reason, agentName }: Notice): void {
    if (event === 'handoff') handedOff(message, reason ?? 'asked');
    if (event === 'assigned' || (event === 'reopened' && agentName !== undefined)) people.begins(message.at, last);
    if (event !== 'resolved' && event !== 'returned_to_bot') return;
    people.ends(message.at);
    wordsToCome = null;
    if (event === 'resolved') last = null;
  }

  for (const message of messages) {
    if (message.sender === 'shopper') hear(message);
    else if (message.body.kind === 'update') continue;
    else if (message.sender === 'agent') people.agentSpoke(message.at);
    else if (message.body.kind === 'notice') noticed(message, message.body);
    else replied(message);
  }
  return questions;
}

const textOf = ({ body }: Message): string => (body.kind === 'text' ? body.text : '');

/** The offered question whose words the shopper's message has, among those that the last reply offered. */
function tappedIn(messages: readonly Message[], last: Question, from: Message): OfferedQuestion | null {
  const reply = messages.find(({ id }) => id === `${last.id}.bot`)?.body;
  const offers = reply?.kind === 'choices' ? reply.options : reply?.kind === 'answer' ? reply.others ?? [] : [];
  return offers.find(({ question }) => question === textOf(from)) ?? null;
}
