import { describe, expect, it } from 'vitest';
import { closeCodes } from '@aftercast/shared/client';
import { createAlerts, type Alarm } from '../../../console/src/models/alerts.ts';
import { createClock } from '../../../console/src/models/clock.ts';
import { createInbox } from '../../../console/src/models/inbox.ts';
import { createNavigation } from '../../../console/src/models/navigation.ts';
import { createPreferences } from '../../../console/src/models/preferences.ts';
import { createReplies } from '../../../console/src/models/replies.ts';
import { createTalk } from '../../../console/src/models/talk.ts';
import { createToasts } from '../../../console/src/models/toasts.ts';
import { inkOn, isColor } from '../../../console/src/models/theme-colors.ts';
import { agentView, inboxRow, me, memoryKeep, myRow, noCounts } from '../support/builders.ts';
import { createFakeLine } from '../support/fake-line.ts';

const counts = { ...noCounts, waiting: 2, mine: 1, bot: 0, all: 3 };

function alertScene(given: Partial<Alarm> = {}) {
  const line = createFakeLine();
  const inbox = createInbox({ link: line.link, agentId: me });
  const replies = createReplies({ link: line.link, agent: agentView, newId: () => 'reply-0001', clock: () => 0, storage: { read: () => null, write: () => undefined } });
  const heard: string[] = [];
  const notes: { title: string; onClick: () => void }[] = [];
  const opened: string[] = [];
  const preferences = createPreferences(memoryKeep(), ['zh']);
  const alarm: Alarm = {
    inOneTab: (_key, speak) => speak(), play: (kind) => heard.push(kind), visible: () => false, permission: () => 'granted',
    requestPermission: async () => 'granted', notify: (note) => notes.push(note), setTitle: (title) => { titles.push(title); }, ...given,
  };
  const titles: string[] = [];
  createAlerts({
    inbox, talk: createTalk({ link: line.link, inbox, replies }), clock: createClock(() => 1_000, () => () => undefined), preferences, alarm, agentId: me,
    wording: ({ kind, row }) => ({ title: `${kind} ${row.id}`, body: row.preview }), pageTitle: () => '会话', onOpen: (id) => opened.push(id),
  });
  line.online();
  return { line, heard, notes, opened, preferences, titles };
}

describe('alerts', () => {
  it('sound and notify when someone comes into the queue, and open it on a click', () => {
    const { line, heard, notes, opened } = alertScene();
    line.deliver({ type: 'inbox.changed', conversations: [inboxRow({ waitingSince: 500 })], counts });
    expect([heard, notes.map(({ title }) => title)]).toEqual([['waiting'], ['waiting c_1']]);
    notes[0]?.onClick();
    expect(opened).toEqual(['c_1']);
  });

  it('sound without a notification while the agent looks, and notify without sound when that is off', () => {
    const looking = alertScene({ visible: () => true });
    looking.line.deliver({ type: 'inbox.changed', conversations: [inboxRow({ waitingSince: 500 })], counts });
    expect([looking.heard, looking.notes]).toEqual([['waiting'], []]);
    const silent = alertScene();
    silent.preferences.sound.value = false;
    silent.line.deliver({ type: 'inbox.changed', conversations: [inboxRow({ waitingSince: 500 })], counts });
    expect([silent.heard, silent.notes.length]).toEqual([[], 1]);
  });

  it('are left to the tab that was given the word', () => {
    const { line, heard, notes } = alertScene({ inOneTab: () => undefined });
    line.deliver({ type: 'inbox.changed', conversations: [inboxRow({ waitingSince: 500 })], counts });
    expect([heard, notes]).toEqual([[], []]);
  });

  it('count in the title those who wait and what is unread of one’s own', () => {
    const { line, titles } = alertScene();
    expect(titles.at(-1)).toBe('会话');
    line.deliver({ type: 'inbox.changed', conversations: [myRow({ unread: 2 })], counts });
    expect(titles.at(-1)).toBe('(3) 会话');
  });
});

describe('the frame', () => {
  it('follows the address bar, forward and back', () => {
    const paths = ['/console/inbox/bot'];
    let back: () => void = () => undefined;
    const navigation = createNavigation({
      path: () => paths.at(-1) ?? '', push: (path) => paths.push(path), replace: (path) => { paths[paths.length - 1] = path; }, onMove: (heard) => { back = heard; },
    });
    navigation.go({ page: 'settings', section: 'look' });
    navigation.go({ page: 'settings', section: 'look' });
    expect(paths).toEqual(['/console/inbox/bot', '/console/settings/look']);
    paths.pop();
    back();
    expect(navigation.route.value).toMatchObject({ page: 'inbox', list: 'bot' });
  });

  it('ticks in the server’s time', () => {
    let device = 5_000;
    let tick: () => void = () => undefined;
    const clock = createClock(() => device, (run) => { tick = run; return () => undefined; });
    clock.adjust(1_000);
    device += 2_000;
    tick();
    expect(clock.now.value).toBe(3_000);
  });

  it('says the same thing once and forgets it in time', () => {
    const later: (() => void)[] = [];
    const toasts = createToasts((run) => later.push(run));
    toasts.say('已保存');
    toasts.say('已保存');
    expect(toasts.shown.value.map(({ text }) => text)).toEqual(['已保存']);
    later.forEach((run) => run());
    expect(toasts.shown.value).toEqual([]);
  });

  it('knows that a socket was closed because the sign-in ended', () => {
    const line = createFakeLine();
    line.stopped(closeCodes.notSignedIn);
    expect(line.link.status.value).toMatchObject({ state: 'stopped', code: closeCodes.notSignedIn });
  });

  it('writes on every colour so that it can be read', () => {
    expect(['#c93f22', '#ffd400', '#000000', '#ffffff'].map(inkOn)).toEqual(['#ffffff', '#1f1c19', '#ffffff', '#1f1c19']);
    expect(['#C93F22', '#fff', 'red', ''].map(isColor)).toEqual([true, false, false, false]);
  });
});
