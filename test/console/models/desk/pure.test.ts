import { describe, expect, it } from 'vitest';
import { mentionsIn, notePieces, openMention, putMention, suggestColleagues } from '../../../../console/src/models/desk/mention-text.ts';
import { snoozeChoices } from '../../../../console/src/models/desk/snooze-times.ts';
import { filterOf, passes } from '../../../../console/src/models/inbox-filter.ts';
import { belongs } from '../../../../console/src/models/inbox-order.ts';
import { layLines } from '../../../../console/src/models/message-lines.ts';
import { inboxRow, me, myRow, textMessage } from '../../support/builders.ts';

const colleagues = [{ id: 'a_li', name: '小李' }, { id: 'a_lili', name: '小李子' }, { id: 'a_ann', name: 'Ann Lee' }];

describe('a name called in a note', () => {
  it('is looked for after an @ that begins a word', () => {
    expect(openMention('请 @小', 4)).toEqual({ from: 2, query: '小' });
    expect(openMention('@', 1)).toEqual({ from: 0, query: '' });
    expect(openMention('mail@shop', 9)).toBeNull();
    expect(openMention('@小李 看', 5)).toBeNull();
    expect(openMention('@小李', 0)).toBeNull();
  });
  it('is offered by its beginning first', () => {
    expect(suggestColleagues(colleagues, '李').map(({ id }) => id)).toEqual(['a_li', 'a_lili']);
    expect(suggestColleagues(colleagues, 'ann').map(({ id }) => id)).toEqual(['a_ann']);
  });
  it('takes the place of what was typed', () => {
    expect(putMention('请 @小 看', 2, 4, '小李')).toEqual({ text: '请 @小李 看', caret: 6 });
  });
  it('counts as the longest that fits, once', () => {
    expect(mentionsIn('@小李子 @小李子 和 @Ann Lee', colleagues)).toEqual(['a_lili', 'a_ann']);
    expect(notePieces('看 @小李。', colleagues)).toEqual([{ text: '看 ', called: null }, { text: '@小李', called: 'a_li' }, { text: '。', called: null }]);
    expect(mentionsIn('没有 @别人', colleagues)).toEqual([]);
  });
});

describe('times to put aside until', () => {
  const at = (text: string): number => Date.parse(`${text}+08:00`);
  it('offer the next morning of the shop, today’s where it is still ahead', () => {
    const morning = (now: string) => snoozeChoices(at(now), 'Asia/Shanghai').find(({ name }) => name === 'morning')?.until;
    expect(morning('2026-11-20T22:00')).toBe(at('2026-11-21T09:00'));
    expect(morning('2026-11-20T02:00')).toBe(at('2026-11-20T09:00'));
    expect(morning('2026-11-20T09:00')).toBe(at('2026-11-21T09:00'));
  });
});

describe('a narrowed list', () => {
  it('reads the address and passes over what means nothing', () => {
    expect(filterOf({ label: 'l_1', language: 'fr', urgency: 'high', owner: '', snoozed: '1' })).toEqual({ label: 'l_1', urgency: 'high', snoozed: true });
  });
  it('holds what carries all that is asked for', () => {
    const row = myRow({ labels: ['l_1'], urgency: 'high' });
    expect(passes(row, { label: 'l_1', urgency: 'high', owner: me, language: 'zh' })).toBe(true);
    for (const filter of [{ label: 'l_2' }, { urgency: 'low' as const }, { owner: 'a_her' }, { language: 'en' as const }, { snoozed: true as const }]) expect(passes(row, filter)).toBe(false);
  });
  it('has what is put aside in mine only where that is asked for', () => {
    const row = myRow({ snoozedUntil: 99 });
    expect([belongs(row, 'mine', me), belongs(row, 'mine', me, { snoozed: true }), belongs(row, 'all', me), belongs(inboxRow(), 'mine', me)]).toEqual([false, true, true, false]);
  });
});

describe('notes in the log', () => {
  const note = (id: string, at: number) => ({ id, conversationId: 'c_1', authorId: me, authorName: '小林', text: id, mentions: [], at });
  const lay = (notes: ReturnType<typeof note>[], hasOlder = false) => layLines([textMessage(1), textMessage(2)], {
    conversationId: 'c_1', firstNewSeq: null, pending: [], notes, hasOlder, sameDay: () => true,
  });
  it('stand among the messages by time and part who speaks', () => {
    const lines = lay([note('between', 1_500), note('after', 9_000)]);
    expect(lines.map((line) => (line.kind === 'note' ? line.note.id : line.kind))).toEqual(['day', 'message', 'between', 'message', 'after']);
    expect(lines.at(3)).toMatchObject({ leads: true });
  });
  it('wait for older pages where they belong before what is loaded', () => {
    expect(lay([note('before', 500)], true).some(({ kind }) => kind === 'note')).toBe(false);
    expect(lay([note('before', 500)]).map(({ kind }) => kind)).toEqual(['day', 'note', 'message', 'message']);
  });
});
