/** `aftercast simulate`: a week of the demo shop, once as it is and once in which nobody is told anything before they ask. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { createApp } from '../../app.ts';
import { readConfig } from '../../config.ts';
import { readDemoData } from '../../demo/demo-data.ts';
import { demoCatalogue } from '../../demo/demo-catalogue.ts';
import { demoAgents, demoPassword, demoSiteKey } from '../../demo/demo-seed.ts';
import { pathsFrom } from '../../paths.ts';
import { switchOnCare } from './care.ts';
import { hourMs } from './fate.ts';
import { readQuestions } from './questions.ts';
import { createSchedule } from './schedule.ts';
import { createStrikeDesk } from './strike-desk.ts';
import { report } from './week-report.ts';
import { planWeek, type WeekPlan } from './week-plan.ts';
import { runWeek, type WeekOutcome } from './week.ts';

/** People come at nine and go at midnight. */
const opening = { mode: 'hours' as const, week: Array.from({ length: 7 }, () => [{ from: '09:00', to: '24:00' }]), exceptions: [], live: null };
const third = { email: 'wu@demo.aftercast', name: '小吴', role: 'agent' as const };

/** One week on a server of its own, in a folder that goes afterwards. */
async function liveThrough(plan: WeekPlan, isTold: boolean): Promise<WeekOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercast-week-'));
  const data = await readDemoData(pathsFrom(import.meta.dirname).demoData);
  // The demo's "now" is an evening; the week begins at the midnight after it, four hours later in the shop's zone.
  const midnight = data.asOf + 4 * hourMs;
  const schedule = createSchedule(data.asOf);
  const app = await createApp(readConfig({ DATA_DIR: folder, DEMO: '1', DEMO_HISTORY: '0', LOG_LEVEL: 'fatal' }), { clock: schedule.now });
  try {
    const { services } = app;
    const shop = await services.shops.bySiteKey(demoSiteKey);
    if (!shop) throw new Error('simulation: the demo shop is not there');
    const week = planWeek(data, demoCatalogue(data, 0).sessions, midnight, plan);
    await services.live.put(shop.id, { products: [], sessions: week.sessions });
    await services.hours.put(shop.id, opening);
    await services.agents.create({ ...third, shopId: shop.id, password: demoPassword });
    await services.knowledge.learnt(shop.id);
    const agents = (await services.agents.list(shop.id)).filter(({ email }) => [third, ...demoAgents].some((each) => each.email === email));
    const [lead] = agents;
    if (!lead) throw new Error('simulation: nobody works in the demo shop');
    return await runWeek(week, { services, shop, agents, schedule, questions: await readQuestions(), care: isTold ? [await switchOnCare(services, shop.id), createStrikeDesk(services, lead, week.strike, schedule.now)] : [], seed: plan.seed });
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws Error where an option is no number */
export async function runWeekCommand(args: string[], output: Writable): Promise<void> {
  const { values } = parseArgs({ args, options: { seed: { type: 'string', default: '1' }, orders: { type: 'string', default: '400' } } });
  const [seed, orders] = [Number(values.seed), Number(values.orders)];
  if (!Number.isInteger(seed) || !Number.isInteger(orders) || orders < 1) throw new Error('--seed and --orders are whole numbers');
  output.write(report(await liveThrough({ seed, orders }, true), await liveThrough({ seed, orders }, false)));
}
