import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message, Suggestions } from '@aftercast/shared';
import { openQuestions } from '../../../server/src/suggestions/open-question.ts';
import { demo } from '../../support/server-process.ts';
import { startServer, type TestServer } from '../../support/server.ts';

const said = (seq: number, sender: 'shopper' | 'agent' | 'bot', text: string): Message => ({
  id: `m${seq}`, conversationId: 'c', seq, sender, authorId: null, authorName: null, at: seq, body: { kind: 'text', text },
});

describe('the open question', () => {
  test('is the shopper’s last words, what came before them behind it', () => {
    expect(openQuestions([said(1, 'shopper', '羽绒服掉毛吗'), said(2, 'bot', '…'), said(3, 'shopper', '在吗')])).toEqual([
      { id: 'm3', text: '在吗', previous: '羽绒服掉毛吗' }, { id: 'm1', text: '羽绒服掉毛吗', previous: undefined },
    ]);
  });
  test('is there no longer once an agent has spoken', () => {
    expect(openQuestions([said(1, 'shopper', '在吗'), said(2, 'agent', '在的')])).toEqual([]);
  });
  test('is still there after news that an agent sent unasked', () => {
    const news: Message = { ...said(2, 'agent', ''), body: { kind: 'update', text: '快递晚点了' } };
    expect(openQuestions([said(1, 'shopper', '在吗'), news])).toMatchObject([{ id: 'm1' }]);
  });
});

describe('suggestions of the knowledge base', () => {
  let server: TestServer;
  let cookies: Record<'owner' | 'agent', Record<string, string>>;
  let made = 0;

  beforeAll(async () => {
    server = await startServer();
    const signIn = async (who: { email: string; password: string }) => {
      const reply = await server.app.fastify.inject({ method: 'POST', url: '/api/v1/session', headers: { origin: server.url }, payload: who });
      return { cookie: `aftercast_session=${reply.cookies.find(({ name }) => name === 'aftercast_session')?.value}`, origin: server.url };
    };
    cookies = { owner: await signIn(demo.owner), agent: await signIn(demo.agent) };
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const call = (method: 'GET' | 'PUT', path: string, payload?: object, who: 'owner' | 'agent' = 'agent') =>
    server.app.fastify.inject({ method, url: `/api/v1/${path}`, headers: cookies[who], ...(payload ? { payload } : {}) });
  const suggested = async (conversationId: string) => (await call('GET', `conversations/${conversationId}/suggestions`)).json() as Suggestions;
  const worklist = async () => (await call('GET', 'knowledge/zh/worklist?limit=500')).json().items as { kind: string; count: number; title: string; entry: { id: string } | null; examples: { text: string }[]; reasons: Record<string, number> }[];

  /** A new shopper asks for a person; Chen takes it, and then the shopper says this. */
  async function talk(text: string, externalId: string | null = null): Promise<{ conversationId: string; questionId: string }> {
    const { shops, conversations, desk, agents } = server.app.services;
    const shop = await shops.bySiteKey(demo.siteKey);
    if (!shop) throw new Error('no demo shop');
    made += 1;
    const shopper = { id: `s_sug_${made}`, shopId: shop.id, externalId, name: null, createdAt: 1 };
    const say = (id: string, words: string) => conversations.post({ shop, shopper, id, text: words, images: [], context: {}, language: 'zh', origin: 'test' });
    const { conversation } = await say(`m_sug_a${made}`, '转人工');
    const chen = (await agents.list(shop.id)).find(({ email }) => email === demo.agent.email);
    if (!chen) throw new Error('no Chen');
    await desk.command('claim', { ...chen, shopId: shop.id } as never, conversation.id, conversation.version, 'test');
    // The first words for a person are a question that the bot's record has too.
    await say(`m_sug_c${made}`, '在吗');
    await say(`m_sug_b${made}`, text);
    return { conversationId: conversation.id, questionId: `m_sug_b${made}` };
  }

  test('are up to three answers for the last words, filled from the shopper’s order, without the hand-over’s words', async () => {
    const { conversationId, questionId } = await talk('我的快递到哪里了', 'shopper-015');
    const found = await suggested(conversationId);
    expect(found.questionId).toBe(questionId);
    expect(found.suggestions.length).toBeGreaterThan(0);
    expect(found.suggestions.length).toBeLessThanOrEqual(3);
    expect(found.suggestions[0]?.text).toContain('LY202611100026');
    expect(found.suggestions.every(({ text }) => !/\{\{|\}\}/.test(text))).toBe(true);
    expect([...found.suggestions].sort((a, b) => b.score - a.score)).toEqual(found.suggestions);
  });

  test('that were edited come onto the work list as one row of their entry, however often the same is told', async () => {
    const { conversationId, questionId } = await talk('七天无理由退货怎么退');
    const { suggestions: [first] } = await suggested(conversationId);
    if (!first) throw new Error('nothing suggested');
    const path = `conversations/${conversationId}/suggestions/${questionId}`;
    for (const reply of ['改过一次', '改过两次', '改过两次']) {
      expect((await call('PUT', path, { outcome: 'edited', entryId: first.entryId, reply })).statusCode).toBe(204);
    }
    const rows = (await worklist()).filter(({ kind, entry }) => kind === 'reworded' && entry?.id === first.entryId);
    expect(rows).toMatchObject([{ count: 1, title: first.question, examples: [{ text: '改过两次' }] }]);
  });

  test('that none fitted leave the question on the work list, once', async () => {
    const { conversationId, questionId } = await talk('能不能帮我在衣服里绣一只小狐狸');
    for (let time = 0; time < 2; time += 1) expect((await call('PUT', `conversations/${conversationId}/suggestions/${questionId}`, { outcome: 'none' })).statusCode).toBe(204);
    const row = (await worklist()).find(({ title }) => title === '能不能帮我在衣服里绣一只小狐狸');
    expect(row).toMatchObject({ kind: 'unanswered', count: 1, reasons: { none_fits: 1 } });
  });

  test('that were used for a question the bot had no answer to name that entry as the one that fits', async () => {
    const { shops, conversations, worklist: list } = server.app.services;
    const shop = await shops.bySiteKey(demo.siteKey);
    if (!shop) throw new Error('no demo shop');
    const shopper = { id: 's_sug_fit', shopId: shop.id, externalId: null, name: null, createdAt: 1 };
    const { conversation } = await conversations.post({ shop, shopper, id: 'm_sug_fit1', text: '衣领上能绣名字不', images: [], context: {}, language: 'zh', origin: 'test' });
    await list.recorder.settle(shop.id);
    const [entry] = (await call('GET', 'knowledge/zh', undefined, 'owner')).json().entries as { id: string }[];
    await call('PUT', `conversations/${conversation.id}/suggestions/m_sug_fit1`, { outcome: 'sent', entryId: entry?.id, reply: '可以的' });
    expect((await worklist()).find(({ title }) => title === '衣领上能绣名字不')).toMatchObject({ kind: 'unanswered', entry: { id: entry?.id } });
  });

  test('that were sent as they are count as a use of the entry', async () => {
    const { conversationId, questionId } = await talk('七天无理由退货怎么退');
    const { suggestions: [first] } = await suggested(conversationId);
    if (!first) throw new Error('nothing suggested');
    const used = async () => ((await call('GET', 'knowledge/zh/usage')).json().entries as { entryId: string; answered: number }[]).find(({ entryId }) => entryId === first.entryId)?.answered ?? 0;
    const before = await used();
    await call('PUT', `conversations/${conversationId}/suggestions/${questionId}`, { outcome: 'sent', entryId: first.entryId, reply: first.text });
    expect(await used()).toBe(before + 1);
  });

  test('are told of questions that are there and of nothing else', async () => {
    const { conversationId } = await talk('在吗');
    expect((await call('PUT', `conversations/${conversationId}/suggestions/m_nothing`, { outcome: 'none' })).json()).toMatchObject({ error: { code: 'message_not_found' } });
    expect((await call('GET', 'conversations/c_nothing/suggestions')).json()).toMatchObject({ error: { code: 'conversation_not_found' } });
  });
});
