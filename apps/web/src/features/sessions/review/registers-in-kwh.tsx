import { Alert, Button, Stack, Text } from '@mantine/core';
import { getBehaviour, setRegistersInKwh } from '@laadpoort/contract/quirks/endpoints';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';

interface Props {
  readonly session: SessionDetail;
  readonly witnesses: NonNullable<SessionDetail['witnesses']>;
}

/** Registers in kWh that were sent as Wh: offers to take them as such from the charger's next session on. */
export const RegistersInKwh = ({ session, witnesses }: Props) => {
  const { t } = useTranslation('sessions');
  const params = { chargePointId: session.chargePointId };
  const behaviour = useQuery(apiQuery(getBehaviour, { params }));
  const mayManage = useMay('stations.manage');
  const set = useApiMutation(setRegistersInKwh);
  if (!behaviour.data) return null;
  if (behaviour.data.registersInKwh) return <Text size="sm">{t('review.inKwh.on')}</Text>;
  if (!witnesses.mendedByKwh) return <Text size="sm">{t('review.inKwh.other')}</Text>;
  return (
    <Alert color="petrol">
      <Stack gap="xs" align="flex-start">
        {set.error && <ErrorNote error={set.error} />}
        <Text size="sm">{t('review.inKwh.offer')}</Text>
        {mayManage ? (
          <Button
            size="xs"
            loading={set.isPending}
            onClick={() => set.mutate({ params, body: { inKwh: true } })}
          >
            {t('review.inKwh.button')}
          </Button>
        ) : (
          <Text size="sm">{t('review.inKwh.notYours')}</Text>
        )}
      </Stack>
    </Alert>
  );
};
