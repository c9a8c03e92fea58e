import { Anchor, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { NetworkCard } from '@laadpoort/contract/settlement/network-cards';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { CardForm } from './card-form.tsx';
import { ImportCards } from './import-cards.tsx';
import { networkCardsQuery } from './queries.ts';
import { WaitingCards } from './waiting-cards.tsx';

/** The cards of an issuer. */
const NetworkPage = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'networks' });
  const networkId = useIdParam('networkId');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 300);
  const query = useQuery({ ...networkCardsQuery(networkId, q), placeholderData: keepPreviousData });
  const mayManage = useMay('settlement.manage');
  return (
    <Page
      title={query.data?.network.name ?? t('columns.name')}
      actions={
        <Anchor component={Link} to="/support/networks">
          {t('cards.all')}
        </Anchor>
      }
    >
      <Section title={t('cards.title')} actions={mayManage && <Actions networkId={networkId} />}>
        <Stack>
          {query.data && <WaitingCards network={query.data.network} />}
          <TextInput
            label={t('cards.find')}
            description={t('cards.findHelp')}
            maxLength={40}
            value={typed}
            onChange={({ currentTarget: { value } }) => setTyped(value)}
          />
          <UnlessFailed query={query}>
            <CardTable cards={query.data?.cards} />
            {query.data?.more && <Text size="sm">{t('cards.more', { count: query.data.cards.length })}</Text>}
          </UnlessFailed>
        </Stack>
      </Section>
    </Page>
  );
};

const CardTable = ({ cards }: { cards: readonly NetworkCard[] | undefined }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'networks' });
  const format = useFormat();
  return (
    <DataTable
      caption={t('cards.title')}
      rows={cards}
      rowKey={({ id }) => id}
      empty={<Text fw={650}>{t('cards.none')}</Text>}
      columns={[
        { id: 'uid', header: t('cards.columns.uid'), cell: ({ uidMasked }) => uidMasked },
        {
          id: 'visual',
          header: t('cards.columns.visual'),
          cell: ({ visualNumber }) => visualNumber ?? '–',
        },
        { id: 'contract', header: t('cards.columns.contract'), cell: ({ contractId }) => contractId ?? '–' },
        {
          id: 'expires',
          header: t('cards.columns.expires'),
          cell: ({ expiresAt }) => (expiresAt === null ? t('cards.never') : format.dateTime(expiresAt)),
        },
        {
          id: 'blocked',
          header: t('cards.columns.blocked'),
          cell: ({ blocked }) => (blocked ? t('cards.blocked') : '–'),
        },
      ]}
    />
  );
};

const Actions = ({ networkId }: { networkId: string }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'networks' });
  const [open, setOpen] = useState<'card' | 'file' | null>(null);
  const close = () => setOpen(null);
  return (
    <Group>
      <Button onClick={() => setOpen('card')}>{t('card.open')}</Button>
      <Button variant="default" onClick={() => setOpen('file')}>
        {t('file.open')}
      </Button>
      <Modal opened={open === 'card'} onClose={close} title={t('card.open')}>
        <CardForm networkId={networkId} onSaved={close} />
      </Modal>
      <Modal opened={open === 'file'} onClose={close} title={t('file.open')} size="lg">
        <ImportCards networkId={networkId} onImported={close} />
      </Modal>
    </Group>
  );
};

export { NetworkPage as Component };
