import { Button, Stack, Text } from '@mantine/core';
import { setRegistersInKwh } from '@laadpoort/contract/quirks/endpoints';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { behaviourQuery } from './queries.ts';

/** Tells the owner that this charger gets special treatment; renders nothing if it does not. */
export const BehaviourNote = ({ chargePointId }: { chargePointId: string }) => {
  const { t } = useTranslation('quirks');
  const { data } = useQuery(behaviourQuery(chargePointId));
  if (!data) return null;
  return (
    <>
      {(data.profiles.length > 0 || data.overridden) && (
        <Text size="sm" c="dimmed">
          {data.profiles.length > 0 && t('owner.profile', { names: data.profiles.join(', ') })}{' '}
          {data.overridden && t('owner.overridden')}
        </Text>
      )}
      {data.registersInKwh && <RegistersInKwhNote chargePointId={chargePointId} />}
    </>
  );
};

/** What was chosen at a session in doubt, and the way back. */
const RegistersInKwhNote = ({ chargePointId }: { chargePointId: string }) => {
  const { t } = useTranslation('quirks');
  const mayManage = useMay('stations.manage');
  const set = useApiMutation(setRegistersInKwh);
  return (
    <Stack gap="xs" align="flex-start">
      {set.error && <ErrorNote error={set.error} />}
      <Text size="sm">{t('owner.inKwh')}</Text>
      {mayManage && (
        <Button
          size="xs"
          variant="default"
          loading={set.isPending}
          onClick={() => set.mutate({ params: { chargePointId }, body: { inKwh: false } })}
        >
          {t('owner.asSent')}
        </Button>
      )}
    </Stack>
  );
};
