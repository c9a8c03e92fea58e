import { cancelReservation, makeReservation } from '@laadpoort/contract/reservations/endpoints';
import { useQuery } from '@tanstack/react-query';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { reservationsQuery, stationQuery } from './queries.ts';
import { ReservationSection } from './reservation-section.tsx';

/** Reservations of one station. */
export const StationReservations = ({ stationId }: { stationId: string }) => {
  const { data: station } = useQuery(stationQuery(stationId));
  const { data } = useQuery(reservationsQuery);
  const make = useApiMutation(makeReservation);
  const cancel = useApiMutation(cancelReservation);
  const mayReserve = useMay('commands.operate');
  const chargers = station?.chargePoints ?? [];
  return (
    <ReservationSection
      chargers={chargers}
      mayReserve={mayReserve}
      reservations={data?.reservations.filter(({ chargePointId }) =>
        chargers.some(({ id }) => id === chargePointId),
      )}
      reserve={({ chargePointId, connectorId, uid, entryId, unusualUid, until, force }) =>
        make.mutateAsync({
          params: { chargePointId },
          query: { force: String(force) },
          body: { connectorId, unusualUid, until, ...(entryId === '' ? { uid } : { entryId }) },
        })
      }
      cancel={({ id }) => cancel.mutateAsync({ params: { reservationId: id } })}
    />
  );
};
