/**
 * What every browser client of Aftercast needs, whatever draws it: a socket that comes back, an outbox that
 * loses nothing, a transcript that shows nothing twice. Framework-free, no zod at run time.
 * Used by the widget and the console.
 */
export { createConnection, type Connection, type ConnectionOptions, type ConnectionStatus } from './connection.ts';
export { createOutbox, type Outbox, type OutboxItem, type OutboxOptions, type OutboxStorage } from './outbox.ts';
export {
  addMessage, addOlder, applySnapshot, changeMessage, createTranscript, type Transcript, type TranscriptSnapshot,
} from './transcript.ts';
export { backoffMs } from './backoff.ts';
export { browserTimers, type Timers } from './timers.ts';
export { closeCodes, isFinalClose } from '../protocol/close-codes.ts';
export { createId } from '../ids.ts';
export { limits } from '../limits.ts';
export { auditDaysBounds, escalationBoundsMs } from '../setting-bounds.ts';
export { careSign, pictureSign } from '../preview-signs.ts';
export { enoughQuestions, entryLimits, validityOf, type EntryValidity } from '../entry-terms.ts';
export { dueKey, pressingOf, type Pressing } from '../due-order.ts';
export { agentRoles, can } from '../permissions.ts';
export { auditGroupNames } from '../audit-actions.ts';
export { satisfactionSpans } from '../satisfaction-terms.ts';
export { caseCan, caseMatters, isOpenCase, paidMatters } from '../case-moves.ts';
export { endsTalk } from '../macro-terms.ts';
export { careKinds, careLimits, careReasons, careStates, careVariables, careWordProblems, subjectOf } from '../care-terms.ts';
export * from '../incident-terms.ts';
export { requestReasons, type RequestReason } from '../order-terms.ts';
export { paidShareCents } from '../paid-share.ts';
export { orderStatuses } from '../order-statuses.ts';
export { inOrder, stateOf, type SessionState } from '../live-schedule.ts';
export { onScreen } from '../on-screen.ts';
export { promiseKinds } from '../promise-kinds.ts';
export { stockStates, type StockState } from '../stock-states.ts';
export { fillTemplate, replySteps, templateLimits, templateVariables, unknownVariablesIn } from '../template-terms.ts';
export { protocolVersion } from '../protocol/version.ts';
export { webhookGroups } from '../webhook-terms.ts';
