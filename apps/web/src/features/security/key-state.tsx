import { Alert, Stack, Text } from '@mantine/core';
import type { Security } from '@laadpoort/contract/security';
import { useTranslation } from 'react-i18next';

/** What is known of a charger's key, in words. */
export const KeyState = ({ security: { key } }: { security: Security }) => {
  const { t } = useTranslation('security');
  return (
    <Stack gap="xs">
      <Text>{t(`key.state.${key.state}`)}</Text>
      {key.state === 'both' && !key.mayRotate && <Alert color="amber">{t('key.restart')}</Alert>}
      {key.lastAnswer !== null && (
        <Text size="sm" c="dimmed">
          {t('key.lastAnswer', { answer: key.lastAnswer })}
        </Text>
      )}
    </Stack>
  );
};
