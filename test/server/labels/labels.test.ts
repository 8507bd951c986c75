import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLabelService } from '../../../server/src/labels/label-service.ts';
import { createCore } from '../../support/core.ts';

describe('labels', () => {
  let core: Awaited<ReturnType<typeof createCore>>;
  let labels: ReturnType<typeof createLabelService>;
  let nth = 0;
  beforeEach(async () => {
    core = await createCore();
    labels = createLabelService({ store: core.store, bus: core.bus, clock: () => core.now, newId: (prefix) => `${prefix}_${String(nth += 1)}` });
  });
  afterEach(() => core.remove());
  const lin = () => core.agent('a_lin');
  const make = async (name: string) => (await labels.create(core.shop.id, { name, tone: 'soon' })).at(-1)?.id ?? '';
  const found = async (filter: object) => (await core.inbox.page(core.agent('a_lin'), 'all', undefined, filter)).conversations;

  it('are the shop’s words, each once', async () => {
    const id = await make('补发');
    await expect(labels.create(core.shop.id, { name: '补发', tone: 'plain' })).rejects.toMatchObject({ code: 'label_taken' });
    const other = await make('退款');
    await expect(labels.change(core.shop.id, other, { name: '补发', tone: 'plain' })).rejects.toMatchObject({ code: 'label_taken' });
    expect(await labels.change(core.shop.id, id, { name: '补发', tone: 'late' })).toContainEqual({ id, name: '补发', tone: 'late' });
    expect(await labels.create('sh_other', { name: '补发', tone: 'plain' })).toHaveLength(1);
    await expect(labels.remove('sh_other', id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('narrow a list, and go with their last word', async () => {
    const [mine, other] = [(await core.say('m0000001', '一')).conversation.id, (await core.say('m0000002', '二', core.newShopper())).conversation.id];
    const id = await make('补发');
    await labels.put(lin(), mine, [id, id, 'l_gone']);
    expect((await found({ label: id })).map((row) => [row.id, row.labels])).toEqual([[mine, [id]]]);
    expect((await found({})).map((row) => row.id).sort()).toEqual([mine, other].sort());
    await labels.remove(core.shop.id, id);
    expect((await found({})).every((row) => row.labels.length === 0)).toBe(true);
    await labels.put(lin(), mine, []);
    await expect(labels.put({ ...lin(), shopId: 'sh_other' }, mine, [])).rejects.toMatchObject({ code: 'conversation_not_found' });
  });

  it('tell how many conversations carry each, also none, and of the own shop alone', async () => {
    const [one, two] = [(await core.say('m0000001', '一')).conversation.id, (await core.say('m0000002', '二', core.newShopper())).conversation.id];
    const [both, single, none] = [await make('补发'), await make('退款'), await make('表扬')];
    await labels.create('sh_other', { name: '别家', tone: 'plain' });
    await labels.put(lin(), one, [both, single]);
    await labels.put(lin(), two, [both]);
    expect(await labels.uses(core.shop.id)).toEqual({ [both]: 2, [single]: 1, [none]: 0 });
    await labels.remove(core.shop.id, both);
    expect(await labels.uses(core.shop.id)).toEqual({ [single]: 1, [none]: 0 });
  });

  it('stand beside owner, language and urgency as filters', async () => {
    const { id } = await core.claimed('a_lin');
    await core.say('m0000002', '二', core.newShopper());
    expect((await found({ owner: 'a_lin' })).map((row) => row.id)).toEqual([id]);
    expect(await found({ owner: 'a_chen' })).toEqual([]);
    expect(await found({ language: 'zh' })).toHaveLength(2);
    expect(await found({ language: 'en' })).toEqual([]);
    expect(await found({ urgency: 'critical' })).toEqual([]);
  });
});
