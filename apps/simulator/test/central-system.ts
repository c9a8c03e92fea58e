import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { OutboundAction, Request, Response } from '@laadpoort/ocpp/messages/actions';
import { createRPCError, RPCServer, type RPCClient } from 'ocpp-rpc';

interface ReceivedCall {
  action: string;
  messageId: string;
  // Each test knows which message it looks at.
  payload: Record<string, unknown>;
}

type Answer = (
  payload: Record<string, unknown>,
) => Record<string, unknown> | Promise<Record<string, unknown>>;

/** A central system that keeps what it was sent and answers as told; strict, so that any message off the schema fails. */
export const startCentralSystem = async (overrides: Record<string, Answer> = {}) => {
  const answers: Record<string, Answer> = { ...agreeable(), ...overrides };
  const calls: ReceivedCall[] = [];
  const arrivals = new EventEmitter();
  const schemaFaults: string[] = [];
  const server = new RPCServer({ protocols: ['ocpp1.6'], strictMode: true });
  let station: RPCClient | null = null;
  const passwords: (Buffer | undefined)[] = [];
  server.auth((accept, _reject, { password }) => {
    passwords.push(password);
    accept({});
  });
  server.on('client', (client: RPCClient) => {
    station = client;
    client.on('strictValidationFailure', ({ error }: { error: Error }) => schemaFaults.push(error.message));
    client.handle(async ({ method = '', messageId = '', params = {} }) => {
      calls.push({ action: method, messageId, payload: params });
      arrivals.emit('call');
      const answer = answers[method];
      if (answer === undefined) throw createRPCError('NotImplemented', '', {});
      return answer(params);
    });
  });
  const http = await server.listen(0, '127.0.0.1');
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/ocpp`,
    calls,
    answers,
    schemaFaults,
    passwords,
    of: (action: string) => calls.filter((call) => call.action === action),
    statuses: (connectorId: number) =>
      calls
        .filter(
          ({ action, payload }) => action === 'StatusNotification' && payload['connectorId'] === connectorId,
        )
        .map(({ payload }) => payload['status']),
    /** The values of one measurand in all MeterValues so far. */
    readings: (measurand: string) =>
      calls
        .filter(({ action }) => action === 'MeterValues')
        .flatMap(
          ({ payload }) =>
            payload['meterValue'] as { sampledValue: { measurand: string; value: string }[] }[],
        )
        .flatMap(({ sampledValue }) => sampledValue.filter((sampled) => sampled.measurand === measurand))
        .map(({ value }) => Number(value)),
    /** Resolves when so many calls of the action that fit have arrived. */
    async received(
      action: string,
      fits: (payload: Record<string, unknown>) => boolean = () => true,
      count = 1,
    ) {
      const fitting = () => calls.filter((call) => call.action === action && fits(call.payload));
      while (fitting().length < count) await once(arrivals, 'call', { signal: AbortSignal.timeout(20_000) });
      return fitting();
    },
    async send<A extends OutboundAction>(action: A, payload: Request<A>): Promise<Response<A>> {
      if (station === null) throw new Error('No charge point is connected');
      return (await station.call(action, payload)) as Response<A>;
    },
    hangUp: async () => void (await station?.close({ force: true })),
    close: () => server.close({ force: true }),
  };
};

type CentralSystem = Awaited<ReturnType<typeof startCentralSystem>>;
export type { CentralSystem };

const agreeable = (): Record<string, Answer> => {
  let transactionId = 0;
  return {
    BootNotification: () => ({ status: 'Accepted', currentTime: new Date().toISOString(), interval: 3_600 }),
    Heartbeat: () => ({ currentTime: new Date().toISOString() }),
    StatusNotification: () => ({}),
    MeterValues: () => ({}),
    Authorize: () => ({ idTagInfo: { status: 'Accepted' } }),
    StartTransaction: () => ({ idTagInfo: { status: 'Accepted' }, transactionId: (transactionId += 1) }),
    StopTransaction: () => ({}),
  };
};
