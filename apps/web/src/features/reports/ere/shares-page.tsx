import { Button, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { ereShareBodySchema, listEreShares, recordEreShare } from '@laadpoort/contract/reports/ere-shares';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryClient, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { When } from '#ui/times/when.tsx';
import { ereSharesQuery } from './queries.ts';

export const loader = () => {
  void queryClient.prefetchQuery(ereSharesQuery);
  return null;
};

type Share = EndpointResult<typeof listEreShares>['shares'][number];

/** The renewable share of the grid, by which units are counted. */
const SharesPage = () => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere.shares' });
  const query = useQuery(ereSharesQuery);
  const mayRecord = useMay('settlement.manage');
  return (
    <Section title={t('title')} intro={t('intro')}>
      <Stack>
        <Loaded query={query} loading={<Skeleton height={160} />}>
          {({ shares }) => <ShareTable shares={shares} />}
        </Loaded>
        {mayRecord && <ShareForm />}
      </Stack>
    </Section>
  );
};

const ShareTable = ({ shares }: { shares: readonly Share[] }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere.shares' });
  return (
    <DataTable
      caption={t('title')}
      rows={shares}
      rowKey={({ recordedAt }) => recordedAt}
      empty={<Text>{t('none')}</Text>}
      columns={[
        { id: 'year', header: t('year'), cell: ({ year }) => year },
        {
          id: 'percent',
          header: t('percent'),
          numeric: true,
          cell: ({ renewablePercent }) => renewablePercent,
        },
        { id: 'source', header: t('source'), cell: ({ source }) => source },
        {
          id: 'recorded',
          header: t('recorded'),
          cell: ({ recordedAt, recordedBy }) => (
            <>
              <When at={recordedAt} short /> {recordedBy}
            </>
          ),
        },
      ]}
    />
  );
};

const ShareForm = () => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere.shares' });
  const record = useApiMutation(recordEreShare);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: ereShareBodySchema,
    initialValues: { year: '', renewablePercent: '', source: '' },
    submit: async (body) => {
      await record.mutateAsync({ body });
      toast(t('done'));
      form.reset();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack maw={560}>
        {failure !== null && <ErrorNote error={failure} />}
        <TextInput label={t('year')} inputMode="numeric" required {...field('year')} />
        <TextInput label={t('percent')} inputMode="decimal" required {...field('renewablePercent')} />
        <TextInput label={t('source')} description={t('sourceHelp')} required {...field('source')} />
        <Button type="submit" loading={busy} style={{ alignSelf: 'flex-start' }}>
          {t('record')}
        </Button>
      </Stack>
    </form>
  );
};

export { SharesPage as Component };
