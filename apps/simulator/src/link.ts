import { CallFailed, connectChargePoint, type ChargePointConnection } from '@laadpoort/ocpp/charge-point';
import type { InboundAction, Request, Response } from '@laadpoort/ocpp/messages/actions';
import type { Timer } from './clock.ts';
import type { CommandHandlers } from './commands.ts';
import type { Firmware } from './firmware.ts';
import { reportAllStatuses } from './status.ts';

/**
 * `off`: no power. `offline`: no connection. `registering`: connected, not (yet) accepted by the central
 * system. `online`: accepted, and all statuses reported.
 */
export type LinkState = 'off' | 'offline' | 'connecting' | 'registering' | 'online';

export interface Link {
  readonly state: LinkState;
  /** Connected and accepted: messages may be sent. */
  readonly registered: boolean;
  /** Throws CallFailed; also when there is no connection. */
  call<A extends InboundAction>(action: A, payload: Request<A>): Promise<Response<A>>;
  /** For messages that are simply lost when they fail. */
  notify<A extends InboundAction>(action: A, payload: Request<A>): Promise<Response<A> | null>;
  boot(): Promise<void>;
  powerOn(): void;
  powerOff(): Promise<void>;
  plugNetwork(): void;
  unplugNetwork(): Promise<void>;
  setPassword(password: Uint8Array): Promise<void>;
}

const firstBackOffSeconds = 2;
const longestBackOffSeconds = 60;
const bootRetrySeconds = 30;

/** The connection to the central system: kept up with back-off and jitter, registered with BootNotification. */
export function createLink(
  firmware: Firmware,
  handlers: CommandHandlers,
  initialPassword: string | Uint8Array | undefined,
): Link {
  const { clock, configuration, settings } = firmware;
  let password = initialPassword;
  let state: LinkState = 'off';
  let connection: ChargePointConnection | null = null;
  let networkPlugged = true;
  let accepted = false;
  let failures = 0;
  let bootRetry: Timer | null = null;

  async function connect(): Promise<void> {
    if (state !== 'offline' || !networkPlugged) return;
    state = 'connecting';
    let opened: ChargePointConnection;
    try {
      const { url, identity } = settings;
      opened = await connectChargePoint({
        url,
        identity,
        onCall: handlers,
        ...(password === undefined ? {} : { password }),
      });
    } catch (error) {
      if (state !== 'connecting') return;
      state = 'offline';
      firmware.emit({
        type: 'connection-failed',
        message: error instanceof Error ? error.message : String(error),
      });
      connectLater();
      return;
    }
    // Power or network may have gone while the handshake ran.
    if (state !== 'connecting' || !networkPlugged) {
      opened.terminate();
      return;
    }
    connection = opened;
    state = 'registering';
    firmware.emit({ type: 'connected' });
    void opened.closed.then(({ code, reason }) => disconnected(opened, code, reason));
    if (accepted) await goOnline(false);
    else await boot();
  }

  function disconnected(closed: ChargePointConnection, code: number, reason: string): void {
    if (connection !== closed) return;
    connection = null;
    bootRetry?.cancel();
    firmware.outbox.pause();
    if (state !== 'off') state = 'offline';
    firmware.emit({ type: 'disconnected', code, reason });
    connectLater();
  }

  /** Doubles the wait up to a minute; the jitter keeps a fleet from coming back in one wave. */
  function connectLater(): void {
    if (state !== 'offline' || !networkPlugged) return;
    const backOff = Math.min(longestBackOffSeconds, firstBackOffSeconds * 2 ** failures);
    failures += 1;
    clock.after(backOff * (0.5 + firmware.random()), () => void connect());
  }

  async function boot(): Promise<void> {
    const answer = await notify('BootNotification', {
      chargePointVendor: settings.vendor,
      chargePointModel: settings.model,
      chargePointSerialNumber: settings.serialNumber,
      firmwareVersion: settings.firmwareVersion,
    });
    if (connection === null) return;
    if (answer !== null) firmware.emit({ type: 'boot-answered', status: answer.status });
    if (answer?.status !== 'Accepted') {
      bootRetry = clock.after(answer?.interval || bootRetrySeconds, () => void boot());
      return;
    }
    clock.setFrom(answer.currentTime);
    if (answer.interval > 0) configuration.set('HeartbeatInterval', String(answer.interval));
    accepted = true;
    if (state === 'registering') {
      heartbeatLater();
      await goOnline(true);
    }
  }

  async function goOnline(booted: boolean): Promise<void> {
    const since = connection;
    failures = 0;
    await reportAllStatuses(firmware, booted);
    if (connection !== since) return;
    state = 'online';
    firmware.outbox.resume();
    firmware.emit({ type: 'online' });
  }

  function heartbeatLater(): void {
    clock.after(configuration.number('HeartbeatInterval') || 300, () => {
      heartbeatLater();
      if (state === 'online') void heartbeat();
    });
  }

  async function heartbeat(): Promise<void> {
    const answer = await notify('Heartbeat', {});
    if (answer !== null) clock.setFrom(answer.currentTime);
  }

  async function call<A extends InboundAction>(action: A, payload: Request<A>): Promise<Response<A>> {
    if (connection === null) throw new CallFailed('Disconnected', 'No connection');
    return connection.call(action, payload, { timeoutMs: settings.callTimeoutMs });
  }

  async function notify<A extends InboundAction>(
    action: A,
    payload: Request<A>,
  ): Promise<Response<A> | null> {
    try {
      return await call(action, payload);
    } catch (error) {
      if (error instanceof CallFailed) return null;
      throw error;
    }
  }

  async function hangUp(): Promise<void> {
    const open = connection;
    if (open === null) return;
    disconnected(open, 1001, 'closed by the charge point');
    open.terminate();
    await open.closed;
  }

  return {
    get state() {
      return state;
    },
    get registered() {
      return connection !== null && accepted;
    },
    call,
    notify,
    boot,
    powerOn() {
      state = 'offline';
      accepted = false;
      failures = 0;
      void connect();
    },
    async powerOff() {
      state = 'off';
      await hangUp();
    },
    plugNetwork() {
      networkPlugged = true;
      failures = 0;
      void connect();
    },
    async unplugNetwork() {
      networkPlugged = false;
      if (state !== 'off') state = 'offline';
      await hangUp();
    },
    async setPassword(changed) {
      password = changed;
      await hangUp();
    },
  };
}
