import { describe, expect, test } from 'vitest';
import { knowledgeEntry, liveSession, type KnowledgeEntry } from '@aftercast/shared';
import { goLiveChecklist } from '../../../server/src/live/go-live-checklist.ts';
import { readSessionSheet, writeSessionSheet } from '../../../server/src/live/import/session-sheet.ts';
import { sessionEntries } from '../../../server/src/live/import/session-entries.ts';
import type { SessionHead } from '../../../server/src/live/import/session-columns.ts';

const zone = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}+08:00`);
const head: SessionHead = { id: 'live-1', title: '开荒夜', titleEn: null, host: '小鹿', startsAt: at('2026-11-09T19:00'), endsAt: at('2026-11-10T00:30'), playbackDelaySeconds: 10 };
const heads = ['链接号', '商品编号', '商品名称', '直播价', '几小时内发货', '赠品', '赠品截止', '保价至', '退货条款', '主播口播', '常见问题1', '答案1', '上屏时段'];
const camera = ['1', 'cam', '摄像头', '￥1,179.5', '48', '64G 存储卡', '2026/11/9 22:00', '2026年11月24日', '7 天无理由', '夜里全彩\n一年不坏', '支持5G吗', '只支持 2.4G。', '23:10-00:05'];
const read = (...rows: string[][]) => readSessionSheet([heads, ...rows], { head, zone });

describe('a session sheet', () => {
  test('gives links, products, promises in words and terms, and questions', () => {
    const { session, products, questions, errors } = read(camera);
    expect(errors).toEqual([]);
    expect(liveSession.parse(session)).toEqual(session);
    expect(products).toEqual([{ id: 'cam', name: '摄像头', nameEn: null, category: '', price: null }]);
    expect(session.links).toEqual([{ number: 1, product: 'cam', price: 1_179.5, returnTerms: '7 天无理由', shown: [{ from: at('2026-11-09T23:10'), until: at('2026-11-10T00:05') }] }]);
    expect(session.promises.map(({ kind, text, validFrom, validUntil, terms }) => [kind, text, validFrom, validUntil, terms])).toEqual([
      ['ship-by', '付款后 48 小时内发货', head.startsAt, head.endsAt, { shipWithinHours: 48 }],
      ['gift', '送64G 存储卡', head.startsAt, at('2026-11-09T22:00'), { gift: '64G 存储卡' }],
      ['price-guarantee', '保价到 2026-11-24 23:59', head.startsAt, head.endsAt, { claimUntil: at('2026-11-24T23:59') }],
      ['quality-claim', '夜里全彩', head.startsAt, head.endsAt, {}], ['quality-claim', '一年不坏', head.startsAt, head.endsAt, {}],
    ]);
    expect(questions).toEqual([{ product: 'cam', number: 1, question: '支持5G吗', answer: '只支持 2.4G。' }]);
  });
  test('read twice means the same ids', () => {
    expect(read(camera)).toEqual(read(camera));
  });
  test('written out and read again is the same session', () => {
    const { session, products } = read(camera);
    const again = readSessionSheet(writeSessionSheet(session, new Map(products.map((each) => [each.id, each])), 'en', zone), { head, zone });
    expect(again.errors).toEqual([]);
    expect(again.session).toEqual(session);
  });
  test.each([
    ['a link that is no number', 0, '三', 'A', 'not_a_link'], ['no product', 1, '', 'B', 'required'], ['an id with spaces', 1, 'a b', 'B', 'not_an_id'],
    ['a price in words', 3, '便宜', 'D', 'not_a_number'], ['half an hour', 4, '0.5', 'E', 'not_a_number'], ['more than a year and a half hour, once', 4, '9000.5', 'E', 'not_a_number'], ['a gift until never', 6, '明天', 'G', 'not_a_time'],
    ['a question without its answer', 11, '', 'L', 'answer_missing'], ['a time on screen in words', 12, '晚上', 'M', 'not_a_time'],
    ['a guarantee whose year is lost', 7, '0001-01-01', 'H', 'too_long_ago'], ['a guarantee from the day computers count from', 7, '1970-01-02', 'H', 'too_long_ago'], ['a guarantee of the last century', 7, '1999-12-31', 'H', 'too_long_ago'],
  ])('tells %s by cell', (_, place, value, column, code) => {
    const { errors, session } = read(camera.map((cell, index) => (index === place ? value : cell)));
    expect(errors).toMatchObject([{ row: 2, column, head: heads[place], code }]);
    expect(session.links).toEqual([]);
  });
  test('refuses one number for two links and keeps the first', () => {
    const { errors, session } = read(camera, ['1', 'vac', '扫地机', ...Array.from({ length: 10 }, () => '')]);
    expect(errors).toMatchObject([{ row: 3, column: 'A', code: 'duplicate_link' }]);
    expect(session.links.map(({ product }) => product)).toEqual(['cam']);
  });
});

describe('the entries of a session', () => {
  const { session, products, questions } = read(camera);
  const entries = sessionEntries({ session, products, questions, language: 'zh', zone });
  test('answer what was promised, inside product and session', () => {
    expect(entries.map(({ id }) => id)).toEqual(['live-1-cam-gift', 'live-1-cam-price-guarantee', 'live-1-cam-return-terms', 'live-1-cam-q1']);
    for (const entry of entries) {
      expect(knowledgeEntry.safeParse(entry).success).toBe(true);
      expect(entry.scope).toEqual({ product: 'cam', liveSession: 'live-1' });
    }
    expect(entries[0]?.answer).toContain('2026-11-09 22:00');
  });
  test('stop answering when a guarantee has ended', () => {
    expect(entries.find(({ id }) => id.endsWith('price-guarantee'))?.validUntil).toBe(at('2026-11-24T23:59'));
  });
  test('keep apart however long the ids are', () => {
    const long = read(camera.map((cell, index) => (index === 1 ? `p${'x'.repeat(60)}` : cell)));
    const ids = sessionEntries({ ...long, language: 'zh', zone }).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Math.max(...ids.map((id) => id.length))).toBeLessThanOrEqual(64);
  });
});

describe('the go-live checklist', () => {
  const about = (id: string, inSession: string | null = null): KnowledgeEntry => knowledgeEntry.parse({ id, tier: 2, question: id, answer: 'x', scope: { product: 'cam', liveSession: inSession } });
  const bare = liveSession.parse({ ...head, links: [{ number: 1, product: 'cam' }] });
  test('lists what a bare link lacks', () => {
    expect(goLiveChecklist(bare, { zh: [], en: [] })).toEqual([{ link: 1, product: 'cam', missing: ['ship_by', 'return_terms', 'questions'], questions: 0 }]);
  });
  test('is content with promises for all and answers of this session or of none', () => {
    const promise = (kind: 'ship-by' | 'free-return') => ({ id: kind, product: null, kind, text: 'x', validFrom: 0, validUntil: 1, terms: {} });
    const full = liveSession.parse({ ...bare, promises: [promise('ship-by'), promise('free-return')] });
    const known = [about('a'), about('b'), about('c', 'live-1')];
    expect(goLiveChecklist(full, { zh: known, en: [] })).toEqual([{ link: 1, product: 'cam', missing: [], questions: 3 }]);
    expect(goLiveChecklist(full, { zh: [...known.slice(1), about('d', 'other')], en: [] })[0]?.missing).toEqual(['questions']);
    expect(goLiveChecklist(full, { zh: known, en: known.slice(0, 1) })[0]).toMatchObject({ missing: ['questions'], questions: 1 });
  });
});
