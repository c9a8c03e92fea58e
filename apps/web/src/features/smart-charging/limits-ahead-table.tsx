import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import type { LimitsAhead } from './limits-ahead.ts';
import { useSmartChargingWords } from './smart-charging-words.ts';

interface Props {
  title: string;
  ahead: LimitsAhead;
  arrived: boolean;
}

/** The same as figures; the intended limit has its own column while it differs from the charger's. */
export const LimitsAheadTable = ({ title, ahead: { unit, profiles, steps }, arrived }: Props) => {
  const { t } = useTranslation('smartCharging');
  const format = useFormat();
  const words = useSmartChargingWords();
  const inWords = (limit: number | null) => words.limit(limit === null ? null : { limit, unit });
  return (
    <DataTable
      caption={title}
      rows={steps}
      rowKey={({ at }) => at.getTime()}
      columns={[
        { id: 'at', header: t('time'), cell: ({ at }) => format.dateTime(at) },
        { id: 'now', header: t('aheadNow'), numeric: true, cell: ({ now }) => inWords(now) },
        ...(arrived
          ? []
          : [
              {
                id: 'meant',
                header: t('aheadMeant'),
                numeric: true,
                cell: ({ meant }: (typeof steps)[number]) => inWords(meant),
              },
            ]),
        ...profiles.map((each) => ({
          id: each.id,
          header: words.profile(each),
          numeric: true,
          cell: ({ alone }: (typeof steps)[number]) => {
            const limit = alone[each.id] ?? null;
            return limit === null ? '–' : `${limit} ${unit}`;
          },
        })),
      ]}
    />
  );
};
