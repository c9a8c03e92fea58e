import { Button, Modal } from '@mantine/core';
import type { ChargePoint } from '@laadpoort/contract/charge-points/charge-point';
import type { Reservation } from '@laadpoort/contract/reservations/reservation';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { ReservationTable } from './reservation-table.tsx';
import { ReserveForm, type NewReservation } from './reserve-form.tsx';

interface Props {
  chargers: readonly ChargePoint[];
  reservations: readonly Reservation[] | undefined;
  mayReserve: boolean;
  /** Support has to give a reason for everything it does. */
  withReason?: boolean;
  reserve: (reservation: NewReservation) => Promise<unknown>;
  cancel: (reservation: Reservation, reason: string) => Promise<unknown>;
}

/** The reservations, with ways to make and cancel them. */
export const ReservationSection = ({ withReason = false, ...props }: Props) => {
  const { t } = useTranslation('reservations');
  const [making, setMaking] = useState(false);
  const [cancelling, setCancelling] = useState<Reservation | null>(null);
  const reserve = async (reservation: NewReservation) => {
    await props.reserve(reservation);
    setMaking(false);
    toast(t('asked'));
  };
  return (
    <Section
      title={t('title')}
      intro={t('intro')}
      actions={
        props.mayReserve && (
          <Button variant="default" size="xs" onClick={() => setMaking(true)}>
            {t('make')}
          </Button>
        )
      }
    >
      <ReservationTable
        reservations={props.reservations}
        chargers={props.chargers}
        mayCancel={props.mayReserve}
        onCancel={setCancelling}
      />
      <Modal opened={making} onClose={() => setMaking(false)} title={t('form.title')}>
        <ReserveForm chargers={props.chargers} withReason={withReason} onReserve={reserve} />
      </Modal>
      {cancelling && (
        <CancelDialog
          reservation={cancelling}
          withReason={withReason}
          onCancel={(reason) => props.cancel(cancelling, reason)}
          onClose={() => setCancelling(null)}
        />
      )}
    </Section>
  );
};
