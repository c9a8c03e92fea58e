import { EmptyState, NativeSelect } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { Page } from '#ui/page/page.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { cardsQuery } from './queries.ts';
import { useCardMonths } from './use-card-months.ts';
import { Claim } from './claim.tsx';

export const loader = () => {
  void queryClient.prefetchQuery(cardsQuery);
  return null;
};

const ClaimsPage = () => {
  const { t } = useTranslation('mobility');
  const query = useCardMonths();
  const { data: cardMonths } = query;
  const [search, setSearch] = useSearchParams();
  const months = [...new Set(cardMonths?.map(({ month }) => month))].toSorted().toReversed();
  const month = months.find((each) => each === search.get('month')) ?? months[0];
  return (
    <Page
      title={t('claims.title')}
      intro={t('claims.intro')}
      actions={
        month && (
          <MonthChoice
            month={month}
            months={months}
            onChange={(value) => setSearch({ month: value }, { replace: true })}
          />
        )
      }
    >
      <Loaded query={query}>
        {(rows) =>
          month ? (
            <Claim month={month} rows={rows.filter((row) => row.month === month)} />
          ) : (
            <NothingToClaim />
          )
        }
      </Loaded>
    </Page>
  );
};

interface MonthChoiceProps {
  month: string;
  months: readonly string[];
  onChange: (month: string) => void;
}

const MonthChoice = ({ month, months, onChange }: MonthChoiceProps) => {
  const { t } = useTranslation('mobility');
  const format = useFormat();
  return (
    <NativeSelect
      label={t('claims.month')}
      value={month}
      data={months.map((value) => ({ value, label: format.month(value) }))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
};

const NothingToClaim = () => {
  const { t } = useTranslation('mobility');
  return (
    <EmptyState
      icon={<IconReceipt aria-hidden />}
      title={t('claims.empty.title')}
      description={t('claims.empty.text')}
    />
  );
};

export { ClaimsPage as Component };
