/**
 * Everything one signed-in agent works with, put together once at sign-in and taken apart at sign-out.
 * It owns the lifetimes; each part owns its own matter. Made by the console.
 */
import { effect } from '@preact/signals';
import type { AgentClientFrame, AgentServerFrame } from '@aftercast/shared';
import { closeCodes, createConnection, type OutboxStorage } from '@aftercast/shared/client';
import type { Messages } from '../messages/index.ts';
import { createAlerts, type Alarm, type Alerts } from './alerts.ts';
import type { Api } from './api.ts';
import { createAttachments, type Attachments } from './attachments.ts';
import type { Clock } from './clock.ts';
import { createFiling, type Filing } from './desk/filing.ts';
import { createNotes, type Notes } from './desk/notes.ts';
import { createDesk, type Desk } from './desk.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { filterOf } from './inbox-filter.ts';
import { createLink, type Link } from './link.ts';
import type { Navigation } from './navigation.ts';
import type { Keep, Preferences } from './preferences.ts';
import { createReplies, type Replies } from './replies.ts';
import type { Session } from './session.ts';
import { previewText, shopperName } from './shopper-name.ts';
import { createTalk, type Talk } from './talk.ts';

export interface Workspace {
  agentId: string;
  link: Link;
  inbox: Inbox;
  talk: Talk;
  desk: Desk;
  notes: Notes;
  filing: Filing;
  replies: Replies;
  drafts: Drafts;
  attachments: Attachments;
  alerts: Alerts;
  stop(): void;
}

export interface WorkspaceDeps {
  agentId: string;
  session: Session;
  api: Api;
  clock: Clock;
  navigation: Navigation;
  preferences: Preferences;
  messages: () => Messages;
  keep: Keep;
  /** Survives a reload of this tab alone, so that two tabs never send the same reply. */
  tabStorage: (key: string) => OutboxStorage;
  alarm: Alarm;
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
  const talk = createTalk({ link, inbox, replies });
  const notes = createNotes({ link, talk, api: api.desk, staff: api.agents, agentId, newId });
  const open = (conversationId: string): void => navigation.go({ page: 'inbox', list: 'mine', conversationId, shopper: false });
  const alerts = createAlerts({
    inbox, talk, clock, preferences, alarm, agentId, onOpen: open,
    wording({ kind, row }) {
      const words = messages().inbox.alerts;
      const name = shopperName(row.shopper, messages());
      const title = { waiting: words.waitingTitle, assigned: words.assignedTitle, reply: words.replyTitle, woken: words.wokenTitle }[kind](name);
      return { title, body: previewText(row.preview, messages()) };
    },
    pageTitle: () => `${messages().inbox.title} · ${session.shop.value?.name ?? messages().general.product}`,
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
  link.start();

  return {
    agentId, link, inbox, talk, notes, replies, alerts,
    filing: createFiling({ link, inbox, api: api.desk }),
    desk: createDesk({ link, inbox }),
    drafts: createDrafts(deps.keep, agentId),
    attachments: createAttachments(async (file) => (await api.upload(file)).image),
    stop() {
      for (const stop of stops) stop();
      notes.stop();
      alerts.stop();
      link.stop();
      replies.stop();
    },
  };
}
