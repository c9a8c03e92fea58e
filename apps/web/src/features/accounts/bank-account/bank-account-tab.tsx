import { Button, DataList, Skeleton, Stack, Text } from '@mantine/core';
import type { BankAccount } from '@laadpoort/contract/accounts/bank-account';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { Section } from '#ui/page/page.tsx';
import { When } from '#ui/times/when.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { CancelChange } from './cancel-change.tsx';
import { BankAccountForm } from './bank-account-form.tsx';
import { bankAccountQuery } from '../queries.ts';

export const loader = () => {
  void queryClient.prefetchQuery(bankAccountQuery);
  return null;
};

const BankAccountTab = () => {
  const { t } = useTranslation('accounts');
  const query = useQuery(bankAccountQuery);
  return (
    <Section title={t('bank.title')} intro={t('bank.intro')}>
      <Loaded query={query} loading={<Skeleton height={96} />}>
        {({ bankAccount }) => <Current bankAccount={bankAccount} />}
      </Loaded>
    </Section>
  );
};

const Current = ({ bankAccount }: { bankAccount: BankAccount | null }) => {
  const { t } = useTranslation('accounts');
  const mayChange = useMay('bank.manage');
  const [changing, setChanging] = useState(false);
  return (
    <Stack>
      {bankAccount ? <Facts bankAccount={bankAccount} /> : <Text>{t('bank.none')}</Text>}
      {bankAccount?.payableFrom && <CancelChange payableFrom={bankAccount.payableFrom} />}
      {!mayChange && <Text c="dimmed">{t('bank.onlyOwner')}</Text>}
      {mayChange && bankAccount && !changing && (
        <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setChanging(true)}>
          {t('bank.change')}
        </Button>
      )}
      {mayChange && (!bankAccount || changing) && <BankAccountForm onSaved={() => setChanging(false)} />}
    </Stack>
  );
};

const Facts = ({ bankAccount }: { bankAccount: BankAccount }) => {
  const { t } = useTranslation('accounts');
  const { ibanMasked, holder, changedAt, changedBy } = bankAccount;
  return (
    <DataList>
      <DataList.Item>
        <DataList.ItemLabel>{t('bank.iban')}</DataList.ItemLabel>
        <DataList.ItemValue>
          <Text span ff="monospace" size="sm" style={{ whiteSpace: 'nowrap' }}>
            {ibanMasked}
          </Text>
        </DataList.ItemValue>
      </DataList.Item>
      <DataList.Item>
        <DataList.ItemLabel>{t('bank.holder')}</DataList.ItemLabel>
        <DataList.ItemValue>{holder}</DataList.ItemValue>
      </DataList.Item>
      <DataList.Item>
        <DataList.ItemLabel>{t('bank.changed')}</DataList.ItemLabel>
        <DataList.ItemValue>
          <span>
            <When at={changedAt} /> {changedBy && t('bank.changedBy', { name: changedBy })}
          </span>
        </DataList.ItemValue>
      </DataList.Item>
    </DataList>
  );
};

export { BankAccountTab as Component };
