import type { Command } from '@laadpoort/contract/commands/endpoints';
import type { Handshake } from '@laadpoort/ocpp/handshake/handshake';
import type { ChargerTime } from '@laadpoort/ocpp/parse/timestamp';
import type { ChargePointEntry } from './directory/charge-point-entry.ts';

interface OfChargePoint {
  readonly accountId: string;
  readonly chargePointId: string;
}

/**
 * What capabilities tell each other. An event is published after the commit of what it tells, and lost with the process:
 * what must survive a crash is a row that a sweep finds.
 */
export interface DomainEvents {
  /** Its socket is open. */
  'charger.connected': { readonly chargePoint: ChargePointEntry };
  /** What it presented with its handshake is stored, as far as it was news. */
  'charger.proven': {
    readonly chargePoint: ChargePointEntry;
    readonly certificateFingerprint: string | null;
  };
  'charger.disconnected': { readonly chargePoint: ChargePointEntry };
  /** It came while its connection before was still open. */
  'charger.replaced': { readonly chargePoint: ChargePointEntry; readonly at: Date };
  /** Taken in by its handshake, and then its socket never came. */
  'charger.abandoned': { readonly chargePoint: ChargePointEntry; readonly epoch: bigint };
  /**
   * Turned away; `chargePoints` are those that may be meant, several where accounts have one of that name and none has
   * been there. No `reason` when nobody looked: too many attempts.
   */
  'charger.refused': {
    readonly handshake: Handshake;
    readonly chargePoints: readonly ChargePointEntry[];
    readonly reason: string | undefined;
    readonly at: Date;
  };
  'charger.booted': {
    readonly chargePoint: ChargePointEntry;
    readonly firmwareVersion: string | null;
    readonly registration: 'accepted' | 'pending';
  };
  'connector.status': {
    readonly chargePointId: string;
    /** 0: the charge point itself. */
    readonly connectorId: number;
    /** null: none of the specification's. */
    readonly status: string | null;
    readonly time: ChargerTime;
    readonly receivedAt: Date;
  };
  'session.started': OfChargePoint & {
    readonly stationId: string;
    readonly connectorId: number;
    readonly sessionId: number;
    readonly idTag: string;
    /** Null where the charger's own time cannot be read. */
    readonly startedAt: Date | null;
    readonly reservationId: number | null;
  };
  'session.ended': OfChargePoint & { readonly stationId: string; readonly sessionId: number };
  /** By which the signed values of a connector's meter are checked; the row is `connector.meter_key_changed_at`. */
  'meter.key-changed': OfChargePoint & { readonly connectorId: number };
  /** The charger has answered, or it is known that it will not; the command may still be followed. */
  'command.settled': OfChargePoint & { readonly commandId: string; readonly state: Command['state'] };
  /** Cards of the account, or where they may charge, have changed; the rows are `local_list.checked_at`. */
  'card.changed': { readonly accountId: string };
}

export type EventName = keyof DomainEvents;

/** What a capability listens to. */
export type Listeners = { readonly [Name in EventName]?: (event: DomainEvents[Name]) => unknown };

/** Resolves when all listeners are through with it; never rejects. */
export type Publish = <Name extends EventName>(name: Name, event: DomainEvents[Name]) => Promise<void>;

type Hear = (event: never) => unknown;

/**
 * The bus of one process: listeners are called one after the other in the order of the list of capabilities, none is
 * waited for by the next, and one that throws is reported and stops no other.
 */
export const createEvents = (
  onFault: (error: unknown, detail: { event: EventName; listener: string }) => void,
) => {
  const listeners = new Map<EventName, { readonly owner: string; readonly hear: Hear }[]>();
  const running = new Set<Promise<unknown>>();

  const tell = (event: EventName, { owner, hear }: { owner: string; hear: Hear }, payload: unknown) => {
    try {
      const heard = hear(payload as never);
      if (!(heard instanceof Promise)) return undefined;
      const guarded = heard
        .catch((error: unknown) => onFault(error, { event, listener: owner }))
        .finally(() => running.delete(guarded));
      running.add(guarded);
      return guarded;
    } catch (error) {
      onFault(error, { event, listener: owner });
      return undefined;
    }
  };

  const publish: Publish = async (name, payload) => {
    const heard = listeners.get(name)?.map((listener) => tell(name, listener, payload));
    if (heard) await Promise.all(heard.filter((each) => each !== undefined));
  };

  const listen = (owner: string, on: Listeners): void => {
    for (const [name, hear] of Object.entries(on) as [EventName, Hear][]) {
      const present = listeners.get(name) ?? [];
      listeners.set(name, [...present, { owner, hear }]);
    }
  };

  /** When what listeners have begun is done. */
  const settled = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running);
  };

  return { publish, listen, settled };
};
