import { Stack } from '@mantine/core';
import { getConnection, type Connection } from '@laadpoort/contract/connections';
import type { ChargePoint } from '@laadpoort/contract/charge-points';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { CopyLine } from '#ui/copy-line.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Section } from '#ui/page.tsx';
import { ConnectionFacts } from './connection-facts.tsx';
import { IdentityConflict } from './identity-conflict.tsx';
import { KeyActions } from './key-actions.tsx';
import { PlainException } from './plain-exception.tsx';

/** How the charger connects and proves who it is, and what a person can change about it. */
export const ConnectionSecurity = ({ device }: { device: ChargePoint }) => {
  const { t } = useTranslation('stations');
  const mayManage = useMay('stations.manage');
  const { data, error, refetch } = useQuery(
    apiQuery(getConnection, { params: { chargePointId: device.id } }),
  );
  return (
    <Section
      title={t('configuration.security.title')}
      actions={mayManage && <KeyActions chargePointId={device.id} />}
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {data && <Details device={device} connection={data} mayManage={mayManage} />}
    </Section>
  );
};

type Props = { device: ChargePoint; connection: Connection; mayManage: boolean };

const Details = ({ device, connection, mayManage }: Props) => {
  const { t } = useTranslation('stations');
  const { requiresTls, tlsUrl, url, identityConflictAt } = connection;
  return (
    <Stack>
      {identityConflictAt !== null && (
        <IdentityConflict chargePointId={device.id} since={identityConflictAt} mayClear={mayManage} />
      )}
      <ConnectionFacts device={device} connection={connection} />
      {requiresTls && (
        <PlainException chargePointId={device.id} until={connection.plainUntil} mayManage={mayManage} />
      )}
      {tlsUrl !== null && <CopyLine label={t('configuration.security.tlsUrl')} value={tlsUrl} />}
      {!requiresTls && tlsUrl !== url && <CopyLine label={t('configuration.security.url')} value={url} />}
    </Stack>
  );
};
