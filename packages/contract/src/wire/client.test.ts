import { describe, expect, test } from 'vitest';
import { ApiError, createClient, endpointUrl } from './client.ts';
import { sendCommand } from '../commands/endpoints.ts';
import { listSessions } from '../sessions/endpoints.ts';
import { removeWhitelistEntry } from '../whitelist-endpoints.ts';

const chargePointId = '01890a5d-ac96-774b-bcce-b302099a8057';

const answering = (status: number, body: unknown) => {
  const asked: { url: unknown; init: RequestInit | undefined }[] = [];
  const client = createClient({
    fetch: async (url, init) => {
      asked.push({ url, init });
      return new Response(status === 204 ? null : JSON.stringify(body), { status });
    },
  });
  return { client, asked };
};

describe('an address', () => {
  test('has its params filled in and escaped, and empty query values left out', () => {
    expect(endpointUrl(removeWhitelistEntry, { params: { entryId: 'a/b' } })).toBe('/api/whitelist/a%2Fb');
    expect(endpointUrl(listSessions, { query: { card: 'a&b', from: '', kind: 'paid' } })).toBe(
      '/api/sessions?card=a%26b&kind=paid',
    );
  });
});

describe('a call', () => {
  test('sends its body as JSON and gives the answer', async () => {
    const { client, asked } = answering(200, { sessions: [], nextCursor: null });
    await client.call(sendCommand, {
      params: { chargePointId },
      body: { action: 'Reset', type: 'Hard' },
    });
    expect(asked[0]).toMatchObject({
      url: `/api/charge-points/${chargePointId}/commands`,
      init: { method: 'POST', body: '{"action":"Reset","type":"Hard"}' },
    });
  });

  test('without content gives undefined', async () => {
    const { client } = answering(204, null);
    expect(await client.call(removeWhitelistEntry, { params: { entryId: chargePointId } })).toBeUndefined();
  });

  test('that is refused throws the code of the error table', async () => {
    const { client } = answering(404, { code: 'not-found', requestId: 'r1' });
    const failure = await client.call(listSessions, {}).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  test('that no server answers is unreachable, not a crash', async () => {
    const client = createClient({ fetch: () => Promise.reject(new TypeError('fetch failed')) });
    await expect(client.call(listSessions, {})).rejects.toMatchObject({ body: { code: 'unreachable' } });
  });
});
