import type { Utilisation } from '@laadpoort/contract/reports/utilisation';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { ChartFigure } from '#ui/figures/chart-figure.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import classes from './heat-map.module.css';

type Hour = Utilisation['hours'][number];

const shareOf = ({ occupiedSeconds, availableSeconds }: Hour) =>
  availableSeconds === 0 ? 0 : occupiedSeconds / availableSeconds;
const colourOf = (share: number) =>
  `color-mix(in srgb, var(--mark-petrol) ${Math.round(100 * share)}%, var(--mantine-color-default-border))`;
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** How much of each hour of the week the connectors were occupied. */
export const HeatMap = ({ hours }: { readonly hours: readonly Hour[] }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'utilisation' });
  const format = useFormat();
  const busiest = hours.toSorted((a, b) => shareOf(b) - shareOf(a))[0];
  const days = [...Map.groupBy(hours, ({ weekday }) => weekday)].map(([weekday, row]) => ({ weekday, row }));
  const summary =
    busiest && shareOf(busiest) > 0
      ? t('busiest', {
          day: format.weekday(busiest.weekday),
          from: clock(busiest.hour),
          until: clock(busiest.hour + 1),
          share: format.share(shareOf(busiest)),
        })
      : t('unused');
  return (
    <ChartFigure
      title={t('week')}
      titleHidden
      summary={summary}
      chart={
        <div className={classes['map']}>
          {days.map(({ weekday, row }) => (
            <div key={weekday} className={classes['day']}>
              <span>{format.weekday(weekday)}</span>
              {row.map((hour) => (
                <span
                  key={hour.hour}
                  className={classes['hour']}
                  style={{ background: colourOf(shareOf(hour)) }}
                />
              ))}
            </div>
          ))}
          <div className={classes['day']}>
            <span />
            {[0, 6, 12, 18].map((hour) => (
              <span key={hour} className={classes['mark']}>
                {clock(hour)}
              </span>
            ))}
          </div>
        </div>
      }
      table={
        <DataTable
          caption={t('week')}
          rows={Array.from({ length: 24 }, (_, hour) => hours.filter((each) => each.hour === hour))}
          rowKey={(row) => row[0]?.hour ?? 0}
          columns={[
            { id: 'hour', header: t('hour'), cell: (row) => clock(row[0]?.hour ?? 0) },
            ...days.map(({ weekday }) => ({
              id: `${weekday}`,
              header: format.weekday(weekday),
              numeric: true,
              cell: (row: readonly Hour[]) => {
                const hour = row.find((each) => each.weekday === weekday);
                return hour && format.share(shareOf(hour));
              },
            })),
          ]}
        />
      }
    />
  );
};
