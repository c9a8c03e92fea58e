import { Button, Text } from '@mantine/core';
import type { ChargePoint } from '@laadpoort/contract/charge-points/charge-point';
import type { Reservation } from '@laadpoort/contract/reservations/reservation';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { isStanding, ReservationState } from './reservation-state.tsx';
import { usePlaceName } from './use-place-name.ts';

interface Props {
  reservations: readonly Reservation[] | undefined;
  chargers: readonly ChargePoint[];
  mayCancel: boolean;
  onCancel: (reservation: Reservation) => void;
}

export const cardOf = ({ cardName, uidMasked }: Reservation) => cardName ?? uidMasked;

/** Reservations, each with a cancel button. */
export const ReservationTable = ({ reservations, chargers, mayCancel, onCancel }: Props) => {
  const { t } = useTranslation('reservations');
  const format = useFormat();
  const placeName = usePlaceName(chargers);
  return (
    <DataTable
      caption={t('title')}
      rows={reservations}
      rowKey={({ id }) => id}
      empty={<Text size="sm">{t('empty')}</Text>}
      columns={[
        { id: 'point', header: t('columns.point'), cell: placeName },
        { id: 'card', header: t('columns.card'), cell: cardOf },
        {
          id: 'until',
          header: t('columns.until'),
          cell: ({ expiresAt }) => <time dateTime={expiresAt}>{format.dateTime(expiresAt)}</time>,
        },
        {
          id: 'state',
          header: t('columns.state'),
          cell: (reservation) => <ReservationState reservation={reservation} />,
        },
        {
          id: 'actions',
          header: t('columns.actions'),
          hiddenHeader: true,
          cell: (reservation) =>
            mayCancel &&
            isStanding(reservation) && (
              <Button
                size="xs"
                variant="default"
                aria-label={t('cancelLabel', { card: cardOf(reservation) })}
                onClick={() => onCancel(reservation)}
              >
                {t('cancel')}
              </Button>
            ),
        },
      ]}
    />
  );
};
