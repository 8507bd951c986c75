/** The head of a live session's sheet: one link a row, with its product, its promises and the questions it will draw. Pure. */
import type { LiveSession } from '@aftercast/shared';
import type { Column } from '../../sheets/columns.ts';

/** What the sheet can't say of its session: the merchant gives it beside the file. Times in milliseconds since the epoch. */
export type SessionHead = Pick<LiveSession, 'id' | 'title' | 'titleEn' | 'host' | 'startsAt' | 'endsAt' | 'playbackDelaySeconds'>;

/** How many questions with answers a row has room for. */
export const questionsPerRow = 5;

const keys = [
  'link', 'product', 'name', 'name_en', 'category', 'price', 'ship_within_hours', 'ship_by', 'return_terms', 'free_return_days',
  'gift', 'gift_until', 'price_guarantee_until', 'freight_insurance_max', 'claims', 'on_air', 'from_session',
] as const;
export type SessionKey = (typeof keys)[number] | `question_${number}` | `answer_${number}`;

export const sessionColumns: readonly Column<SessionKey>[] = [
  { key: 'link', zh: '链接号', en: 'Link number', also: ['链接', '号码'], required: true, width: 8 },
  { key: 'product', zh: '商品编号', en: 'Product ID', required: true, width: 16 },
  { key: 'name', zh: '商品名称', en: 'Product name', also: ['商品'], required: true, width: 24 },
  { key: 'name_en', zh: '英文名', en: 'English name', width: 24 },
  { key: 'category', zh: '类目', en: 'Category', width: 12 },
  { key: 'price', zh: '直播价', en: 'Live price', also: ['价格'], width: 10 },
  { key: 'ship_within_hours', zh: '几小时内发货', en: 'Ships within hours', also: ['发货时效'], width: 12 },
  { key: 'ship_by', zh: '最晚发货时间', en: 'Ships by', width: 18 },
  { key: 'return_terms', zh: '退货条款', en: 'Return terms', width: 24 },
  { key: 'free_return_days', zh: '无理由退货天数', en: 'Free return days', width: 12 },
  { key: 'gift', zh: '赠品', en: 'Gift', width: 24 },
  { key: 'gift_until', zh: '赠品截止', en: 'Gift until', width: 18 },
  { key: 'price_guarantee_until', zh: '保价至', en: 'Price guaranteed until', width: 18 },
  { key: 'freight_insurance_max', zh: '运费险最高赔', en: 'Freight insurance up to', width: 12 },
  { key: 'claims', zh: '主播口播', en: 'Said on air', also: ['主播承诺'], width: 30 },
  { key: 'on_air', zh: '上屏时段', en: 'On screen', also: ['讲解时间', '上屏时间'], width: 18 },
  ...Array.from({ length: questionsPerRow }, (_, at): Column<SessionKey>[] => [
    { key: `question_${at + 1}`, zh: `常见问题${at + 1}`, en: `Question ${at + 1}`, width: 24 },
    { key: `answer_${at + 1}`, zh: `答案${at + 1}`, en: `Answer ${at + 1}`, width: 40 },
  ]).flat(),
  { key: 'from_session', zh: '来自场次', en: 'From session', width: 16 },
];
