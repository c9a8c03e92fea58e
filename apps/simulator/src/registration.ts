import type { Timer } from './clock.ts';
import type { Firmware } from './firmware.ts';
import { reportAllStatuses } from './status.ts';

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

export function createRegistration(firmware: Firmware): Registration {
  let accepted = false;
  let online = false;
  let retry: Timer | null = null;

  async function goOnline(booted: boolean): Promise<void> {
    await reportAllStatuses(firmware, booted);
    if (firmware.link.state !== 'connected') return;
    online = true;
    firmware.outbox.resume();
    firmware.emit({ type: 'online' });
  }

  async function boot(): Promise<boolean> {
    retry?.cancel();
    const answer = await sendBoot(firmware);
    if (firmware.link.state !== 'connected') return false;
    if (answer?.status !== 'Accepted') {
      retry = firmware.clock.after(answer?.interval || bootRetrySeconds, () => void boot());
      return false;
    }
    if (!accepted) heartbeatLater(firmware);
    accepted = true;
    if (!online) await goOnline(true);
    return true;
  }

  return {
    get registered() {
      return accepted && firmware.link.state === 'connected';
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
      firmware.outbox.pause();
    },
  };
}

async function sendBoot({ link, settings, clock, configuration, emit }: Firmware) {
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

function heartbeatLater(firmware: Firmware): void {
  const { clock, configuration, registration } = firmware;
  clock.after(configuration.number('HeartbeatInterval') || heartbeatSeconds, () => {
    heartbeatLater(firmware);
    if (registration.online) void sendHeartbeat(firmware);
  });
}

export async function sendHeartbeat({ link, clock }: Firmware): Promise<void> {
  const answer = await link.notify('Heartbeat', {});
  if (answer !== null) clock.setFrom(answer.currentTime);
}
