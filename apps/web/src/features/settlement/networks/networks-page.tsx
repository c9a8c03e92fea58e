import { Anchor, Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { addNetwork, networkBodySchema, type Network } from '@laadpoort/contract/settlement/networks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryClient, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { Page, Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { networksQuery } from './queries.ts';
import { useSinceWords } from './use-since-words.ts';
import { PaysActions } from './pays-actions.tsx';

export const loader = () => {
  void queryClient.prefetchQuery(networksQuery);
  return null;
};

/** Issuers of cards, and whether they pay. */
const NetworksPage = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'networks' });
  const query = useQuery(networksQuery);
  const [adding, setAdding] = useState(false);
  const mayManage = useMay('settlement.manage');
  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={mayManage && <Button onClick={() => setAdding(true)}>{t('add.open')}</Button>}
    >
      <Section title={t('title')} titleHidden>
        <UnlessFailed query={query}>
          <DataTable
            caption={t('title')}
            rows={query.data?.networks}
            rowKey={({ id }) => id}
            empty={<Text fw={650}>{t('none')}</Text>}
            columns={[
              {
                id: 'name',
                header: t('columns.name'),
                cell: ({ id, name }) => (
                  <Anchor component={Link} to={`/support/networks/${id}`} fw={650}>
                    {name}
                  </Anchor>
                ),
              },
              { id: 'cards', header: t('columns.cards'), numeric: true, cell: ({ cards }) => cards },
              { id: 'pays', header: t('columns.pays'), cell: (network) => <Pays network={network} /> },
              {
                id: 'action',
                header: t('columns.action'),
                hiddenHeader: true,
                cell: (network) => mayManage && <PaysActions network={network} />,
              },
            ]}
          />
        </UnlessFailed>
      </Section>
      <Modal opened={adding} onClose={() => setAdding(false)} title={t('add.open')}>
        <AddNetwork onAdded={() => setAdding(false)} />
      </Modal>
    </Page>
  );
};

const Pays = ({ network }: { network: Network }) => {
  const { pays, saidBy, confirmedBy, confirmedAt, paysFrom } = network;
  const { t } = useTranslation('settlement', { keyPrefix: 'networks' });
  const format = useFormat();
  const since = useSinceWords()(paysFrom);
  if (pays === 'said') return t('pays.said', { name: saidBy, since });
  if (confirmedAt === null) return t('pays.no');
  return t('pays.confirmed', {
    said: saidBy ?? '–',
    confirmed: confirmedBy ?? '–',
    at: format.dateTime(confirmedAt),
    since,
  });
};

const AddNetwork = ({ onAdded }: { onAdded: () => void }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'networks' });
  const add = useApiMutation(addNetwork);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: networkBodySchema,
    initialValues: { name: '' },
    submit: async (body) => {
      await add.mutateAsync({ body });
      toast(t('add.done'));
      onAdded();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <TextInput label={t('add.name')} description={t('add.nameHelp')} required {...field('name')} />
        <Button type="submit" loading={busy}>
          {t('add.open')}
        </Button>
      </Stack>
    </form>
  );
};

export { NetworksPage as Component };
