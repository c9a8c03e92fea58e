import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { ConfigurationChange } from '@laadpoort/contract/configuration';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import type { ConfigurationSource } from './configuration-source.ts';

/** Operations on all settings at once. */
export const ConfigurationTools = ({ source }: { source: ConfigurationSource }) => {
  const { t } = useTranslation('configuration');
  const [failure, setFailure] = useState<unknown>(null);
  const { configuration, mayWrite, mayMake, change, read, restart } = source;
  const { keys, recommended } = configuration;
  const different = keys.filter(({ desired }) => desired?.differs).length;
  const waiting = keys.filter(({ rebootRequired }) => rebootRequired).length;
  const mayRecommend = recommended.length > 0 && mayMake({ change: 'apply-recommended' });
  if (!mayWrite) return null;

  const attempt = (work: Promise<unknown>) => {
    setFailure(null);
    work.catch(setFailure);
  };
  const start = (what: ConfigurationChange) =>
    attempt(
      change(what, false).then(({ commands }) =>
        toast(commands === 0 ? t('tools.nothing') : t('tools.started', { count: commands })),
      ),
    );
  return (
    <Stack gap="xs">
      {failure !== null && <ErrorNote error={failure} />}
      {waiting > 0 && (
        <Alert color="amber">
          <Group justify="space-between">
            <Text size="sm">{t('tools.restartHelp', { count: waiting })}</Text>
            <Button color="red" onClick={() => attempt(restart())}>
              {t('tools.restart')}
            </Button>
          </Group>
        </Alert>
      )}
      <Group gap="xs">
        <Button variant="default" onClick={() => attempt(read().then(() => toast(t('tools.readSent'))))}>
          {t('tools.read')}
        </Button>
        {different > 0 && mayMake({ change: 'apply-desired' }) && (
          <Button variant="default" onClick={() => start({ change: 'apply-desired' })}>
            {t('tools.apply', { count: different })}
          </Button>
        )}
        {mayRecommend && (
          <Button variant="default" onClick={() => start({ change: 'apply-recommended' })}>
            {t('tools.recommended', { count: recommended.length })}
          </Button>
        )}
        {mayMake({ change: 'ask-measurements' }) && (
          <Button variant="default" onClick={() => start({ change: 'ask-measurements' })}>
            {t('tools.measurements')}
          </Button>
        )}
      </Group>
      {mayRecommend && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t('tools.recommendedHelp', {
            settings: recommended.map(({ key, value }) => `${key} = ${value}`).join(', '),
          })}
        </Text>
      )}
    </Stack>
  );
};
