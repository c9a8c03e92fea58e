import { Button, Stack, Textarea } from '@mantine/core';
import { reasonSchema } from '@laadpoort/contract/wire/values';
import {
  clearSupportIdentityConflict,
  getSupportConnection,
  setSupportPlainException,
} from '@laadpoort/contract/connections';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { ConnectionFacts } from './connection-facts.tsx';
import { IdentityConflict } from './identity-conflict.tsx';
import { PlainException } from './plain-exception.tsx';

/** How a charger in any account connects, and what support can allow or end, with a reason. */
export const SupportConnection = ({ chargePointId }: { chargePointId: string }) => {
  const { t } = useTranslation('stations');
  const mayOperate = useMay('support.operate');
  const [reason, setReason] = useState('');
  const { data, error, refetch } = useQuery(apiQuery(getSupportConnection, { params: { chargePointId } }));
  const clear = useApiMutation(clearSupportIdentityConflict);
  const except = useApiMutation(setSupportPlainException);
  const params = { chargePointId };
  const given = reasonSchema.safeParse(reason);
  const failure = error ?? clear.error ?? except.error;
  const asks = data !== undefined && (data.requiresTls || data.identityConflictAt !== null);
  return (
    <Section title={t('configuration.security.title')}>
      <Stack>
        {failure && <ErrorNote error={failure} onRetry={refetch} />}
        {data && <ConnectionFacts connection={data} />}
        {mayOperate && asks && (
          <Textarea
            label={t('configuration.security.reason')}
            description={t('configuration.security.reasonHelp')}
            required
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        )}
        {data?.identityConflictAt && (
          <IdentityConflict since={data.identityConflictAt}>
            {mayOperate && (
              <Button
                size="xs"
                variant="default"
                disabled={!given.success}
                loading={clear.isPending}
                onClick={() => clear.mutate({ params, body: { reason } })}
              >
                {t('configuration.security.conflictClear')}
              </Button>
            )}
          </IdentityConflict>
        )}
        {data?.requiresTls && (
          <PlainException
            until={data.plainUntil}
            mayChange={mayOperate}
            ready={given.success}
            busy={except.isPending}
            onChange={(until) => except.mutate({ params, body: { until, reason } })}
          />
        )}
      </Stack>
    </Section>
  );
};
