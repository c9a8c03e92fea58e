import { cancelSupportReservation, makeSupportReservation } from '@laadpoort/contract/reservations/endpoints';
import { useQuery } from '@tanstack/react-query';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { supportDeviceQuery, supportReservationsQuery } from './queries.ts';
import { ReservationSection } from './reservation-section.tsx';

/** Reservations of a device of any account. */
const SupportReservations = () => {
  const chargePointId = useIdParam('chargePointId');
  const { data: device } = useQuery(supportDeviceQuery(chargePointId));
  const reservations = useQuery(supportReservationsQuery(chargePointId));
  const make = useApiMutation(makeSupportReservation);
  const cancel = useApiMutation(cancelSupportReservation);
  const mayReserve = useMay('support.operate');
  return (
    <UnlessFailed query={reservations}>
      <ReservationSection
        chargers={device ? [device.chargePoint] : []}
        mayReserve={mayReserve}
        withReason
        reservations={reservations.data?.reservations}
        reserve={({ connectorId, uid, unusualUid, until, reason, force }) =>
          make.mutateAsync({
            params: { chargePointId },
            query: { force: String(force) },
            body: { connectorId, uid, unusualUid, until, reason },
          })
        }
        cancel={({ id }, reason) => cancel.mutateAsync({ params: { reservationId: id }, body: { reason } })}
      />
    </UnlessFailed>
  );
};

export { SupportReservations as Component };
