import { Alert, DataList, Text } from '@mantine/core';
import type { Connection } from '@laadpoort/contract/connections';
import { IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

const profiles = ['0', '1', '2', '3'] as const;

/** The required security profile and the one last used, and their weaknesses. */
export const ConnectionFacts = ({ connection }: { connection: Connection }) => {
  const { t } = useTranslation('stations');
  const { profile, lastProfile, lastAddress, weakKey, registration } = connection;
  const inWords = (given: number) => {
    const known = profiles.find((each) => each === String(given));
    return known ? t(`configuration.security.profiles.${known}`) : given;
  };
  return (
    <>
      <DataList>
        <DataList.Item>
          <DataList.ItemLabel>{t('configuration.security.profile')}</DataList.ItemLabel>
          <DataList.ItemValue>{inWords(profile)}</DataList.ItemValue>
        </DataList.Item>
        <DataList.Item>
          <DataList.ItemLabel>{t('configuration.security.last')}</DataList.ItemLabel>
          <DataList.ItemValue>
            {lastProfile === null ? t('configuration.security.neverConnected') : inWords(lastProfile)}
            {lastAddress !== null && (
              <Text span inherit c="dimmed">
                {` · ${t('configuration.security.from', { address: lastAddress })}`}
              </Text>
            )}
          </DataList.ItemValue>
        </DataList.Item>
      </DataList>
      {registration === 'pending' && <Alert color="amber">{t('configuration.security.pending')}</Alert>}
      {weakKey && (
        <Alert color="amber" icon={<IconKey aria-hidden />} title={t('configuration.security.weakTitle')}>
          {t('configuration.security.weakText')}
        </Alert>
      )}
    </>
  );
};
