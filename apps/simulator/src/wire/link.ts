import { CallFailed } from '@laadpoort/ocpp/client/call-failed';
import { quirkWireOf } from '../quirks/wire.ts';
import type { Password } from '../security/security-profile.ts';
import type { Caller } from './caller.ts';
import { dialNow, hangUp, type Line, type LineParts, type LinkState } from './line.ts';

/** The connection to the central system: kept up with back-off and jitter while power and network are there. */
export interface Link extends Caller {
  readonly state: LinkState;
  /** The key it was given over the connection; null while it has the one it came with. */
  readonly newKey: Buffer | null;
  powerOn(): void;
  powerOff(): Promise<void>;
  plugNetwork(): void;
  unplugNetwork(): Promise<void>;
  /** Hangs up and comes back with the new password. */
  setPassword(password: Uint8Array): Promise<void>;
  /** Hangs up and comes back, with what it has to show by then. */
  reconnect(): Promise<void>;
}

interface Keys {
  factoryPassword: Password | undefined;
  /** AuthorizationKey in hex that an earlier run was given. */
  rememberedKey: string | null;
}

export const createLink = (parts: LineParts, { factoryPassword, rememberedKey }: Keys): Link => {
  let newKey = rememberedKey === null ? null : Buffer.from(rememberedKey, 'hex');
  const line: Line = {
    ...parts,
    ...quirkWireOf(parts.settings.quirk),
    password: newKey ?? factoryPassword,
    state: 'off',
    connection: null,
    networkPlugged: true,
    failures: 0,
    provenLevel: null,
    redial: null,
  };
  const link: Link = {
    get state() {
      return line.state;
    },
    get newKey() {
      return newKey;
    },
    async call(action, payload) {
      if (line.connection === null) throw new CallFailed('Disconnected', 'No connection');
      return line.connection.call(action, payload, { timeoutMs: parts.settings.callTimeoutMs });
    },
    async notify(action, payload) {
      try {
        return await link.call(action, payload);
      } catch (error) {
        if (error instanceof CallFailed) return null;
        throw error;
      }
    },
    powerOn() {
      line.state = 'offline';
      dialNow(line);
    },
    powerOff: () => hangUp(line, 'off'),
    plugNetwork() {
      line.networkPlugged = true;
      dialNow(line);
    },
    unplugNetwork() {
      line.networkPlugged = false;
      return hangUp(line, line.state === 'off' ? 'off' : 'offline');
    },
    async setPassword(changed) {
      newKey = Buffer.from(changed);
      line.password = newKey;
      await link.reconnect();
    },
    async reconnect() {
      await hangUp(line, 'offline');
      dialNow(line);
    },
  };
  return link;
};
