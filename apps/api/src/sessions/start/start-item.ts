import { isCredible } from '@laadpoort/domain/sessions/readings/charge-point-time';
import { startKey } from '@laadpoort/domain/sessions/start/start-key';

/** A StartTransaction as it is to be stored. */
export interface StartItem {
  readonly chargePointId: string;
  readonly accountId: string;
  readonly stationId: string;
  readonly connectorId: number;
  /** Canonical, and as the charger read it. */
  readonly idTag: string;
  readonly idTagRaw: string;
  /** null when it could not be read: the session starts at 0 and is flagged. */
  readonly meterStartWh: bigint | null;
  /** null when it could not be read; corrected where the charger's clock is known to be off. */
  readonly startedAt: Date | null;
  readonly clockCorrected: boolean;
  readonly startedAtRaw: string;
  readonly receivedAt: Date;
  /** As the charger named it. */
  readonly reservationId: number | null;
}

/** Content of the unique column; see domain sessions/start-key. */
export const startKeyOf = (item: StartItem, repetition: number): string =>
  startKey(
    {
      chargePointId: item.chargePointId,
      connectorId: item.connectorId,
      idTag: item.idTag,
      timestampRaw: item.startedAtRaw,
      meterStartWh: item.meterStartWh ?? 0n,
    },
    repetition,
  );

/** The start that tariffs and neighbours are looked up by: a time that cannot be right gives way to the receipt. */
export const effectiveStart = ({ startedAt, receivedAt }: StartItem): Date =>
  isCredible(startedAt, receivedAt, 10) ? startedAt : receivedAt;
