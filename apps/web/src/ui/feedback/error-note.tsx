import { Alert, Button, Stack, Text } from '@mantine/core';
import { ApiError } from '@laadpoort/contract/wire/client';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../words/use-words.ts';

/** What happened, what is not affected, and what to do next, in the reader's language. */
export const ErrorNote = ({ error, onRetry }: { error: unknown; onRetry?: () => unknown }) => {
  const { t } = useTranslation('ui');
  const words = useWords('ui', 'error');
  const body = error instanceof ApiError ? error.body : { code: 'internal-error', requestId: '' };
  const code = words(`${body.code}.what`) === null ? 'internal-error' : body.code;
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={words(`${code}.what`)}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{words(`${code}.next`)}</Text>
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
