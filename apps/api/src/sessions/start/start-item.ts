import { isCredible } from '@laadpoort/domain/sessions/readings/times/charge-point-time';
import { startKey } from '@laadpoort/domain/sessions/start/start-key';

/** A StartTransaction in the form in which it is stored. */
export interface StartItem {
  readonly chargePointId: string;
  readonly accountId: string;
  readonly stationId: string;
  readonly connectorId: number;
  /** Canonical, and as the charger read it. */
  readonly idTag: string;
  readonly idTagRaw: string;
  /** null if it could not be read: the session starts at 0 and is flagged. */
  readonly meterStartWh: bigint | null;
  /** null if it could not be read; corrected if the charger's clock is known to be off. */
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

/**
 * The start time used to look up tariffs and neighbouring sessions: a time that cannot be right is replaced by the time
 * of receipt.
 */
export const effectiveStart = ({ startedAt, receivedAt }: StartItem): Date =>
  isCredible(startedAt, receivedAt, 10) ? startedAt : receivedAt;
