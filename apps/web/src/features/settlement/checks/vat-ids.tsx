import { Button, Stack, Text } from '@mantine/core';
import type { VatIdToCheck } from '@laadpoort/contract/settlement/vat-id-checks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { vatIdsQuery } from './queries.ts';
import { ConfirmVatId, RecordVatId } from './vat-id-dialogs.tsx';

interface Asking {
  readonly what: 'record' | 'confirm';
  readonly about: VatIdToCheck;
}

/** VAT ids and what VIES said about them. */
export const VatIds = ({ show }: { show: 'open' | 'all' }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'checks' });
  const query = useInfiniteQuery(vatIdsQuery(show));
  const mayAct = useMay('settlement.manage');
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  return (
    <Section title={t('vatIds.title')}>
      <UnlessFailed query={query}>
        <Stack>
          <DataTable
            caption={t('vatIds.title')}
            rows={query.data?.pages.flatMap(({ vatIds }) => vatIds)}
            rowKey={({ accountId, vatId }) => `${accountId} ${vatId}`}
            empty={<Text>{t('vatIds.none')}</Text>}
            columns={[
              { id: 'account', header: t('vatIds.columns.account'), cell: ({ accountName }) => accountName },
              { id: 'declared', header: t('vatIds.columns.declared'), cell: ({ supplier }) => supplier },
              { id: 'vatId', header: t('vatIds.columns.vatId'), cell: ({ vatId }) => vatId },
              { id: 'vies', header: t('vatIds.columns.vies'), cell: ({ check }) => <Said check={check} /> },
              {
                id: 'action',
                header: t('vatIds.columns.action'),
                cell: (about) => mayAct && <Action about={about} onAsk={setAsking} />,
              },
            ]}
          />
          <MoreButton query={query} label={t('more')} />
        </Stack>
      </UnlessFailed>
      {asking?.what === 'record' && <RecordVatId about={asking.about} onClose={close} />}
      {asking?.what === 'confirm' && <ConfirmVatId about={asking.about} onClose={close} />}
    </Section>
  );
};

const Said = ({ check }: { check: VatIdToCheck['check'] }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'checks.vatIds' });
  const format = useFormat();
  if (check === null) return t('never');
  const { result, name, checkedOn, recordedBy, isConfirmed, isOld } = check;
  return (
    <Stack gap={0}>
      <span>
        {t('said', {
          result: t(`results.${result}`),
          name,
          day: format.date(checkedOn),
          person: recordedBy,
        })}
      </span>
      {!isConfirmed && <Text size="sm">{t('waits')}</Text>}
      {isConfirmed && isOld && <Text size="sm">{t('old')}</Text>}
    </Stack>
  );
};

const Action = ({ about, onAsk }: { about: VatIdToCheck; onAsk: (asking: Asking) => void }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'checks.vatIds' });
  const { check, vatId } = about;
  const mayConfirm = check !== null && !check.isConfirmed && !check.isOwn;
  const what = mayConfirm ? 'confirm' : 'record';
  return (
    <Button
      variant="default"
      size="compact-md"
      aria-label={t(`${what}For`, { vatId })}
      onClick={() => onAsk({ what, about })}
    >
      {t(what)}
    </Button>
  );
};
