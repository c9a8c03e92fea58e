import { Stack, Text } from '@mantine/core';
import type { LocalList } from '@laadpoort/contract/local-list';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';

const wordsFor = ({ state, connected, quiet, expectedCards }: LocalList) => {
  if (state === 'in-step') return 'inStep';
  if (state === 'not-supported') return 'notSupported';
  if (state === 'syncing') return 'sending';
  if (state === 'unknown' && expectedCards === 0) return 'nothing';
  if (!connected) return 'offline';
  if (quiet) return 'quiet';
  return state === 'failed' ? 'failed' : 'waiting';
};

/** The state of a charger's own card list, in words. */
export const ListState = ({ list }: { list: LocalList }) => {
  const { t } = useTranslation('whitelist');
  const format = useFormat();
  const { upToDateCards, expectedCards, leftOut, problem, retryAt } = list;
  const words = wordsFor(list);
  return (
    <Stack gap={0}>
      <Text size="sm">{t(`lists.${words}`, { upToDateCards, expectedCards, count: expectedCards })}</Text>
      {words === 'failed' && (
        <Text size="sm" c="dimmed">
          {t('lists.problem', { problem: problem ?? '?', time: retryAt ? format.time(retryAt) : '–' })}
        </Text>
      )}
      {leftOut > 0 && <Text size="sm">{t('lists.leftOut', { count: leftOut })}</Text>}
    </Stack>
  );
};
