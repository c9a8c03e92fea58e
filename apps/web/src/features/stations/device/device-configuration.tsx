import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIdParam } from '#lib/use-id-param.ts';
import { Section } from '#ui/page/page.tsx';
import { AuthorizationMode } from '../connection/authorization-mode.tsx';
import { ConnectionSecurity } from '../connection/connection-security.tsx';
import { ConnectorTable } from './connector-table.tsx';
import { chargePointQuery } from '../queries.ts';

/** The settings of a device, who may charge there, and how it connects; `children` show the state of its key. */
export const DeviceConfiguration = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation('stations');
  const { data: device } = useQuery(chargePointQuery(useIdParam('chargePointId')));
  if (!device) return <Skeleton height={240} radius="lg" />;
  return (
    <Stack gap="lg">
      <Section title={t('configuration.points')} intro={t('configuration.publicHelp')}>
        <ConnectorTable device={device} />
      </Section>
      <AuthorizationMode device={device} />
      <ConnectionSecurity chargePointId={device.id} stationId={device.stationId}>
        {children}
      </ConnectionSecurity>
    </Stack>
  );
};
