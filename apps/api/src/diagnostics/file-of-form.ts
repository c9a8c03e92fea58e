import { Busboy } from '@fastify/busboy';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';

export interface UploadedFile {
  readonly content: AsyncIterable<Uint8Array>;
  /** As named in the form. */
  readonly name: string | null;
}

/** The file in a request: the first one of a multipart form, otherwise the whole body. */
export const fileOfForm = async (headers: IncomingHttpHeaders, body: Readable): Promise<UploadedFile> => {
  const type = headers['content-type'];
  if (type === undefined || !/^multipart\/form-data\b/i.test(type)) return { content: body, name: null };
  const form = new Busboy({
    headers: { 'content-type': type },
    limits: { files: 1, fields: 20, fieldSize: 4_096, parts: 30, headerPairs: 50 },
  });
  const found = new Promise<UploadedFile>((resolve, reject) => {
    form.once('file', (_field, stream, name) => {
      // Busboy's stream does not end when the request breaks off; the form's error ends it here.
      const content = stream.pipe(new PassThrough());
      // Nobody may be reading yet, and an error that nobody hears ends the process; who reads gets it all the same.
      content.on('error', () => undefined);
      form.once('error', (error) => content.destroy(error as Error));
      body.once('error', (error) => content.destroy(error));
      body.once('aborted', () => content.destroy(new Error('broken off')));
      resolve({ content, name: name || null });
    });
    form.once('finish', () => reject(new Error('no file in the form')));
    form.once('error', reject);
    once(body, 'close').catch(reject);
  });
  body.pipe(form);
  return found;
};
