import { Alert, Anchor, Stack, Text } from '@mantine/core';
import type { Security } from '@laadpoort/contract/security/security';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

interface Props {
  readonly security: Security;
  /** Link to where the charger can be restarted. */
  readonly operationPath: string;
}

/** The state of a charger's key, in words. */
export const KeyState = ({ security: { key }, operationPath }: Props) => {
  const { t } = useTranslation('security');
  return (
    <Stack gap="xs">
      <Text inherit>{t(`key.state.${key.state}`)}</Text>
      {key.state === 'both' && !key.mayRotate && (
        <Alert color="amber">
          <Anchor component={Link} to={operationPath} inherit>
            {t('key.restart')}
          </Anchor>
        </Alert>
      )}
      {key.lastAnswer !== null && (
        <Text size="sm" c="dimmed">
          {t('key.lastAnswer', { answer: key.lastAnswer })}
        </Text>
      )}
    </Stack>
  );
};
