import { Button, Text } from '@mantine/core';
import { listApiKeys, revokeApiKey, type ApiKey } from '@laadpoort/contract/accounts/api-keys';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery, queryClient, useApiMutation } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { MakeApiKey } from './make-api-key.tsx';

const apiKeysQuery = apiQuery(listApiKeys, {});

export const loader = () => {
  void queryClient.prefetchQuery(apiKeysQuery);
  return null;
};

/** Keys with which programs and meters act in the account; for owners. */
const ApiKeysTab = () => {
  const { t } = useTranslation('accounts');
  const query = useQuery(apiKeysQuery);
  const [making, setMaking] = useState(false);
  return (
    <UnlessFailed query={query}>
      <Section
        title={t('apiKeys.title')}
        intro={t('apiKeys.intro')}
        actions={<Button onClick={() => setMaking(true)}>{t('apiKeys.make')}</Button>}
      >
        <ApiKeyTable keys={query.data?.keys} />
      </Section>
      {making && <MakeApiKey onClose={() => setMaking(false)} />}
    </UnlessFailed>
  );
};

const ApiKeyTable = ({ keys }: { keys: readonly ApiKey[] | undefined }) => {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  return (
    <>
      <DataTable
        caption={t('apiKeys.title')}
        rows={keys}
        rowKey={({ id }) => id}
        empty={<Text c="dimmed">{t('apiKeys.none')}</Text>}
        columns={[
          { id: 'name', header: t('apiKeys.name'), cell: ({ name }) => name },
          {
            id: 'scopes',
            header: t('apiKeys.scopes'),
            cell: ({ scopes }) => scopes.map((scope) => t(`apiKeys.scope.${scope}`)).join(', '),
          },
          { id: 'by', header: t('apiKeys.by'), cell: ({ createdBy }) => createdBy ?? '–' },
          {
            id: 'used',
            header: t('apiKeys.used'),
            cell: ({ lastUsedAt }) => (lastUsedAt ? format.dateTime(lastUsedAt) : t('apiKeys.notUsed')),
          },
          {
            id: 'expires',
            header: t('members.expires'),
            cell: ({ expiresAt }) => format.dateTime(expiresAt),
          },
          {
            id: 'action',
            header: t('members.action'),
            hiddenHeader: true,
            cell: (key) => (
              <Button
                size="xs"
                variant="default"
                aria-label={t('apiKeys.revokeOf', { name: key.name })}
                onClick={() => setRevoking(key)}
              >
                {t('apiKeys.revoke')}
              </Button>
            ),
          },
        ]}
      />
      {revoking && <RevokeApiKey apiKey={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
};

const RevokeApiKey = ({ apiKey: { id, name }, onClose }: { apiKey: ApiKey; onClose: () => void }) => {
  const { t } = useTranslation('accounts');
  const revoke = useApiMutation(revokeApiKey);
  const confirm = () =>
    revoke.mutate(
      { params: { apiKeyId: id } },
      {
        onSuccess: () => {
          toast(t('apiKeys.revoked', { name }));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('apiKeys.revokeTitle', { name })}
      confirm={t('apiKeys.revoke')}
      danger
      busy={revoke.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {revoke.error && <ErrorNote error={revoke.error} />}
      <Text>{t('apiKeys.revokeText')}</Text>
    </ConfirmDialog>
  );
};

export { ApiKeysTab as Component };
