import { Text } from '@mantine/core';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { When } from '#ui/times/when.tsx';

/** Every decision on a session, with the current one at the top. */
export const DecisionHistory = ({ decisions }: Pick<SessionDetail, 'decisions'>) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const spanOf = ({ startedAt, endedAt }: { startedAt: string; endedAt: string }) =>
    t('review.bounds', { low: format.dateTime(startedAt), high: format.dateTime(endedAt) });
  return (
    <DataTable
      caption={t('review.history')}
      captionShown
      rows={decisions}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'decision',
          header: t('review.columns.decision'),
          cell: ({ decision, times }) => (
            <div>
              {t(`review.decided.${decision}`)}
              {times && (
                <Text size="sm" c="dimmed" fw={400}>
                  {t('review.times.taken', { times: spanOf(times.after), before: spanOf(times.before) })}
                </Text>
              )}
            </div>
          ),
        },
        {
          id: 'energy',
          header: t('review.columns.energy'),
          numeric: true,
          cell: ({ energyWhAfter }) => format.energy(energyWhAfter),
        },
        { id: 'note', header: t('review.columns.note'), cell: ({ note }) => note || '–' },
        { id: 'by', header: t('review.columns.by'), cell: ({ decidedBy }) => decidedBy },
        { id: 'at', header: t('review.columns.at'), cell: ({ decidedAt }) => <When at={decidedAt} short /> },
      ]}
    />
  );
};
