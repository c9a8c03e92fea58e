import { Anchor, Stack, Text } from '@mantine/core';
import type { Reservation } from '@laadpoort/contract/reservations/reservation';
import { useTranslation } from 'react-i18next';
import { useWords } from '#ui/words/use-words.ts';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';

export const isStanding = ({ state }: Reservation) => state === 'requested' || state === 'active';

/** The state of a reservation in words, with the charger's refusal or the result of a cancellation. */
export const ReservationState = ({ reservation }: { reservation: Reservation }) => {
  const { t } = useTranslation('reservations');
  const words = useWords('reservations', 'answer');
  const format = useFormat();
  const { state, answer, cancellation, expiresAt, sessionId } = reservation;
  const refusal = state === 'refused' && answer !== null ? words(answer) : null;
  return (
    <Stack gap={0}>
      <Text size="sm">{refusal ?? t(`state.${state}`)}</Text>
      {isStanding(reservation) && cancellation !== null && (
        <Text size="sm" c="dimmed">
          {cancellation === 'asked' ? t('cancelling') : t('notCancelled', { time: format.time(expiresAt) })}
        </Text>
      )}
      {sessionId !== null && (
        <Anchor component={Link} to={`/activity/${sessionId}`} size="sm">
          {t('session')}
        </Anchor>
      )}
    </Stack>
  );
};
