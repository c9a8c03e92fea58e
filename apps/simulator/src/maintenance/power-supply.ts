import type { Clock } from '../clock.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Connector } from '../connectors/connector.ts';
import type { Listener } from '../events.ts';
import { advanceMeter } from '../metering/meter.ts';
import type { Settings } from '../settings.ts';
import type { Transactions } from '../transactions/transactions.ts';
import type { Link } from '../wire/link.ts';
import type { Outbox } from '../wire/outbox.ts';
import type { Registration } from '../wire/registration.ts';

type OffReason = 'HardReset' | 'PowerLoss' | 'SoftReset';

export interface PowerSupply {
  /** The mains are there: it boots, connects and registers. */
  on(): void;
  /**
   * Everything in RAM is lost; registers, the queue, availability and configuration are kept. The
   * StopTransaction of a running transaction bears the time of the cut and is sent after the boot.
   */
  off(reason: OffReason): Promise<void>;
  restart(reason: OffReason): Promise<void>;
}

interface PowerSupplyParts {
  settings: Pick<Settings, 'rebootSeconds'>;
  clock: Pick<Clock, 'after' | 'cancelAll' | 'elapsedSeconds'>;
  configuration: Pick<Configuration, 'boot'>;
  connectors: readonly Connector[];
  transactions: Pick<Transactions, 'stop'>;
  outbox: Pick<Outbox, 'pause'>;
  link: Pick<Link, 'powerOff' | 'powerOn'>;
  registration: Pick<Registration, 'reset'>;
  emit: Listener;
}

export const createPowerSupply = (parts: PowerSupplyParts): PowerSupply => {
  const { clock, link } = parts;
  const power: PowerSupply = {
    on() {
      parts.configuration.boot();
      parts.registration.reset();
      link.powerOn();
    },
    async off(reason) {
      parts.outbox.pause();
      const disconnected = link.powerOff();
      for (const connector of parts.connectors) {
        advanceMeter(connector, clock.elapsedSeconds());
        parts.transactions.stop(connector, reason);
        if (connector.use.kind === 'awaiting-cable') connector.use = { kind: 'free' };
        // A restart frees latched faults and a stuck lock.
        connector.fault = null;
        connector.lockJammed = false;
      }
      clock.cancelAll();
      await disconnected;
    },
    async restart(reason) {
      parts.emit({ type: 'rebooting', reason });
      await power.off(reason);
      clock.after(parts.settings.rebootSeconds, () => power.on());
    },
  };
  return power;
};
