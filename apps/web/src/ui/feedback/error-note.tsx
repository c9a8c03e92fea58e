import { Alert, Button, Stack, Text } from '@mantine/core';
import { ApiError } from '@laadpoort/contract/wire/client';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { en } from '../texts.en.ts';

type KnownCode = keyof (typeof en)['error'];

/** What happened, what is not affected, and what to do next, in the reader's language. */
export const ErrorNote = ({ error, onRetry }: { error: unknown; onRetry?: () => unknown }) => {
  const { t, i18n } = useTranslation('ui');
  const body = error instanceof ApiError ? error.body : { code: 'internal-error', requestId: '' };
  const code = (i18n.exists(`ui:error.${body.code}`) ? body.code : 'internal-error') as KnownCode;
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(`error.${code}.what`)}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t(`error.${code}.next`)}</Text>
        {body.requestId && code === 'internal-error' && (
          <Text size="xs">{t('errorReference', { id: body.requestId })}</Text>
        )}
        {onRetry && (
          <Button size="xs" variant="default" onClick={() => void onRetry()}>
            {t('retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
};
