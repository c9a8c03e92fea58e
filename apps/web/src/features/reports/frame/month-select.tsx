import { NativeSelect } from '@mantine/core';
import { addMonths, monthsBetween } from '@laadpoort/domain/reports/month';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { useFromNow } from '#lib/use-now.ts';
import { runningMonth } from './report-in-url.ts';

/** As many months back as the API keeps for a report at once. */
export const MONTHS_OF_REPORTS = 36;
/** As long as documents are kept. */
export const MONTHS_OF_DOCUMENTS = 84;

interface MonthProps {
  readonly label: string;
  readonly value: string;
  /** How many are offered, the running one among them. */
  readonly months: number;
  readonly onChange: (month: string) => void;
}

/** The running month, or one before it. */
export const MonthSelect = ({ label, value, months, onChange }: MonthProps) => {
  const format = useFormat();
  const running = useFromNow(runningMonth);
  return (
    <NativeSelect
      label={label}
      data={monthsBetween(addMonths(running, 1 - months), running)
        .toReversed()
        .map((month) => ({ value: month, label: format.month(month) }))}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
};

interface PeriodProps {
  readonly from: string;
  readonly to: string;
  readonly months: number;
  readonly onChange: (period: { from: string; to: string }) => void;
}

/** First and last month. Moving one end past the other moves the other too. */
export const PeriodSelect = ({ from, to, months, onChange }: PeriodProps) => {
  const { t } = useTranslation('reports', { keyPrefix: 'filters' });
  return (
    <>
      <MonthSelect
        label={t('from')}
        value={from}
        months={months}
        onChange={(month) => onChange({ from: month, to: month > to ? month : to })}
      />
      <MonthSelect
        label={t('to')}
        value={to}
        months={months}
        onChange={(month) => onChange({ from: month < from ? month : from, to: month })}
      />
    </>
  );
};
