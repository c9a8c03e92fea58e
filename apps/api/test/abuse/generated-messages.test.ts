import { schemaProblem } from '@laadpoort/ocpp/messages/schema';
import { INBOUND_ACTIONS, isTransactionMessage, type InboundAction } from '@laadpoort/ocpp/messages/actions';
import * as fc from 'fast-check';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openCentralSystem, type CentralSystemUnderTest } from '../conformance/central-system-under-test.ts';
import { openTool, type Tool } from '../conformance/tool.ts';
import { LARGER_BY } from '../larger-by.ts';
import { payloadsOf, type Generated } from './schema-arbitrary.ts';

/*
 * Whatever a charger sends, valid, nearly valid or random: the process survives, the answer is small and of a known
 * form, other people's data does not change, and every page about the charger still loads.
 */

const RUNS = 12 * LARGER_BY;

let central: CentralSystemUnderTest;
let attacker: Tool;
let victim: Tool;
beforeAll(async () => {
  central = await openCentralSystem();
  attacker = await openTool(central);
  victim = await openTool(central);
});
afterAll(() => central.close());

type Frame = [type: number, id: string, ...rest: unknown[]];

/** Sends frames one after another and returns each answer; reconnects after it was disconnected. */
const openHammer = (tool: Tool) => {
  let socket: WebSocket | undefined;
  let count = 0;
  const connect = async () => {
    const credentials = Buffer.concat([Buffer.from(`${tool.identity}:`), tool.key]).toString('base64');
    const opening = new WebSocket(`${central.ocppUrl}/${tool.identity}`, 'ocpp1.6', {
      headers: { authorization: `Basic ${credentials}` },
    });
    await once(opening, 'open');
    return opening;
  };
  return {
    async send(action: string, payload: unknown): Promise<{ frame: Frame; bytes: number }> {
      if (socket?.readyState !== WebSocket.OPEN) socket = await connect();
      const current = socket;
      const id = `m${(count += 1)}`;
      const answer = new Promise<{ frame: Frame; bytes: number }>((resolve, reject) => {
        const onMessage = (data: Buffer) => {
          const frame = JSON.parse(data.toString()) as Frame;
          if (frame[1] !== id) return;
          current.off('message', onMessage);
          current.off('close', onClose);
          resolve({ frame, bytes: data.length });
        };
        const onClose = (code: number) => reject(new Error(`closed ${code} on ${JSON.stringify(payload)}`));
        current.on('message', onMessage);
        current.once('close', onClose);
      });
      current.send(JSON.stringify([2, id, action, payload]));
      return answer;
    },
    close: () => socket?.terminate(),
  };
};

const CODES = new Set([
  'NotImplemented',
  'NotSupported',
  'InternalError',
  'ProtocolError',
  'SecurityError',
  'FormationViolation',
  'PropertyConstraintViolation',
  'OccurenceConstraintViolation',
  'TypeConstraintViolation',
  'GenericError',
]);

const judge = (action: InboundAction, { kind, payload }: Generated, frame: Frame, bytes: number) => {
  const sent = JSON.stringify(payload);
  expect(bytes, sent).toBeLessThan(1_024);
  if (frame[0] === 3) {
    expect(schemaProblem(action, 'conf', frame[2]), sent).toBeNull();
    return;
  }
  expect(frame[0], sent).toBe(4);
  expect(CODES.has(String(frame[2])), `${String(frame[2])} to ${sent}`).toBe(true);
  expect(frame[4]).toEqual({});
  // Valid messages are answered; a fault of ours would show as InternalError.
  expect(kind, sent).not.toBe('valid');
  expect(frame[2], sent).not.toBe('InternalError');
  if (isTransactionMessage(action)) expect(frame[2], sent).not.toBe('GenericError');
};

/** Everything stored of a charge point, as one text. */
const rowsOf = async ({ chargePointId }: Tool): Promise<string> => {
  const { pool } = central.t.database;
  const tables = [
    'charge_point',
    'connector',
    'session',
    'meter_reading',
    'charge_point_event',
    'unmatched_stop',
  ];
  const parts = await Promise.all(
    tables.map(async (table) => {
      const key = table === 'charge_point' ? 'id' : 'charge_point_id';
      const { rows } = await pool.query(
        `SELECT to_jsonb(t) - 'last_seen_at' AS row FROM ${table} t WHERE ${key} = $1 ORDER BY 1`,
        [chargePointId],
      );
      return JSON.stringify(rows);
    }),
  );
  return parts.join('\n');
};

test(
  'W10 W6 no message of one charge point ends the process or touches another',
  { timeout: 240_000 * LARGER_BY },
  async () => {
    const bystander = await victim.connect();
    await bystander.boot();
    const transactionId = await bystander.charge(victim.cards.valid);
    const before = await rowsOf(victim);

    const hammer = openHammer(attacker);
    const actions = INBOUND_ACTIONS.filter((action) => action !== 'SignCertificate');
    await fc.assert(
      fc.asyncProperty(
        fc
          .constantFrom(...actions)
          .chain((action) => payloadsOf(action).map((generated) => ({ action, generated }))),
        fc.boolean(),
        async ({ action, generated }, aimed) => {
          // Half of the messages that name a transaction name the bystander's.
          const { payload } = generated;
          const names = typeof payload === 'object' && payload !== null && 'transactionId' in payload;
          const sent = aimed && names ? { ...payload, transactionId } : payload;
          const { frame, bytes } = await hammer.send(action, sent);
          judge(action, generated, frame, bytes);
        },
      ),
      { numRuns: RUNS * actions.length },
    );
    hammer.close();

    expect(await bystander.call('Heartbeat', {})).toHaveProperty('currentTime');
    expect(await rowsOf(victim)).toBe(before);
    const device = `/api/charge-points/${attacker.chargePointId}`;
    for (const page of [
      device,
      `${device}/events`,
      `${device}/messages`,
      '/api/sessions',
      '/api/status',
      '/api/stations',
    ])
      await attacker.api('owner', 'GET', page);
  },
);

test(
  'W13 fifty fresh charge points report their status at once, three times',
  { timeout: 60_000 },
  async () => {
    for (let round = 0; round < 3; round += 1) {
      const tools = await Promise.all(Array.from({ length: 50 }, () => openTool(central)));
      const connected = await Promise.all(tools.map((tool) => tool.connect()));
      await Promise.all(
        connected.flatMap((cp) => [0, 1, 2, 3].map((connectorId) => cp.status(connectorId, 'Available'))),
      );
      const { rows } = await central.t.database.pool.query<{ reported: string }>(
        `SELECT count(*) AS reported FROM connector WHERE charge_point_id = ANY($1::uuid[]) AND ocpp_status = 'Available'`,
        [tools.map(({ chargePointId }) => chargePointId)],
      );
      expect(Number(rows[0]?.reported)).toBeGreaterThanOrEqual(50 * 2);
      await Promise.all(tools.map((tool) => tool.close()));
    }
  },
);
