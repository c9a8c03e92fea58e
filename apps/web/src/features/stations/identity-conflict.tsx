import { Alert, Button, Stack, Text } from '@mantine/core';
import { clearIdentityConflict, getConnection } from '@laadpoort/contract/connections';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/error-note.tsx';
import { When } from '#ui/when.tsx';

type Props = { chargePointId: string; since: string; mayClear: boolean };

/** Two devices seem to use one identity: what that means, and how to end it. */
export const IdentityConflict = ({ chargePointId, since, mayClear }: Props) => {
  const { t } = useTranslation('stations');
  const clear = useApiMutation(clearIdentityConflict, [getConnection]);
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('configuration.security.conflictTitle')}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          {t('configuration.security.conflictText')} <When at={since} short />
        </Text>
        {clear.error && <ErrorNote error={clear.error} />}
        {mayClear && (
          <Button
            size="xs"
            variant="default"
            loading={clear.isPending}
            onClick={() => clear.mutate({ params: { chargePointId } })}
          >
            {t('configuration.security.conflictClear')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
};
