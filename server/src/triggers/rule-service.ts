/**
 * A shop's rules of proactive care: read, written under their version, tried, switched on and off. What they send is the worker's.
 * Ready-made rules are there without a row until somebody touches them. Called by the routes.
 */
import { careLimits, type CareRule, type CareRuleWords, type CareTrial } from '@aftercast/shared';
import type { Alongside } from '../db/store.ts';
import { AppError } from '../errors.ts';
import type { EventRepository } from '../events/event-repository.ts';
import { dayAt, instantOf } from '../hours/wall-clock.ts';
import { isEvent } from './care-moment.ts';
import type { DeliveryRepository } from './delivery-repository.ts';
import type { JobRepository } from './job-repository.ts';
import { plannerCursor } from './planner.ts';
import { readyRules } from './ready-rules.ts';
import type { RuleRepository, RuleRow } from './rule-repository.ts';
import { readyOf, ruleView, tallies, wordsOf } from './rule-view.ts';
import type { TellingShop } from './sender.ts';
import type { TrialService } from './trial-service.ts';

const weekMs = 7 * 86_400_000;
/** An older trial says little of what would be sent now. */
const triedWithinMs = 86_400_000;
const jobsAtOnce = 2_000;
const noRule = (): AppError => new AppError('not_found', 'there is no such rule');
const changedMeanwhile = (): AppError => new AppError('version_conflict', 'the rule was changed meanwhile');

/** What the log says of it, by the rule's name. */
type Noted = (name: string) => Alongside;

interface Deps {
  rules: RuleRepository;
  jobs: Pick<JobRepository, 'clear'>;
  deliveries: Pick<DeliveryRepository, 'counts'>;
  trials: TrialService;
  feed: Pick<EventRepository, 'skip'>;
  shopById: (id: string) => Promise<TellingShop | null>;
  clock: () => number;
}

export function createRuleService({ rules, jobs, deliveries, trials, feed, shopById, clock }: Deps) {
  async function shopOf(id: string): Promise<TellingShop> {
    const shop = await shopById(id);
    if (!shop) throw new AppError('not_found', 'there is no such shop');
    return shop;
  }
  /** Since the shop's day began, and in seven days. */
  async function figures(shop: TellingShop) {
    const now = clock();
    const midnight = instantOf({ date: dayAt(now, shop.timeZone), minutes: 0 }, shop.timeZone, 'start');
    const [today, week] = await Promise.all([deliveries.counts(shop.id, midnight), deliveries.counts(shop.id, now - weekMs)]);
    return { today: tallies(today), week: tallies(week) };
  }
  async function list(shopId: string): Promise<CareRule[]> {
    const shop = await shopOf(shopId);
    const [rows, kept, { today, week }] = await Promise.all([rules.ofShop(shopId), rules.trials(shopId), figures(shop)]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const own = rows.filter(({ id }) => !readyOf(id, shop.language)).sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
    return [...readyRules[shop.language], ...own].map(({ id }) => ruleView(id, shop.language, byId.get(id) ?? null, { trial: kept.get(id), today: today.get(id), week: week.get(id) }));
  }
  async function view(shopId: string, id: string): Promise<CareRule> {
    const found = (await list(shopId)).find((each) => each.id === id);
    if (!found) throw noRule();
    return found;
  }
  /** The row, or what it would be for a ready-made rule that nobody has touched. */
  async function load(shopId: string, id: string): Promise<RuleRow> {
    const row = await rules.byId(shopId, id);
    if (row) return row;
    const ready = readyOf(id, (await shopOf(shopId)).language);
    if (!ready) throw noRule();
    return { shopId, id, words: wordsOf(ready), version: 0, isOn: false, onSince: null, plannedTo: null, createdAt: clock() };
  }
  async function put(row: RuleRow, from: number, also: Alongside): Promise<CareRule> {
    if (!await rules.put(row, from, also)) throw changedMeanwhile();
    return view(row.shopId, row.id);
  }
  /** Open orders are gone through from the first; what happens to orders is heard as it does. */
  const fromTheFirst = ({ when }: CareRuleWords) => (isEvent(when) ? null : { openSince: 0, id: '' });
  async function clearJobs(shopId: string, id: string): Promise<void> {
    while (await jobs.clear(shopId, id, jobsAtOnce) === jobsAtOnce) { /* until none is left */ }
  }

  return {
    /** The ready-made ones first, then the shop's own in the order in which they were made. */
    list,
    /**
     * Writes a rule in place of the one in this version; 0: a new one, or a ready-made one that nobody has touched. One that is on stays on, and is planned anew.
     * @throws version_conflict, invalid_request when there are too many
     */
    async write(shopId: string, id: string, { words, version }: { words: CareRuleWords; version: number }, also: Noted): Promise<CareRule> {
      const before = await rules.byId(shopId, id);
      if ((before?.version ?? 0) !== version) throw changedMeanwhile();
      if (!before && (await rules.ofShop(shopId)).length >= careLimits.rules) throw new AppError('invalid_request', `a shop has at most ${careLimits.rules} rules`);
      const isOn = before?.isOn ?? false;
      return put({ shopId, id, words, version: version + 1, isOn, onSince: before?.onSince ?? null, plannedTo: isOn ? fromTheFirst(words) : null, createdAt: before?.createdAt ?? clock() }, version, also(words.name));
    },
    /** @throws not_found, version_conflict, care_not_tried where this version was not tried within a day */
    async switch(shopId: string, id: string, { on, version }: { on: boolean; version: number }, also: Noted): Promise<CareRule> {
      const row = await load(shopId, id);
      if (row.version !== version) throw changedMeanwhile();
      if (row.isOn === on) return view(shopId, id);
      const trial = (await rules.trials(shopId)).get(id);
      const isTried = trial?.version === version;
      if (on && !(isTried && trial.ranAt > clock() - triedWithinMs)) throw new AppError('care_not_tried', 'try the rule on the last seven days first');
      // Nobody follows while no rule is on: what happened meanwhile is not told.
      if (on && !await rules.hasOthersOn(shopId, id)) await feed.skip(shopId, plannerCursor);
      const switched = await put({ ...row, isOn: on, onSince: on ? clock() : null, plannedTo: on ? fromTheFirst(row.words) : null, version: version + 1 }, version, also(row.words.name));
      // A trial holds for what the rule says, and switching changes none of that.
      if (isTried) await rules.keepTrial(shopId, id, { ...trial, version: version + 1 });
      if (!on) await clearJobs(shopId, id);
      return isTried ? view(shopId, id) : switched;
    },
    /** One of the shop's own is gone; a ready-made one is as it was at first, and off. @throws not_found, version_conflict */
    async remove(shopId: string, id: string, version: number, also: Noted): Promise<void> {
      const { words } = await load(shopId, id);
      if (!await rules.remove(shopId, id, version, also(words.name))) throw changedMeanwhile();
      await clearJobs(shopId, id);
    },
    /** What the rule would have sent in the last seven days; kept, so that this version may be switched on. @throws not_found */
    async try(shopId: string, id: string): Promise<CareTrial> {
      const row = await load(shopId, id);
      const trial = await trials.run(await shopOf(shopId), row.words, row.version);
      await rules.keepTrial(shopId, id, trial);
      return trial;
    },
    /** The same of words that are not written yet. */
    tryWords: async (shopId: string, words: CareRuleWords): Promise<CareTrial> => trials.run(await shopOf(shopId), words, 0),
  };
}
export type RuleService = ReturnType<typeof createRuleService>;
