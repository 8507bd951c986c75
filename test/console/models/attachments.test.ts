import { describe, expect, it } from 'vitest';
import { createAttachments } from '../../../console/src/models/attachments.ts';
import { Failure } from '../../../console/src/models/failure.ts';

const file = (name: string, bytes = 3): File => new File([new Uint8Array(bytes)], name, { type: 'image/png' });
const image = { uploadId: 'u_1', url: '/api/v1/uploads/u_1', width: 4, height: 3 };
const settle = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

describe('pictures for a reply', () => {
  it('are uploading, then ready', async () => {
    const attachments = createAttachments(async () => image);
    attachments.add('c_1', [file('a.png')]);
    expect(attachments.of('c_1')).toMatchObject([{ name: 'a.png', image: null, code: null }]);
    await settle();
    expect(attachments.of('c_1')).toMatchObject([{ image }]);
  });

  it('say why they were refused', async () => {
    const attachments = createAttachments(async () => { throw new Failure('upload_not_an_image'); });
    attachments.add('c_1', [file('a.png')]);
    await settle();
    expect(attachments.of('c_1')).toMatchObject([{ image: null, code: 'upload_not_an_image' }]);
  });

  it('that are too large are never sent', async () => {
    let uploads = 0;
    const attachments = createAttachments(async () => { uploads += 1; return image; });
    attachments.add('c_1', [file('a.png', 8 * 1024 * 1024 + 1)]);
    await settle();
    expect(uploads).toBe(0);
    expect(attachments.of('c_1')).toMatchObject([{ code: 'upload_too_large' }]);
  });

  it('are at most four, and belong to one conversation', () => {
    const attachments = createAttachments(async () => image);
    expect(attachments.add('c_1', ['1', '2', '3', '4', '5'].map((name) => file(name)))).toBe(false);
    expect(attachments.of('c_1')).toHaveLength(4);
    expect(attachments.of('c_2')).toEqual([]);
  });

  it('can be removed while they are on their way', async () => {
    const attachments = createAttachments(async () => image);
    attachments.add('c_1', [file('a.png'), file('b.png')]);
    attachments.remove('c_1', attachments.of('c_1')[0]?.key ?? 0);
    await settle();
    expect(attachments.of('c_1').map(({ name }) => name)).toEqual(['b.png']);
  });
});
