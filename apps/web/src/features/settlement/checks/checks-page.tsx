import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '#lib/api.ts';
import { Page } from '#ui/page/page.tsx';
import { Payees } from './payees.tsx';
import { payeesQuery, vatIdsQuery } from './queries.ts';
import { VatIds } from './vat-ids.tsx';

export const loader = () => {
  void queryClient.prefetchInfiniteQuery(vatIdsQuery('open'));
  void queryClient.prefetchInfiniteQuery(payeesQuery('open'));
  return null;
};

/** VAT ids and bank accounts that others have to vouch for. */
const ChecksPage = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'checks' });
  const [isAll, setAll] = useState(false);
  const show = isAll ? 'all' : 'open';
  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={
        <Checkbox
          label={t('all')}
          checked={isAll}
          onChange={({ currentTarget: { checked } }) => setAll(checked)}
        />
      }
    >
      <VatIds show={show} />
      <Payees show={show} />
    </Page>
  );
};

export { ChecksPage as Component };
