import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { heldPayoutsQuery } from './queries.ts';

/** Who waits for the next payout; asked for only when somebody wants to know, since owners read who looked. */
export const HeldAccounts = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setOpen(true)}>
        {t('next.who')}
      </Button>
      {open && (
        <OpenDialog title={t('next.who')} onClose={() => setOpen(false)}>
          <Accounts />
        </OpenDialog>
      )}
    </>
  );
};

const Accounts = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const format = useFormat();
  const query = useQuery(heldPayoutsQuery);
  return (
    <Loaded query={query} loading={<Skeleton height={160} />}>
      {({ accounts, total }) => (
        <Stack>
          {accounts.length < total && <Text>{t('unmatched.first', { shown: accounts.length, total })}</Text>}
          <DataTable
            caption={t('next.who')}
            rows={accounts}
            rowKey={({ accountId }) => accountId}
            columns={[
              {
                id: 'account',
                header: t('columns.account'),
                cell: ({ accountName, holder, ibanMasked }) => (
                  <Stack gap={0}>
                    <Text fw={650}>{accountName}</Text>
                    {ibanMasked !== null && <Text size="sm">{`${holder ?? ''} ${ibanMasked}`}</Text>}
                  </Stack>
                ),
              },
              { id: 'why', header: t('columns.why'), cell: ({ hold }) => t(`holds.${hold}`) },
              {
                id: 'amount',
                header: t('columns.amount'),
                numeric: true,
                cell: ({ amount }) => format.money(amount),
              },
            ]}
          />
        </Stack>
      )}
    </Loaded>
  );
};
