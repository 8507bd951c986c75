import { describe, expect, test } from 'vitest';
import { Failure } from '../../../../console/src/models/failure.ts';
import { createFileImport } from '../../../../console/src/models/knowledge/file-import.ts';
import { nextOnAir, sessionFieldsOf, sessionHeadOf } from '../../../../console/src/models/knowledge/session-head.ts';

const report = (kept: boolean) => ({ errors: [], kept });
const file = (name: string) => new File(['x'], name);

describe('a file on its way in', () => {
  test('is tried first and kept when that is said', async () => {
    const sent: [string, boolean][] = [];
    const coming = createFileImport(async ({ name }, dryRun) => { sent.push([name, dryRun]); return report(!dryRun); });
    await coming.choose(file('a'));
    expect(coming.report.value).toEqual(report(false));
    expect(await coming.keep()).toBe(true);
    expect(sent).toEqual([['a', true], ['a', false]]);
  });
  test('says why it could not be read, and forgets that with the next one', async () => {
    const coming = createFileImport(async ({ name }) => { if (name === 'bad') throw new Failure('sheet_unreadable'); return report(false); });
    await coming.choose(file('bad'));
    expect([coming.failure.value, coming.busy.value, coming.report.value]).toEqual(['sheet_unreadable', false, null]);
    await coming.choose(file('good'));
    expect([coming.failure.value, coming.report.value]).toEqual([null, report(false)]);
  });
  test('of two files the one chosen last counts, whichever answers last', async () => {
    const answers = new Map<string, (value: ReturnType<typeof report> & { name: string }) => void>();
    const coming = createFileImport(({ name }) => new Promise<ReturnType<typeof report> & { name: string }>((resolve) => { answers.set(name, resolve); }));
    const both = [coming.choose(file('a')), coming.choose(file('b'))];
    answers.get('b')?.({ ...report(false), name: 'b' });
    answers.get('a')?.({ ...report(false), name: 'a' });
    await Promise.all(both);
    expect(coming.report.value?.name).toBe('b');
  });
});

describe('a session’s head', () => {
  const fields = { id: 'night', title: ' 开荒夜 ', host: '', from: '2026-12-01T19:00', until: '2026-12-01T23:00' };
  test('is read in the shop’s time zone', () => {
    expect(sessionHeadOf(fields, 'Asia/Shanghai').head).toEqual({ id: 'night', title: '开荒夜', host: '', startsAt: Date.parse('2026-12-01T19:00+08:00'), endsAt: Date.parse('2026-12-01T23:00+08:00') });
  });
  test('is none until it is complete and right', () => {
    expect(sessionHeadOf({ ...fields, until: '' }, 'UTC')).toEqual({ head: null, problem: null });
    expect(sessionHeadOf({ ...fields, id: 'a b' }, 'UTC')).toEqual({ head: null, problem: 'bad_id' });
    expect(sessionHeadOf({ ...fields, until: fields.from }, 'UTC')).toEqual({ head: null, problem: 'ends' });
  });
});

test('a session that is there fills the fields that mean it', () => {
  const head = { id: 'night', title: '开荒夜', host: '阿柚', startsAt: Date.parse('2026-12-01T19:00+08:00'), endsAt: Date.parse('2026-12-01T23:00+08:00') };
  expect(sessionHeadOf(sessionFieldsOf(head, 'Asia/Shanghai'), 'Asia/Shanghai').head).toEqual(head);
});

test('the session to prepare is the one on air or the next, never one that is over', () => {
  const sessions = [{ startsAt: 90, endsAt: 99 }, { startsAt: 10, endsAt: 20 }, { startsAt: 40, endsAt: 60 }];
  expect([nextOnAir(sessions, 50)?.startsAt, nextOnAir(sessions, 60)?.startsAt, nextOnAir(sessions, 99)]).toEqual([40, 90, null]);
});
