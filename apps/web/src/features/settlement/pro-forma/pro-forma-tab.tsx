import { Alert, Group, List, Stack, Text } from '@mantine/core';
import { getProForma, getProFormaFile, type ProFormaAnswer } from '@laadpoort/contract/settlement/pro-forma';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery, queryClient } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { ExportButton } from '#ui/feedback/export-button.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';

const proFormaQuery = apiQuery(getProForma, {});

export const loader = () => {
  void queryClient.prefetchQuery(proFormaQuery);
  return null;
};

/** What the next document would say. */
const ProFormaTab = () => {
  const query = useQuery(proFormaQuery);
  return (
    <Loaded query={query}>
      {(answer) => (
        <Stack gap="lg">
          <Preview answer={answer} />
          <Waiting waiting={answer.waiting} />
        </Stack>
      )}
    </Loaded>
  );
};

const Preview = ({ answer: { month, document, assumed } }: { readonly answer: ProFormaAnswer }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'proForma' });
  const { t: tDocument } = useTranslation('settlement', { keyPrefix: 'documents' });
  const format = useFormat();
  return (
    <Section title={t('title', { month: format.month(month) })} intro={t('intro')}>
      {document === null ? (
        <Text>{t('none')}</Text>
      ) : (
        <Stack align="flex-start">
          <Group gap="xl">
            <Figure strong label={t('total')} value={format.money(document.total)} />
            <Figure label={t('net')} value={format.money(document.net)} />
            {document.vat !== null && <Figure label={t('vat')} value={format.money(document.vat)} />}
            <Figure label={t('energy')} value={format.energy(document.energyWh)} />
            <Figure label={t('sessions')} value={format.count(document.sessions)} />
          </Group>
          <Text>{t('kind', { kind: tDocument(`kinds.${document.kind}`) })}</Text>
          <Assumed assumed={assumed} />
          <ExportButton href={endpointUrl(getProFormaFile, {})}>{t('pdf')}</ExportButton>
        </Stack>
      )}
    </Section>
  );
};

const Assumed = ({ assumed }: Pick<ProFormaAnswer, 'assumed'>) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'proForma' });
  if (assumed.length === 0) return null;
  return (
    <Alert color="amber" title={t('assumedTitle')}>
      <List>
        {assumed.map((each) => (
          <List.Item key={each}>{t(`assumed.${each}`)}</List.Item>
        ))}
      </List>
    </Alert>
  );
};

const Waiting = ({ waiting }: Pick<ProFormaAnswer, 'waiting'>) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'proForma' });
  const { t: tRun } = useTranslation('settlement', { keyPrefix: 'runs' });
  const format = useFormat();
  if (waiting.length === 0) return null;
  return (
    <Section title={t('waiting')}>
      <DataTable
        caption={t('waiting')}
        rows={waiting}
        rowKey={({ reason }) => reason}
        columns={[
          { id: 'reason', header: t('reason'), cell: ({ reason }) => tRun(`reasons.${reason}`) },
          {
            id: 'sessions',
            header: t('sessions'),
            numeric: true,
            cell: ({ sessions }) => format.count(sessions),
          },
          { id: 'amount', header: t('amount'), numeric: true, cell: ({ amount }) => format.money(amount) },
        ]}
      />
    </Section>
  );
};

export { ProFormaTab as Component };
