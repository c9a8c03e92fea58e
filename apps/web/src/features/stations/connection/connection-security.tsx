import { Button, Stack } from '@mantine/core';
import {
  clearIdentityConflict,
  getConnection,
  setPlainException,
  type Connection,
} from '@laadpoort/contract/connections';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { CopyLine } from '#ui/copy-line.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { ConnectionFacts } from './connection-facts.tsx';
import { IdentityConflict } from './identity-conflict.tsx';
import { KeyActions } from './key-actions.tsx';
import { stationQuery } from '../queries.ts';
import { PlainException } from './plain-exception.tsx';

interface Props {
  chargePointId: string;
  stationId: string;
  /** The state of its key and certificate. */
  children: ReactNode;
}

/** How the charger connects and proves its identity, and what its owner can change about that. */
export const ConnectionSecurity = ({ chargePointId, stationId, children }: Props) => {
  const { t } = useTranslation('stations');
  const mayManage = useMay('stations.manage');
  const params = { chargePointId };
  const { data, error, refetch } = useQuery(apiQuery(getConnection, { params }));
  const { data: station } = useQuery(stationQuery(stationId));
  const clear = useApiMutation(clearIdentityConflict);
  const except = useApiMutation(setPlainException);
  const failure = error ?? clear.error ?? except.error;
  return (
    <Section
      title={t('configuration.security.title')}
      actions={mayManage && <KeyActions chargePointId={chargePointId} />}
    >
      <Stack>
        {failure && <ErrorNote error={failure} onRetry={refetch} />}
        {data?.identityConflictAt && (
          <IdentityConflict since={data.identityConflictAt}>
            {mayManage && (
              <Button
                size="xs"
                variant="default"
                loading={clear.isPending}
                onClick={() => clear.mutate({ params })}
              >
                {t('configuration.security.conflictClear')}
              </Button>
            )}
          </IdentityConflict>
        )}
        {data && <ConnectionFacts connection={data} />}
        {children}
        {data?.requiresTls && (
          <PlainException
            until={data.plainUntil}
            mayChange={mayManage}
            busy={except.isPending}
            timeZone={station?.timeZone}
            onChange={(until) => except.mutate({ params, body: { until } })}
          />
        )}
        {data && <Addresses connection={data} />}
      </Stack>
    </Section>
  );
};

const Addresses = ({ connection: { requiresTls, url, tlsUrl } }: { connection: Connection }) => {
  const { t } = useTranslation('stations');
  return (
    <>
      {tlsUrl !== null && <CopyLine label={t('configuration.security.tlsUrl')} value={tlsUrl} />}
      {!requiresTls && tlsUrl !== url && <CopyLine label={t('configuration.security.url')} value={url} />}
    </>
  );
};
