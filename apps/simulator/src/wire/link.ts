import {
  CallFailed,
  connectChargePoint,
  type ChargePointConnection,
} from '@laadpoort/ocpp/client/charge-point';
import type { InboundAction, Request, Response } from '@laadpoort/ocpp/messages/actions';
import type { Timer } from '../clock.ts';
import type { CommandHandlers } from '../commands/call-handlers.ts';
import type { Device } from '../device.ts';
import { doorOf, securityProfile } from '../security/security.ts';
import { combine } from '../quirks/combine.ts';
import { quirks } from '../quirks/quirks.ts';
import { quirkWire } from '../quirks/wire.ts';
import type { Wire } from '@laadpoort/ocpp/client/wired-client';

/** `off`: no power. `offline`: powered, no connection. */
export type LinkState = 'off' | 'offline' | 'connecting' | 'connected';

/** The connection to the central system: kept up with back-off and jitter while power and network are there. */
export interface Link {
  readonly state: LinkState;
  /** The key it was given over the connection; null while it has the one it came with. */
  readonly newKey: Buffer | null;
  /** Throws CallFailed; also when there is no connection. */
  call<A extends InboundAction>(action: A, payload: Request<A>): Promise<Response<A>>;
  /** For messages that are simply lost when they fail. */
  notify<A extends InboundAction>(action: A, payload: Request<A>): Promise<Response<A> | null>;
  powerOn(): void;
  powerOff(): Promise<void>;
  plugNetwork(): void;
  unplugNetwork(): Promise<void>;
  /** Hangs up and comes back with the new password. */
  setPassword(password: Uint8Array): Promise<void>;
  /** Hangs up and comes back, with what it has to show by then. */
  reconnect(): Promise<void>;
}

const firstBackOffSeconds = 2;
const longestBackOffSeconds = 60;
const attemptsAtNewProfile = 3;

export function createLink(
  device: Device,
  handlers: CommandHandlers,
  factoryPassword?: string | Uint8Array,
  rememberedKey: string | null = null,
): Link {
  let newKey = rememberedKey === null ? null : Buffer.from(rememberedKey, 'hex');
  const { quirk: names } = device.settings;
  const quirk = names && combine([names].flat().map((name) => quirks[name]));
  const line: Line = {
    device,
    subprotocols: quirk?.subprotocols,
    wire: quirk ? quirkWire(quirk) : undefined,
    handlers,
    password: newKey ?? factoryPassword,
    state: 'off',
    connection: null,
    networkPlugged: true,
    failures: 0,
    provenProfile: null,
    redial: null,
  };
  return {
    get state() {
      return line.state;
    },
    get newKey() {
      return newKey;
    },
    call: (action, payload) => call(line, action, payload),
    async notify(action, payload) {
      try {
        return await call(line, action, payload);
      } catch (error) {
        if (error instanceof CallFailed) return null;
        throw error;
      }
    },
    powerOn() {
      line.state = 'offline';
      dialAnew(line);
    },
    powerOff: () => hangUp(line, 'off'),
    plugNetwork() {
      line.networkPlugged = true;
      dialAnew(line);
    },
    unplugNetwork() {
      line.networkPlugged = false;
      return hangUp(line, line.state === 'off' ? 'off' : 'offline');
    },
    async setPassword(changed) {
      newKey = Buffer.from(changed);
      line.password = newKey;
      await comeBack(line);
    },
    reconnect: () => comeBack(line),
  };
}

interface Line {
  readonly device: Device;
  readonly subprotocols: readonly string[] | undefined;
  readonly wire: Wire | undefined;
  readonly handlers: CommandHandlers;
  password: string | Uint8Array | undefined;
  state: LinkState;
  connection: ChargePointConnection | null;
  networkPlugged: boolean;
  /** Since the last accepted connection; decides the back-off. */
  failures: number;
  redial: Timer | null;
  /** The security profile of the last connection that was let in. */
  provenProfile: number | null;
}

async function comeBack(line: Line): Promise<void> {
  await hangUp(line, 'offline');
  dialAnew(line);
}

function dialAnew(line: Line): void {
  line.failures = 0;
  line.redial?.cancel();
  void dial(line);
}

async function dial(line: Line): Promise<void> {
  if (line.state !== 'offline' || !line.networkPlugged) return;
  const { device } = line;
  line.state = 'connecting';
  const connection = await connect(line).catch((error: unknown) => refused(line, error));
  if (connection === null) return;
  // Power or network may have gone while the handshake ran.
  if (line.state !== 'connecting') {
    connection.terminate();
    return;
  }
  line.connection = connection;
  line.state = 'connected';
  line.provenProfile = securityProfile(device);
  void connection.closed.then(({ code, reason }) => lost(line, connection, code, reason));
  device.emit({ type: 'connected' });
  if (await device.registration.connected()) line.failures = 0;
}

function refused(line: Line, error: unknown): null {
  if (line.state !== 'connecting') return null;
  line.state = 'offline';
  const message = error instanceof Error ? error.message : String(error);
  line.device.emit({ type: 'connection-failed', message });
  fallBack(line);
  dialLater(line);
  return null;
}

/** A profile that does not work is given up for the one that did, or nobody would ever reach it again. */
function fallBack({ failures, provenProfile, device }: Line): void {
  if (failures + 1 < attemptsAtNewProfile || provenProfile === null) return;
  device.configuration.set('SecurityProfile', String(provenProfile));
}

function connect({ device, handlers, password, subprotocols, wire }: Line): Promise<ChargePointConnection> {
  return connectChargePoint({
    ...doorOf(device, password),
    identity: device.settings.identity,
    onCall: handlers,
    pingIntervalMs: device.configuration.number('WebSocketPingInterval') * 1_000,
    ...(subprotocols === undefined ? {} : { subprotocols: [...subprotocols] }),
    ...(wire === undefined ? {} : { wire }),
  });
}

function lost(line: Line, connection: ChargePointConnection, code: number, reason: string): void {
  if (line.connection !== connection) return;
  line.connection = null;
  line.state = 'offline';
  line.device.registration.disconnected();
  line.device.emit({ type: 'disconnected', code, reason });
  dialLater(line);
}

/** Doubles the wait up to a minute; the jitter keeps a fleet from coming back in one wave. */
function dialLater(line: Line): void {
  const { clock, random } = line.device;
  const backOff = Math.min(longestBackOffSeconds, firstBackOffSeconds * 2 ** line.failures);
  line.failures += 1;
  line.redial = clock.after(backOff * (0.5 + random()), () => void dial(line));
}

async function hangUp(line: Line, state: 'off' | 'offline'): Promise<void> {
  const { connection, device } = line;
  line.connection = null;
  line.state = state;
  line.redial?.cancel();
  if (connection === null) return;
  device.registration.disconnected();
  device.emit({ type: 'disconnected', code: 1006, reason: 'closed by the charge point' });
  connection.terminate();
  await connection.closed;
}

async function call<A extends InboundAction>(
  line: Line,
  action: A,
  payload: Request<A>,
): Promise<Response<A>> {
  if (line.connection === null) throw new CallFailed('Disconnected', 'No connection');
  return line.connection.call(action, payload, { timeoutMs: line.device.settings.callTimeoutMs });
}
