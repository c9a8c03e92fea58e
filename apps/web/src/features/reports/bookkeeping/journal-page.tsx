import { Group, NativeSelect, Skeleton, Stack } from '@mantine/core';
import { exportJournal, JOURNAL_LISTS } from '@laadpoort/contract/reports/journal';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { useFromNow } from '#lib/use-now.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { useJournalInUrl, type JournalFilter } from './journal-in-url.ts';
import { JournalTable } from './journal-table.tsx';
import { journalQuery } from '../queries.ts';
import { MONTHS_OF_DOCUMENTS, PeriodSelect } from '../frame/month-select.tsx';
import { Report } from '../frame/report.tsx';
import classes from '../frame/report-filters.module.css';
import { runningMonth } from '../frame/report-in-url.ts';

/** The documents of a period, for the operator's own books. */
const JournalPage = () => {
  const { t } = useTranslation('reports', { keyPrefix: 'journal' });
  const format = useFormat();
  const [filter, change] = useJournalInUrl(useFromNow(runningMonth));
  const query = useInfiniteQuery(journalQuery(filter));
  return (
    <Report
      intro={t(`intros.${filter.list}`)}
      fileUrl={(file) => endpointUrl(exportJournal, { query: { ...filter, ...file } })}
    >
      <Filters filter={filter} onChange={change} />
      <Loaded query={query} loading={<Skeleton height={320} radius="lg" />}>
        {({ pages }) => (
          <>
            {pages[0] && (
              <Group component="section" aria-label={t('totals')} gap="xl">
                <Figure strong label={t('total')} value={format.money(pages[0].totals.total)} />
                <Figure label={t('net')} value={format.money(pages[0].totals.net)} />
                <Figure label={t('vat')} value={format.money(pages[0].totals.vat)} />
                <Figure label={t('documents')} value={format.count(pages[0].totals.documents)} />
              </Group>
            )}
            <Section title={t(`lists.${filter.list}`)}>
              <Stack>
                <JournalTable rows={pages.flatMap(({ rows }) => rows)} />
                <MoreButton query={query} label={t('more')} />
              </Stack>
            </Section>
          </>
        )}
      </Loaded>
    </Report>
  );
};

interface FilterProps {
  readonly filter: JournalFilter;
  readonly onChange: (changes: Partial<JournalFilter>) => void;
}

const Filters = ({ filter: { list, from, to }, onChange }: FilterProps) => {
  const { t } = useTranslation('reports');
  return (
    <search aria-label={t('filters.label')} className={classes['filters']}>
      <NativeSelect
        label={t('journal.list')}
        data={JOURNAL_LISTS.map((value) => ({ value, label: t(`journal.lists.${value}`) }))}
        value={list}
        onChange={({ currentTarget: { value } }) =>
          onChange({ list: JOURNAL_LISTS.find((each) => each === value) ?? 'journal' })
        }
      />
      <PeriodSelect from={from} to={to} months={MONTHS_OF_DOCUMENTS} onChange={onChange} />
    </search>
  );
};

export { JournalPage as Component };
