import type { Command } from '@laadpoort/contract/commands/endpoints';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import {
  connectChargePoint,
  type ChargePointConnection,
  type ChargePointOptions,
} from '@laadpoort/ocpp/client/charge-point';
import type { CallHandlers } from '@laadpoort/ocpp/client/call-handlers';
import { CallRefused } from '@laadpoort/ocpp/client/call-failed';
import type { InboundAction, OutboundAction, Request, Response } from '@laadpoort/ocpp/messages/actions';
import { schemaProblem } from '@laadpoort/ocpp/messages/schema';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { hashChargePointKey, makeChargePointKey } from '#chargers/admission/charge-point-key.ts';
import type { TestDatabase } from '../test-database.ts';
import type { CentralSystemUnderTest } from './central-system-under-test.ts';

const pepper = Buffer.alloc(32, 7);

/** A call that the product made, exactly as it arrived. */
interface ReceivedCall {
  readonly action: OutboundAction;
  readonly request: unknown;
}

type Answers = {
  [A in OutboundAction]?: Response<A> | ((request: Request<A>) => Response<A> | Promise<Response<A>>);
};

/** The charge point of one case, and the people who operate it. */
export interface Tool {
  readonly central: CentralSystemUnderTest;
  readonly chargePointId: string;
  readonly identity: string;
  readonly key: Buffer;
  /** Cards: a valid one, one of the same group, and others named after their status. */
  readonly cards: Readonly<Record<'valid' | 'valid2' | 'expired' | 'blocked' | 'unknown', string>>;
  /** Connects; `answers` are given to the calls that the case expects, every other call is recorded as unexpected. */
  connect(options?: {
    password?: Uint8Array | string | null;
    /** A port other than the plain one. */
    url?: string;
    tls?: ChargePointOptions['tls'];
  }): Promise<ToolConnection>;
  /** What the charge point will answer to a call of the product from now on. */
  answer(answers: Answers): void;
  /** The next call of the action that has not been looked at; waits for it. */
  received<A extends OutboundAction>(action: A): Promise<Request<A>>;
  /** Support sends a command. */
  send(command: CommandRequest, options?: { force?: boolean }): Promise<Command>;
  /** The command once the charge point has answered it, or no longer can. */
  outcome(command: Command): Promise<Command>;
  /** Support sends a command, and it is answered. */
  operate(command: CommandRequest, options?: { force?: boolean }): Promise<Command>;
  /** The API as support or the owner, for everything that is not a command. */
  api(
    who: 'support' | 'owner',
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
  ): Promise<unknown>;
  expectNothingUnasked(): void;
  close(): Promise<void>;
}

/** What the tool sends, with every answer checked against the schema of OCPP 1.6. */
export interface ToolConnection {
  call<A extends InboundAction>(action: A, request: Request<A>): Promise<Response<A>>;
  /** State Booted: Boot accepted, status of the charge point and both connectors. */
  boot(): Promise<void>;
  status(
    connectorId: number,
    status: Request<'StatusNotification'>['status'],
    more?: Partial<Request<'StatusNotification'>>,
  ): Promise<void>;
  /** State Authorized. */
  authorize(idTag: string): Promise<void>;
  /** State Charging on connector 1: returns the transaction id. */
  charge(idTag: string, more?: Partial<Request<'StartTransaction'>>): Promise<number>;
  readonly raw: ChargePointConnection;
  close(): Promise<void>;
}

export const openTool = async (
  central: CentralSystemUnderTest,
  place: Partial<Place> = {},
): Promise<Tool> => {
  const { t, owner, support, ocppUrl } = central;
  const chargePoint = await addChargePoint(central, place);
  const cards = await addCards(central);
  const answers: Answers = {};
  const seen: ReceivedCall[] = [];
  const unasked: ReceivedCall[] = [];
  const malformed: string[] = [];
  const open: ChargePointConnection[] = [];

  const onCall: CallHandlers = Object.fromEntries(
    OUTBOUND.map((action) => [
      action,
      (request: unknown) => {
        const answer = answers[action] as
          | Response<OutboundAction>
          | ((r: unknown) => Response<OutboundAction>)
          | undefined;
        const problem = schemaProblem(action, 'req', request);
        if (problem !== null) malformed.push(`${action}: ${problem}`);
        if (answer === undefined) {
          unasked.push({ action, request });
          throw new CallRefused('NotImplemented');
        }
        seen.push({ action, request });
        return typeof answer === 'function' ? answer(request) : answer;
      },
    ]),
  );

  const api: Tool['api'] = async (who, method, url, payload) => {
    const response = await t.app.inject({
      method,
      url,
      headers: (who === 'support' ? support : owner).headers,
      ...(payload === undefined ? {} : { payload }),
    });
    expect(response.statusCode, `${method} ${url}: ${response.body}`).toBeLessThan(300);
    return response.body === '' ? undefined : response.json();
  };
  const base = `/api/support/charge-points/${chargePoint.id}`;
  const send: Tool['send'] = async (command, { force = false } = {}) =>
    (await api('support', 'POST', `${base}/commands?force=${force}`, {
      command,
      reason: 'conformance',
    })) as Command;
  const outcome: Tool['outcome'] = async ({ id }) => {
    let found: Command | undefined;
    await expect
      .poll(
        async () => {
          const { commands } = (await api('support', 'GET', base)) as { commands: Command[] };
          found = commands.find((command) => command.id === id);
          return found?.state;
        },
        { timeout: 20_000 },
      )
      .not.toMatch(/^(queued|sent)$/);
    if (found === undefined) throw new Error('the command is gone');
    return found;
  };

  return {
    central,
    chargePointId: chargePoint.id,
    identity: chargePoint.identity,
    key: chargePoint.key,
    cards,
    answer: (given) => void Object.assign(answers, given),
    async connect({ password = chargePoint.key, url = ocppUrl, tls } = {}) {
      const raw = await connectSoon({
        url,
        ...(tls ? { tls } : {}),
        identity: chargePoint.identity,
        onCall,
        headers: { 'X-Forwarded-For': chargePoint.address },
        ...(password === null ? {} : { password }),
      });
      open.push(raw);
      return toolConnection(raw);
    },
    async received(action) {
      await expect.poll(() => seen.some((call) => call.action === action), { timeout: 15_000 }).toBe(true);
      const [call] = seen.splice(
        seen.findIndex((call) => call.action === action),
        1,
      );
      return call?.request as Request<typeof action>;
    },
    send,
    outcome,
    operate: async (command, options) => outcome(await send(command, options)),
    api,
    expectNothingUnasked: () => expect({ unasked, malformed }).toEqual({ unasked: [], malformed: [] }),
    async close() {
      for (const connection of open) connection.terminate();
    },
  };
};

const OUTBOUND = [
  'CancelReservation',
  'CertificateSigned',
  'ChangeAvailability',
  'ChangeConfiguration',
  'ClearCache',
  'ClearChargingProfile',
  'DataTransfer',
  'DeleteCertificate',
  'ExtendedTriggerMessage',
  'GetCompositeSchedule',
  'GetConfiguration',
  'GetDiagnostics',
  'GetInstalledCertificateIds',
  'GetLocalListVersion',
  'GetLog',
  'InstallCertificate',
  'RemoteStartTransaction',
  'RemoteStopTransaction',
  'ReserveNow',
  'Reset',
  'SendLocalList',
  'SetChargingProfile',
  'SignedUpdateFirmware',
  'TriggerMessage',
  'UnlockConnector',
  'UpdateFirmware',
] as const satisfies readonly OutboundAction[];

/** A charge point set to quiet: the product sends it nothing on its own. */
interface Place {
  /** Without one it has a station of its own. */
  readonly stationId: string;
  readonly connectors: number;
}

const addChargePoint = async (
  { t, owner }: CentralSystemUnderTest,
  { stationId, connectors = 2 }: Partial<Place>,
) => {
  const { prisma } = t.database;
  const id = randomUUID();
  const identity = `OCTT-${randomBytes(4).toString('hex')}`;
  const key = makeChargePointKey();
  await prisma.chargePoint.create({
    data: {
      id,
      accountId: owner.accountId,
      stationId: stationId ?? (await addStation(prisma, owner.accountId)),
      ocppIdentity: identity,
      serialNumber: identity,
      keyHash: hashChargePointKey(pepper, id, key) as Uint8Array<ArrayBuffer>,
      quirkOverrides: { setUp: 'quiet' },
      connectors: {
        create: Array.from({ length: connectors }, (_, index) => ({
          connectorId: index + 1,
          publiclyAvailable: true,
        })),
      },
    },
  });
  const address = `198.18.${randomInt(256)}.${randomInt(256)}`;
  return { id, identity, key, address };
};

const addStation = async (prisma: TestDatabase['prisma'], accountId: string): Promise<string> => {
  const address = { street: 'Kade 1', postalCode: '1012 AB', city: 'Delft' };
  return (await prisma.station.create({ data: { accountId, name: 'Tool', ...address } })).id;
};

const uid = () => randomBytes(7).toString('hex').toUpperCase();

const addCards = async ({ t, owner }: CentralSystemUnderTest) => {
  const { prisma } = t.database;
  const cards = { valid: uid(), valid2: uid(), expired: uid(), blocked: uid(), unknown: uid() };
  const entry = (uid: string, more: object = {}) => ({
    accountId: owner.accountId,
    uid,
    description: 'Tool',
    createdById: owner.id,
    ...more,
  });
  await prisma.whitelistEntry.createMany({
    data: [
      entry(cards.valid, { parentIdTag: 'GROUP-1' }),
      entry(cards.valid2, { parentIdTag: 'GROUP-1' }),
      entry(cards.expired, { validUntil: new Date('2026-01-01T00:00:00Z') }),
      entry(cards.blocked, { blockedAt: new Date('2026-01-01T00:00:00Z') }),
    ],
  });
  return cards;
};

/** A charge point created a moment ago is known when its NOTIFY has arrived. */
const connectSoon = async (
  options: Parameters<typeof connectChargePoint>[0],
): Promise<ChargePointConnection> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await connectChargePoint(options);
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
};

const toolConnection = (raw: ChargePointConnection): ToolConnection => {
  const call: ToolConnection['call'] = async (action, request) => {
    const response = await raw.call(action, request);
    expect(schemaProblem(action, 'conf', response)).toBeNull();
    return response;
  };
  const status: ToolConnection['status'] = async (connectorId, status, more = {}) => {
    expect(await call('StatusNotification', { connectorId, status, errorCode: 'NoError', ...more })).toEqual(
      {},
    );
  };
  return {
    raw,
    call,
    status,
    async boot() {
      const boot = await call('BootNotification', {
        chargePointVendor: 'Tool',
        chargePointModel: 'Conformance',
        firmwareVersion: '1.0.0',
      });
      expect(boot).toMatchObject({ status: 'Accepted' });
      expect(boot.interval).toBeGreaterThan(0);
      expect(Math.abs(Date.parse(boot.currentTime) - Date.now())).toBeLessThan(10_000);
      for (const connectorId of [0, 1, 2]) await status(connectorId, 'Available');
    },
    async authorize(idTag) {
      expect(await call('Authorize', { idTag })).toMatchObject({ idTagInfo: { status: 'Accepted' } });
    },
    async charge(idTag, more = {}) {
      await call('Authorize', { idTag });
      await status(1, 'Preparing');
      const { transactionId, idTagInfo } = await call('StartTransaction', {
        connectorId: 1,
        idTag,
        meterStart: 1_000,
        timestamp: new Date().toISOString(),
        ...more,
      });
      expect(idTagInfo.status).toBe('Accepted');
      expect(transactionId).toBeGreaterThan(0);
      await status(1, 'Charging');
      return transactionId;
    },
    close: () => raw.close(),
  };
};
