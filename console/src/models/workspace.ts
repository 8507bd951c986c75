/**
 * Everything one signed-in agent works with, put together once at sign-in and taken apart at sign-out.
 * It owns the lifetimes; each part owns its own matter. Made by the console.
 */
import { computed, effect } from '@preact/signals';
import type { AgentClientFrame, AgentServerFrame, Noun, Verb } from '@aftercast/shared';
import { can, closeCodes, createConnection, type OutboxStorage } from '@aftercast/shared/client';
import type { Messages } from '../messages/index.ts';
import { createAlerts, type Alarm, type Alerts } from './alerts.ts';
import type { Api } from './api.ts';
import { createAttachments, type Attachments } from './attachments.ts';
import { createCaseBoard, type CaseBoard, type Decided } from './cases/case-board.ts';
import type { Clock } from './clock.ts';
import { createFiling, type Filing } from './desk/filing.ts';
import { createNotes, type Notes } from './desk/notes.ts';
import { createDesk, type Desk } from './desk.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createEscalations, type Escalations } from './escalations.ts';
import { createFollowUps, type FollowUps } from './follow-ups.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { filterOf } from './inbox-filter.ts';
import { createLink, type Link } from './link.ts';
import type { Navigation } from './navigation.ts';
import { createOwnDesk, type OwnDesk } from './own-desk.ts';
import type { Keep, Preferences } from './preferences.ts';
import { createReplies, type Replies } from './replies.ts';
import type { Session } from './session.ts';
import type { Times } from './times.ts';
import { previewText, shopperName } from './shopper-name.ts';
import { createSuggestions, type Suggestions } from './suggestions.ts';
import { createTalk, type Talk } from './talk.ts';
import { createFilling, type Filling } from './templates/filling.ts';
import { createMacroRun, type MacroRun } from './templates/macro-run.ts';
import { createMacros, type Macros } from './templates/macros.ts';
import { createTemplates, type Templates } from './templates/templates.ts';

export interface Workspace {
  agentId: string;
  link: Link;
  inbox: Inbox;
  talk: Talk;
  desk: Desk;
  notes: Notes;
  filing: Filing;
  ownDesk: OwnDesk;
  replies: Replies;
  drafts: Drafts;
  attachments: Attachments;
  templates: Templates;
  filling: Filling;
  macros: Macros;
  macroRun: MacroRun;
  followUps: FollowUps;
  suggestions: Suggestions;
  alerts: Alerts;
  escalations: Escalations;
  cases: CaseBoard;
  stop(): void;
}

export interface WorkspaceDeps {
  agentId: string;
  session: Session;
  /** Tells what asks for attention. */
  say: (text: string) => void;
  times: () => Times;
  api: Api;
  clock: Clock;
  navigation: Navigation;
  preferences: Preferences;
  messages: () => Messages;
  keep: Keep;
  /** Survives a reload of this tab alone, so that two tabs never send the same reply. */
  tabStorage: (key: string) => OutboxStorage;
  alarm: Alarm;
  onCaseDecided: (decided: Decided) => void;
  socketUrl: string;
  newId: (prefix: string) => string;
}

export function createWorkspace(deps: WorkspaceDeps): Workspace {
  const { agentId, session, api, clock, navigation, preferences, messages, alarm, newId } = deps;
  const link = createLink({
    newRef: () => newId('q'),
    connect: (handlers) => createConnection<AgentClientFrame, AgentServerFrame>({ url: deps.socketUrl, ...handlers }),
  });
  const inbox = createInbox({ link, agentId });
  const replies = createReplies({
    link, newId: () => newId('m'), clock: () => clock.now.value, storage: deps.tabStorage(`replies.${agentId}`),
    agent: () => session.agent.value ?? { id: agentId, name: '' },
  });
  const may = (...sentence: [Verb, Noun]): boolean => session.agent.value !== null && can(session.agent.value, ...sentence);
  const mayAnswer = (): boolean => may('answer', 'conversations');
  const talk = createTalk({ link, inbox, replies, mayAnswer });
  const notes = createNotes({ link, talk, api: api.desk, staff: api.agents, agentId, newId });
  const open = (conversationId: string): void => navigation.go({ page: 'inbox', list: 'mine', conversationId, shopper: false });
  const filling = createFilling({ api: api.templates, talk, mayAnswer });
  const suggestions = createSuggestions({ api: api.suggestions, talk, agentId });
  const desk = createDesk({ link, inbox });
  const filing = createFiling({ link, inbox, api: api.desk });
  const alerts = createAlerts({
    inbox, talk, clock, preferences, alarm, agentId, mayAnswer, onOpen: open,
    wording({ kind, row }) {
      const words = messages().inbox.alerts;
      const name = shopperName(row.shopper, messages());
      const title = { waiting: words.waitingTitle, assigned: words.assignedTitle, reply: words.replyTitle, near: words.nearTitle, passed: words.passedTitle, woken: words.wokenTitle }[kind](name);
      return { title, body: previewText(row.preview, messages()) };
    },
    pageTitle: () => `${messages().inbox.title} · ${session.shop.value?.name ?? messages().general.product}`,
  });

  const escalations = createEscalations({
    link, inbox, clock, alarm, sound: preferences.sound, mayHear: () => may('hear', 'escalations'),
    api: { escalations: api.escalations, acknowledge: api.acknowledgeEscalations },
    wording: (some) => ({ title: messages().inbox.escalation.title(some.length), body: some.slice(0, 3).map(({ shopper }) => shopperName(shopper, messages())).join(', ') }),
    onOpen: (conversationId) => navigation.go({ page: 'inbox', list: 'all', conversationId, shopper: false }),
  });

  const openTalk = computed(() => (navigation.route.value.page === 'inbox' ? navigation.route.value.conversationId : null));
  const cases = createCaseBoard({
    api: api.cases, link, agentId, onDecided: deps.onCaseDecided,
    talkId: () => openTalk.value,
    allowed: () => session.agent.value !== null && can(session.agent.value, 'read', 'cases'),
  });
  link.on('mention.received', ({ note }) => alerts.call({ key: `mention:${note.id}`, title: messages().desk.notes.callsYou(note.authorName), body: note.text, conversationId: note.conversationId }));
  link.on('welcome', (frame) => {
    clock.adjust(frame.serverTime);
    session.learnAgent(frame.agent);
  });
  const stops = [
    effect(() => {
      const status = link.status.value;
      if (status.state === 'stopped' && status.code === closeCodes.notSignedIn) session.ended();
    }),
    // Where the address points is what is open.
    effect(() => {
      const route = navigation.route.value;
      if (route.page !== 'inbox') return;
      inbox.narrow(filterOf(route.query));
      inbox.show(route.list);
      talk.open(route.conversationId);
    }),
  ];
  const followUps = createFollowUps({
    api: api.followUps, link, talk, agentId, mayAnswer,
    onCall({ state, dueAt, shopper, id, conversationId }) {
      const { call } = messages().followUps;
      const title = state === 'due' ? call.due(shopperName(shopper, messages())) : call.near(shopperName(shopper, messages()), deps.times().clock(dueAt));
      deps.say(title);
      if (alarm.permission() === 'granted' && !alarm.visible()) alarm.inOneTab(`${id}.${state}`, () => alarm.notify({ title, body: '', tag: id, onClick: () => open(conversationId) }));
    },
  });
  const ownDesk = createOwnDesk(link);
  link.start();

  return {
    agentId, link, inbox, talk, notes, replies, alerts, escalations,
    filing, cases, desk,
    followUps,
    macros: createMacros(api.templates), macroRun: createMacroRun({ api: api.templates, talk, inbox, replies, desk, filing }),
    ownDesk,
    drafts: createDrafts(deps.keep, agentId),
    templates: createTemplates(api.templates),
    filling, suggestions,
    attachments: createAttachments(async (file) => (await api.upload(file)).image),
    stop() {
      for (const stop of stops) stop();
      notes.stop();
      alerts.stop();
      escalations.stop();
      cases.stop();
      followUps.stop();
      filling.stop();
      suggestions.stop();
      link.stop();
      replies.stop();
    },
  };
}
