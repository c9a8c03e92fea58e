import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { getConnection, setPlainException } from '@laadpoort/contract/connections';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { useNow } from '#lib/use-now.ts';
import { ErrorNote } from '#ui/error-note.tsx';

type Props = { chargePointId: string; until: string | null; mayManage: boolean };

/** Where TLS is required: the exception for a charger that cannot do it, with the day that it ends. */
export const PlainException = ({ chargePointId, until, mayManage }: Props) => {
  const { t } = useTranslation('stations');
  const format = useFormat();
  const now = useNow();
  const [day, setDay] = useState('');
  const set = useApiMutation(setPlainException, [getConnection]);
  const keep = (date: string | null) => set.mutate({ params: { chargePointId }, body: { until: date } });
  const current = until !== null && new Date(until) > now ? until : null;
  return (
    <Stack gap="xs">
      {set.error && <ErrorNote error={set.error} />}
      {current === null ? (
        <Text size="sm">{t('configuration.security.tlsOnly')}</Text>
      ) : (
        <Alert color="amber">{t('configuration.security.plainUntil', { date: format.date(current) })}</Alert>
      )}
      {mayManage && current !== null && (
        <Button
          variant="default"
          size="xs"
          w="fit-content"
          loading={set.isPending}
          onClick={() => keep(null)}
        >
          {t('configuration.security.plainEnd')}
        </Button>
      )}
      {mayManage && current === null && (
        <Group align="flex-end" gap="xs">
          <TextInput
            type="date"
            label={t('configuration.security.plainDay')}
            description={t('configuration.security.plainHelp')}
            value={day}
            onChange={({ currentTarget }) => setDay(currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={day === ''}
            loading={set.isPending}
            onClick={() => keep(new Date(`${day}T23:59:59`).toISOString())}
          >
            {t('configuration.security.plainAllow')}
          </Button>
        </Group>
      )}
    </Stack>
  );
};
