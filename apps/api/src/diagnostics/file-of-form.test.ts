import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fileOfForm } from './file-of-form.ts';

test('a form that breaks off before its file is read fails the reader, and nobody else', async () => {
  const body = new PassThrough();
  const found = fileOfForm({ 'content-type': 'multipart/form-data; boundary=x' }, body);
  body.write('--x\r\nContent-Disposition: form-data; name="f"; filename="log.txt"\r\n\r\nfirst ');
  const { content } = await found;
  body.emit('aborted');
  await nextTurn();
  const read = async () => {
    for await (const _ of content);
  };
  await expect(read()).rejects.toThrow('broken off');
});
