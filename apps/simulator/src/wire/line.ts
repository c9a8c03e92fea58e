import { connectChargePoint, type ChargePointConnection } from '@laadpoort/ocpp/client/charge-point';
import type { CallHandlers } from '@laadpoort/ocpp/client/call-handlers';
import type { Wire } from '@laadpoort/ocpp/client/wired-client';
import type { Clock, Timer } from '../clock.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Listener } from '../events.ts';
import type { Random } from '../random.ts';
import type { Password, SecurityProfile } from '../security/security-profile.ts';
import type { Settings } from '../settings.ts';

/** `off`: no power. `offline`: powered, no connection. */
export type LinkState = 'off' | 'offline' | 'connecting' | 'connected';

export interface LineParts {
  settings: Pick<Settings, 'callTimeoutMs' | 'identity' | 'quirk'>;
  clock: Pick<Clock, 'after'>;
  random: Random;
  configuration: Pick<Configuration, 'number'>;
  securityProfile: Pick<SecurityProfile, 'level' | 'restore' | 'target'>;
  emit: Listener;
  handlers(): CallHandlers;
  /** Returns whether the central system has accepted it. */
  onConnected(): Promise<boolean>;
  onDisconnected(): void;
}

/** What a link knows of its connection. */
export interface Line extends LineParts {
  readonly subprotocols?: readonly string[];
  readonly wire?: Wire;
  password: Password | undefined;
  state: LinkState;
  connection: ChargePointConnection | null;
  networkPlugged: boolean;
  /** Since the last accepted connection; decides the back-off. */
  failures: number;
  redial: Timer | null;
  /** The security profile of the last connection that was let in. */
  provenLevel: number | null;
}

const firstBackOffSeconds = 2;
const longestBackOffSeconds = 60;
const attemptsAtNewProfile = 3;

/** Without the back-off of earlier failures. */
export const dialNow = (line: Line): void => {
  line.failures = 0;
  line.redial?.cancel();
  void dial(line);
};

const dial = async (line: Line): Promise<void> => {
  if (line.state !== 'offline' || !line.networkPlugged) return;
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
  line.provenLevel = line.securityProfile.level;
  void connection.closed.then(({ code, reason }) => lost(line, connection, code, reason));
  line.emit({ type: 'connected' });
  if (await line.onConnected()) line.failures = 0;
};

const connect = (line: Line): Promise<ChargePointConnection> =>
  connectChargePoint({
    ...line.securityProfile.target(line.password),
    identity: line.settings.identity,
    onCall: line.handlers(),
    pingIntervalMs: line.configuration.number('WebSocketPingInterval') * 1_000,
    ...(line.subprotocols === undefined ? {} : { subprotocols: [...line.subprotocols] }),
    ...(line.wire === undefined ? {} : { wire: line.wire }),
  });

const refused = (line: Line, error: unknown): null => {
  if (line.state !== 'connecting') return null;
  line.state = 'offline';
  const message = error instanceof Error ? error.message : String(error);
  line.emit({ type: 'connection-failed', message });
  fallBack(line);
  dialLater(line);
  return null;
};

/** A profile that does not work is given up for the one that did, or nobody would ever reach it again. */
const fallBack = ({ failures, provenLevel, securityProfile }: Line): void => {
  if (failures + 1 >= attemptsAtNewProfile && provenLevel !== null) securityProfile.restore(provenLevel);
};

const lost = (line: Line, connection: ChargePointConnection, code: number, reason: string): void => {
  if (line.connection !== connection) return;
  line.connection = null;
  line.state = 'offline';
  line.onDisconnected();
  line.emit({ type: 'disconnected', code, reason });
  dialLater(line);
};

/** Doubles the wait up to a minute; the jitter keeps a fleet from coming back in one wave. */
const dialLater = (line: Line): void => {
  const backOff = Math.min(longestBackOffSeconds, firstBackOffSeconds * 2 ** line.failures);
  line.failures += 1;
  line.redial = line.clock.after(backOff * (0.5 + line.random()), () => void dial(line));
};

export const hangUp = async (line: Line, state: 'off' | 'offline'): Promise<void> => {
  const { connection } = line;
  line.connection = null;
  line.state = state;
  line.redial?.cancel();
  if (connection === null) return;
  line.onDisconnected();
  line.emit({ type: 'disconnected', code: 1006, reason: 'closed by the charge point' });
  connection.terminate();
  await connection.closed;
};
