import type { Clock, Timer } from '../clock.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Listener } from '../events.ts';
import type { Settings } from '../settings.ts';
import type { Link } from './link.ts';
import type { Outbox } from './outbox.ts';

/** Whether the central system has accepted this charge point since it was switched on (OCPP 1.6 section 4.2). */
export interface Registration {
  /** Accepted and connected: messages of every kind may be sent. */
  readonly registered: boolean;
  /** Registered, and all statuses reported. */
  readonly online: boolean;
  /** Power is back: it has to register again. */
  reset(): void;
  /** The connection is there; registers if need be. Returns whether it is accepted. */
  connected(): Promise<boolean>;
  disconnected(): void;
  /** Sends BootNotification, again and again until it is accepted. */
  boot(): Promise<boolean>;
  sendHeartbeat(): Promise<void>;
}

interface RegistrationParts {
  settings: Pick<Settings, 'firmwareVersion' | 'model' | 'serialNumber' | 'vendor'>;
  clock: Pick<Clock, 'after' | 'setFrom'>;
  configuration: Pick<Configuration, 'number' | 'set'>;
  link: Pick<Link, 'notify' | 'state'>;
  outbox: Pick<Outbox, 'pause' | 'resume'>;
  reportAllStatuses(booted: boolean): Promise<void>;
  emit: Listener;
}

const bootRetrySeconds = 30;
const heartbeatSeconds = 300;

export const createRegistration = (parts: RegistrationParts): Registration => {
  const { clock, configuration, link, outbox } = parts;
  let accepted = false;
  let online = false;
  let retry: Timer | null = null;

  const goOnline = async (booted: boolean): Promise<void> => {
    await parts.reportAllStatuses(booted);
    if (link.state !== 'connected') return;
    online = true;
    outbox.resume();
    parts.emit({ type: 'online' });
  };

  const heartbeatLater = (): void =>
    void clock.after(configuration.number('HeartbeatInterval') || heartbeatSeconds, () => {
      heartbeatLater();
      if (online) void registration.sendHeartbeat();
    });

  const registration: Registration = {
    get registered() {
      return accepted && link.state === 'connected';
    },
    get online() {
      return online;
    },
    async boot() {
      retry?.cancel();
      const answer = await sendBoot(parts);
      if (link.state !== 'connected') return false;
      if (answer?.status !== 'Accepted') {
        retry = clock.after(answer?.interval || bootRetrySeconds, () => void registration.boot());
        return false;
      }
      if (!accepted) heartbeatLater();
      accepted = true;
      if (!online) await goOnline(true);
      return true;
    },
    async sendHeartbeat() {
      const answer = await link.notify('Heartbeat', {});
      if (answer !== null) clock.setFrom(answer.currentTime);
    },
    reset() {
      accepted = false;
    },
    async connected() {
      if (!accepted) return registration.boot();
      await goOnline(false);
      return true;
    },
    disconnected() {
      online = false;
      retry?.cancel();
      outbox.pause();
    },
  };
  return registration;
};

const sendBoot = async ({ link, settings, clock, configuration, emit }: RegistrationParts) => {
  const answer = await link.notify('BootNotification', {
    chargePointVendor: settings.vendor,
    chargePointModel: settings.model,
    chargePointSerialNumber: settings.serialNumber,
    firmwareVersion: settings.firmwareVersion,
  });
  if (answer === null) return null;
  emit({ type: 'boot-answered', status: answer.status });
  clock.setFrom(answer.currentTime);
  if (answer.status === 'Accepted' && answer.interval > 0) {
    configuration.set('HeartbeatInterval', String(answer.interval));
  }
  return answer;
};
