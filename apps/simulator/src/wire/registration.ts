import type { Timer } from '../clock.ts';
import type { Device } from '../device.ts';
import { reportAllStatuses } from '../connectors/status.ts';

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
}

const bootRetrySeconds = 30;
const heartbeatSeconds = 300;

export function createRegistration(device: Device): Registration {
  let accepted = false;
  let online = false;
  let retry: Timer | null = null;

  async function goOnline(booted: boolean): Promise<void> {
    await reportAllStatuses(device, booted);
    if (device.link.state !== 'connected') return;
    online = true;
    device.outbox.resume();
    device.emit({ type: 'online' });
  }

  async function boot(): Promise<boolean> {
    retry?.cancel();
    const answer = await sendBoot(device);
    if (device.link.state !== 'connected') return false;
    if (answer?.status !== 'Accepted') {
      retry = device.clock.after(answer?.interval || bootRetrySeconds, () => void boot());
      return false;
    }
    if (!accepted) heartbeatLater(device);
    accepted = true;
    if (!online) await goOnline(true);
    return true;
  }

  return {
    get registered() {
      return accepted && device.link.state === 'connected';
    },
    get online() {
      return online;
    },
    boot,
    reset() {
      accepted = false;
    },
    async connected() {
      if (!accepted) return boot();
      await goOnline(false);
      return true;
    },
    disconnected() {
      online = false;
      retry?.cancel();
      device.outbox.pause();
    },
  };
}

async function sendBoot({ link, settings, clock, configuration, emit }: Device) {
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
}

function heartbeatLater(device: Device): void {
  const { clock, configuration, registration } = device;
  clock.after(configuration.number('HeartbeatInterval') || heartbeatSeconds, () => {
    heartbeatLater(device);
    if (registration.online) void sendHeartbeat(device);
  });
}

export async function sendHeartbeat({ link, clock }: Device): Promise<void> {
  const answer = await link.notify('Heartbeat', {});
  if (answer !== null) clock.setFrom(answer.currentTime);
}
