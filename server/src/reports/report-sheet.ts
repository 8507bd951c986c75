/** Reports as tables for a spreadsheet: figures in plain numbers, spans in seconds, shares in percent. Heads in the reader's language. Pure. */
import type { ClockReport, Language, ReportFigures } from '@aftercast/shared';
import { DateTime } from 'luxon';
import type { FiguresReport } from './report-service.ts';

const seconds = (ms: number | null): string => (ms === null ? '' : String(Math.round(ms / 100) / 10));
const minutes = (ms: number): string => String(Math.round(ms / 6_000) / 10);
const percent = ({ sum, of }: { sum: number; of: number }): string => (of === 0 ? '' : String(Math.round((sum / of) * 1_000) / 10));

/** Columns with their heads, zh and en. */
const columns: [zh: string, en: string, cell: (figures: ReportFigures, minuteCents: number) => string][] = [
  ['会话', 'Conversations', ({ conversations }) => String(conversations)],
  ['机器人参与', 'With the bot', ({ involved }) => String(involved)],
  ['不用人工的比例 %', 'Contained %', ({ contained }) => percent(contained)],
  ['不用人工（7 天后确认）', 'Contained (sure after 7 days)', ({ contained }) => String(contained.sum)],
  ['其中已确认', 'Decided', ({ contained }) => String(contained.of)],
  ['未满 7 天', 'Younger than 7 days', ({ contained }) => String(contained.maturing)],
  ['转人工', 'Needed a person', ({ withPerson }) => String(withPerson)],
  ['人工首次响应 中位数（秒）', 'First response, median (s)', ({ firstResponse }) => seconds(firstResponse.median)],
  ['人工首次响应 九成以内（秒）', 'First response, 9 of 10 within (s)', ({ firstResponse }) => seconds(firstResponse.p90)],
  ['解决用时 中位数（秒）', 'Resolution, median (s)', ({ resolution }) => seconds(resolution.median)],
  ['重新打开 %', 'Reopened %', ({ reopened }) => percent(reopened)],
  ['一次解决 %', 'Solved in one contact %', ({ solvedOnce }) => percent(solvedOnce)],
  ['满意 %', 'Satisfied %', ({ satisfied }) => (satisfied === null ? '' : percent(satisfied))],
  ['评价数', 'Ratings', ({ satisfied }) => String(satisfied?.of ?? 0)],
  ['机器人用时（分钟）', 'Bot time (min)', ({ botMs }) => minutes(botMs)],
  ['排队用时（分钟）', 'Queue time (min)', ({ queueMs }) => minutes(queueMs)],
  ['人工用时（分钟）', 'Human time (min)', ({ humanMs }) => minutes(humanMs)],
  ['每次会话成本', 'Cost per conversation', ({ humanMs, conversations }, minuteCents) => (conversations === 0 ? '' : (((humanMs / 60_000) * minuteCents) / 100 / conversations).toFixed(2))],
];

/** One row a group and one for all. */
export function figuresSheet({ total, groups }: FiguresReport, groupHead: string, minuteCents: number, language: Language): string[][] {
  const at = language === 'zh' ? 0 : 1;
  const row = (label: string, figures: ReportFigures): string[] => [label, ...columns.map(([, , cell]) => cell(figures, minuteCents))];
  return [
    [groupHead, ...columns.map((column) => column[at])],
    ...groups.map(({ key, name, figures }) => row(name ?? key ?? '—', figures)),
    row(language === 'zh' ? '合计' : 'Total', total),
  ];
}

/** What one rule counted, line by line. Its limit of rows is the report's. */
export function clockSheet({ detail }: ClockReport, zone: string, names: Readonly<Record<string, string>>, language: Language): string[][] {
  const head = language === 'zh' ? ['开始', '会话', '客服', '等待（秒）', '结果', '计入'] : ['Began', 'Conversation', 'Agent', 'Wait (s)', 'Outcome', 'Counted'];
  return [head, ...detail.map(({ start, conversation, agent, waitMs, outcome, counted }) => [
    DateTime.fromMillis(start, { zone }).toFormat('yyyy-MM-dd HH:mm:ss'), conversation, agent === null ? '' : names[agent] ?? agent, seconds(waitMs), outcome, String(counted),
  ])];
}
