import { Alert, DataList, Stack } from '@mantine/core';
import type { getSupportChargePoint } from '@laadpoort/contract/support/devices';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { IconBolt } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '#ui/page/page.tsx';
import { When } from '#ui/times/when.tsx';
import { Connection } from './connection.tsx';

/** The charger's account and model, and whether somebody is charging there now. */
export const DeviceFacts = ({ device }: { device: EndpointResult<typeof getSupportChargePoint> }) => {
  const { t } = useTranslation('support');
  const { accountName, identity, chargePoint } = device;
  const { stationName, vendor, model, firmwareVersion, connected, lastSeenAt, bootedAt } = chargePoint;
  const running = chargePoint.connectors.filter(({ session }) => session !== null).length;
  return (
    <Section title={t('device.title')}>
      <Stack>
        {running > 0 && (
          <Alert color="sky" icon={<IconBolt aria-hidden />}>
            {t('device.running', { count: running })}
          </Alert>
        )}
        <DataList>
          <Fact label={t('device.account')}>{accountName}</Fact>
          <Fact label={t('device.station')}>{stationName}</Fact>
          <Fact label={t('device.identity')}>
            <code>{identity}</code>
          </Fact>
          <Fact label={t('device.model')}>{[vendor, model].filter(Boolean).join(' ') || '–'}</Fact>
          <Fact label={t('device.firmware')}>{firmwareVersion ?? '–'}</Fact>
          <Fact label={t('device.connection')}>
            <Connection connected={connected} lastSeenAt={lastSeenAt} />
          </Fact>
          <Fact label={t('device.booted')}>{bootedAt ? <When at={bootedAt} /> : '–'}</Fact>
          <Fact label={t('device.mode')}>{t(`device.modes.${chargePoint.authorizationMode}`)}</Fact>
        </DataList>
      </Stack>
    </Section>
  );
};

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <DataList.Item>
    <DataList.ItemLabel>{label}</DataList.ItemLabel>
    <DataList.ItemValue>{children}</DataList.ItemValue>
  </DataList.Item>
);
