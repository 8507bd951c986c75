import { describe, expect, it } from 'vitest';
import { alwaysOpen, type HoursView, type OpeningHours } from '@aftercast/shared';
import { byDay, createHoursForm, nextBlock } from '../../../../console/src/models/hours/hours-form.ts';

const hour = 60 * 60_000;

function opened(answer: (method: string, hours: OpeningHours) => HoursView | Error = (_, hours) => view(hours)) {
  const sent: string[] = [];
  const due: (() => void)[] = [];
  const form = createHoursForm({
    http: {
      get: async <T>() => view(alwaysOpen) as T,
      send: async <T>(method: string, path: string, body?: unknown) => {
        sent.push(`${method} ${path}`);
        const found = answer(method, body as OpeningHours);
        if (found instanceof Error) throw found;
        return found as T;
      },
    },
    later(run) {
      due.push(run);
      return () => { due.splice(due.indexOf(run), 1); };
    },
  });
  return { form, sent, due };
}
function view(hours: OpeningHours): HoursView {
  return { hours, timeZone: 'Asia/Shanghai', preview: [], openNow: hours.mode === 'always', opensAt: null };
}

describe('the hours that are edited', () => {
  it('are as saved until something changes, and again after an undo', async () => {
    const { form } = opened();
    await form.load();
    expect(form.changed.value).toBe(false);
    form.update({ mode: 'hours' });
    expect(form.changed.value).toBe(true);
    form.undo();
    expect([form.changed.value, form.hours.value?.mode]).toEqual([false, 'always']);
  });
  it('are looked at once typing has settled, and saved when asked', async () => {
    const { form, sent, due } = opened();
    await form.load();
    form.update({ mode: 'hours' });
    form.setDay(2, []);
    expect([sent, due.length]).toEqual([[], 1]);
    due[0]?.();
    expect(sent).toEqual(['POST /hours/preview']);
    expect(await form.save()).toBe(true);
    expect([sent.at(-1), form.changed.value, form.hours.value?.week[2]]).toEqual(['PUT /hours', false, []]);
  });
  it('stay as typed where saving fails', async () => {
    const { form } = opened((method, hours) => (method === 'PUT' ? new Error('gone') : view(hours)));
    await form.load();
    form.update({ mode: 'hours' });
    expect(await form.save()).toBe(false);
    expect([form.hours.value?.mode, form.failure.value === null]).toEqual(['hours', false]);
  });
  it('are not whole with half a time, or a day that stands twice', async () => {
    const { form } = opened();
    await form.load();
    form.setDay(0, [{ from: '', to: '18:00' }]);
    expect(form.wrong.value).toBe(true);
    form.setDay(0, []);
    expect(form.wrong.value).toBe(false);
    const day = { date: '2026-11-11', blocks: [], note: '' };
    form.update({ exceptions: [day, day] });
    expect(form.wrong.value).toBe(true);
  });
  it('of one day can be every day’s', async () => {
    const { form } = opened();
    await form.load();
    form.setDay(0, [{ from: '20:00', to: '02:00' }]);
    form.everyDay(0);
    expect(form.hours.value?.week).toEqual(Array.from({ length: 7 }, () => [{ from: '20:00', to: '02:00' }]));
  });
});

describe('the next block of a day', () => {
  it('follows the last, or is the evening after a full one', () => {
    expect(nextBlock([])).toEqual({ from: '09:00', to: '18:00' });
    expect(nextBlock([{ from: '09:00', to: '12:00' }])).toEqual({ from: '12:00', to: '22:00' });
    expect(nextBlock([{ from: '09:00', to: '23:00' }])).toEqual({ from: '20:00', to: '02:00' });
  });
});

describe('the preview', () => {
  it('is cut at midnights', () => {
    expect(byDay([{ from: 20 * hour, to: 26 * hour }], [0, 24 * hour, 48 * hour])).toEqual([
      { at: 0, spans: [{ from: 20 * hour, to: 24 * hour }] }, { at: 24 * hour, spans: [{ from: 24 * hour, to: 26 * hour }] },
    ]);
  });
});
