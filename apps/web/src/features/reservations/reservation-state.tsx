import { Anchor, Stack, Text } from '@mantine/core';
import type { Reservation } from '@laadpoort/contract/reservations';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import type { en } from './texts.en.ts';

type AnswerKey = keyof (typeof en)['answer'];

export const isStanding = ({ state }: Reservation) => state === 'requested' || state === 'active';

/** The state of a reservation in words, with the charger's refusal or the result of a cancellation. */
export const ReservationState = ({ reservation }: { reservation: Reservation }) => {
  const { t, i18n } = useTranslation('reservations');
  const format = useFormat();
  const { state, answer, cancellation, expiresAt, sessionId } = reservation;
  const hasWords = state === 'refused' && answer !== null && i18n.exists(`reservations:answer.${answer}`);
  return (
    <Stack gap={0}>
      <Text size="sm">{hasWords ? t(`answer.${answer as AnswerKey}`) : t(`state.${state}`)}</Text>
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
