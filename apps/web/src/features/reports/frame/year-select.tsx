import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFromNow } from '#lib/use-now.ts';
import { runningMonth } from './report-in-url.ts';

const YEARS_KEPT = 7;

interface Props {
  readonly value: string;
  readonly onChange: (year: string) => void;
}

/** The running year, or one of those that documents are kept of. */
export const YearSelect = ({ value, onChange }: Props) => {
  const { t } = useTranslation('reports');
  const running = useFromNow(runningMonth).slice(0, 4);
  const years = Array.from({ length: YEARS_KEPT + 1 }, (_, back) => String(Number(running) - back));
  return (
    <NativeSelect
      label={t('filters.year')}
      maw={200}
      data={years.includes(value) ? years : [value, ...years]}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
};
