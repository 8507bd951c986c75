import { expect, it } from 'vitest';
import type { ShopperServerFrame } from '@aftercast/shared';
import { formOf, picture } from '../../support/pictures.ts';
import { demo } from '../../support/server-process.ts';
import { startServer } from '../../support/server.ts';
import { openWire } from '../../support/wire.ts';

it('a picture that was uploaded before its shopper was identified is sent afterwards', async () => {
  await using server = await startServer();
  const hello = { type: 'hello', version: 1, siteKey: demo.siteKey, language: 'zh' };
  const connect = () => openWire<ShopperServerFrame>(`${server.url.replace('http', 'ws')}/ws/shopper`);
  const anonymous = await connect();
  anonymous.send(hello);
  const { token } = await anonymous.next('welcome');
  anonymous.send({ type: 'message.send', id: 'm0000001', text: '收到的是这样' });
  await anonymous.next('message.ack');

  const form = formOf(await picture('png', 9, 9), 'a.png', 'image/png');
  const upload = async () => {
    const response = await fetch(`${server.url}/api/v1/widget/${demo.siteKey}/uploads`, {
      method: 'POST', headers: { ...form.headers, authorization: `Bearer ${token}` }, body: new Uint8Array(form.payload),
    });
    return (await response.json() as { image: { uploadId: string } }).image.uploadId;
  };
  const before = await upload();
  const { shoppers } = await (await fetch(`${server.url}/demo/api/room?language=zh`)).json() as { shoppers: { identity: string }[] };
  const identified = await connect();
  identified.send({ ...hello, token, identity: shoppers[0]?.identity });
  await identified.next('welcome');
  expect((await anonymous.closed).code).toBe(4104);

  const meanwhile = await upload();
  identified.send({ type: 'message.send', id: 'm0000002', text: '', images: [before, meanwhile] });
  expect(await identified.next('message.ack')).toMatchObject({ id: 'm0000002' });
  identified.close();
});
