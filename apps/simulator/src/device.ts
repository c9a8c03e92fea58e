import type { Clock } from './clock.ts';
import type { CarConnection } from './connectors/car-connection.ts';
import type { CardReader } from './connectors/card-reader.ts';
import type { Connector } from './connectors/connector.ts';
import type { PowerSupply } from './maintenance/power-supply.ts';
import type { ChargePointMemory } from './memory.ts';
import type { SendSecurityEvent } from './security/security-events.ts';
import type { Link } from './wire/link.ts';
import type { Outbox } from './wire/outbox.ts';
import type { Registration } from './wire/registration.ts';

/** A charge point put together: the parts that the world outside handles or looks at. */
export interface Device {
  readonly clock: Clock;
  readonly connectors: readonly Connector[];
  readonly cars: CarConnection;
  readonly cardReader: CardReader;
  readonly power: PowerSupply;
  readonly sendSecurityEvent: SendSecurityEvent;
  readonly outbox: Outbox;
  readonly link: Link;
  readonly registration: Registration;
  /** What it keeps without power. */
  memory(): ChargePointMemory;
}
