import type { Page } from 'playwright-core';

/** Rows as an owner might send them, with a tier that is none, a time in words and an answer left out. */
const sheet = [
  '编号,层级,问题,买家问法,答案,失效时间',
  'engrave,1,水杯能刻字吗,"能刻名字吗\n可以刻几个字",可以刻六个字，三天做好。,2027-01-01 00:00',
  'engrave-time,4,刻字要等多久,刻字几天能好,刻字的三天内寄出。,明天中午',
  'gift-card,1,能写贺卡吗,"帮我写张卡片\n可以放贺卡吗",,',
].join('\r\n');

/** The knowledge area as its owner sees it: the entries with a draft among them, one being edited, a sheet with errors. @param desk signed in */
export async function showKnowledge(desk: Page, server: string, save: (page: Page, name: string) => Promise<void>): Promise<void> {
  await desk.setViewportSize({ width: 1280, height: 800 });
  await desk.goto(`${server}/console/knowledge/entries/zh/invoice-title`);
  await desk.getByLabel('其他问法').fill('抬头写错了怎么改\n公司名写错能重开吗\n怎么开发票\n税号填错了');
  await desk.getByRole('button', { name: '打开网页的按钮' }).click();
  await desk.getByLabel('按钮上的字').fill('去重开发票');
  await desk.getByLabel('网址').fill('https://shop.example/invoice');
  await desk.getByText('会和别的条目抢问题').waitFor();
  await desk.getByRole('button', { name: '存为草稿' }).click();
  await desk.getByText('草稿已保存').waitFor();
  await desk.getByLabel('关键词', { exact: true }).fill('抬头，重开，税号');
  await desk.getByText('草稿已保存').waitFor({ state: 'detached' });
  await desk.evaluate(() => { (document.activeElement as HTMLElement | null)?.blur(); document.querySelector('.page-body')?.scrollTo(0, 0); });
  await save(desk, 'knowledge-entry');
  await desk.getByRole('button', { name: '取消' }).click();

  await desk.goto(`${server}/console/knowledge/entries/zh`);
  await desk.locator('.entry-line').first().waitFor();
  await save(desk, 'knowledge');

  await desk.goto(`${server}/console/knowledge/import`);
  await desk.getByLabel('选择文件').setInputFiles({ name: '年货节新品.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
  await desk.getByRole('alert').getByText(/处要改/).first().waitFor();
  await save(desk, 'knowledge-import');
}
