import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { When } from '#ui/times/when.tsx';

/** Two devices seem to use one identity: what that means, and the button that resolves it. */
export const IdentityConflict = ({ since, children }: { since: string; children: ReactNode }) => {
  const { t } = useTranslation('stations');
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
        {children}
      </Stack>
    </Alert>
  );
};
